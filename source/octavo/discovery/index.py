"""Pages that are lists of articles by their structure alone: blogs, tags, issues, contents of books and series.

When in doubt a page is an article: to add one page by mistake is cheap, to add two hundred is rude.
"""

from __future__ import annotations

from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.numbering import after_number, find_numbering, labels_of, slug_of
from octavo.discovery.page import WebPage
from octavo.discovery.pagination import find_next_page
from octavo.discovery.rows import Row, find_rows
from octavo.discovery.signs import are_posts, is_contents, is_home, is_menu, lies_below, states_article
from octavo.discovery.titles import title_of
from octavo.readers.elements.tree import language_of, words
from octavo.readers.html.measures.page import MeasuredPage, measure_page
from octavo.readers.html.metadata.titles import is_same_name


def find_index(page: WebPage) -> Listing | None:
    """The articles that a page lists, in its order; None if it is an article, or may be one."""
    measured = measure_page(page.body, page.address)
    rows = [row for row in find_rows(page, measured)[:_MOST_ROWS] if not _is_member(page, row)]
    for judge in (_judge_series, _judge_list, _judge_bare):
        for row in rows:
            if reason := judge(page, measured, row):
                return _list(page, row, reason)
    return None


def continue_index(page: WebPage) -> Listing | None:
    """The articles on a further page of a list, however few are left; None if there are none."""
    rows = find_rows(page, measure_page(page.body, page.address))
    row = next((row for row in rows if not is_menu(page, row)), None)
    return _list(page, row, "") if row else None


_MOST_ROWS = 3
"""Rows that are judged, the likeliest first."""


def _list(page: WebPage, row: Row, reason: str) -> Listing:
    return Listing(
        kind="index",
        entries=without_repeats(Entry(link.address, link.title) for link in row.links),
        title=title_of(page),
        language=language_of(page.root),
        order=reason,
        next=find_next_page(page),
    )


# --- parts of a series ------------------------------------------------------------------------------

_LEAST_PARTS = 3
_MOST_INTRODUCTION = 400
"""Words of prose that a page may have besides the parts of a series that it lists."""


def _judge_series(_page: WebPage, measured: MeasuredPage, row: Row) -> str:
    """Why a page lists the numbered parts of a series, and is none of them; "" if not."""
    if len(row.links) < _LEAST_PARTS:
        return ""
    numbering = find_numbering([(link.title, link.address) for link in row.links])
    if numbering is None or "part" not in numbering.place or min(filter(None, numbering.numbers)) > (2,):
        return ""
    if _lead(measured, row) > _MOST_INTRODUCTION:
        return ""
    return "the page, which lists the numbered parts of a series"


def _is_member(page: WebPage, row: Row) -> bool:
    """Whether a page stands in the series that it lists: by its number, a link to itself, or a line with its title."""
    title, labels = title_of(page), _labels(row.links[0].title, row.links[0].address)
    if not labels:
        return False
    if labels & _labels(title, page.address) or any(page.is_itself(link) for link in row.region.iter("a")):
        return True
    lines = (words(other) for link in row.links for other in link.item.itersiblings() if other.tag == link.item.tag)
    return any(is_same_name(after_number(said), title) for said in lines)


def _labels(title: str, address: str) -> set[str]:
    """The words that announce a number in a title and in an address."""
    return labels_of(title) | labels_of(slug_of(address).replace("_", "-"))


# --- other lists ------------------------------------------------------------------------------------

_LEAST_LINKS = 4
_LEAD, _LEAD_PER_LINK = 30, 10
"""Words of prose that may stand on a list besides what belongs to its links: an introduction, more for more links."""

_LONGEST_TEASER = 120
"""Words of prose that a list has for each link; only the home page of a site shows whole articles."""

_LEAST_TITLE = 4
"""Words in a title, on average; shorter ones are of menus, but for chapters of the book whose contents a page is."""


def _judge_list(page: WebPage, measured: MeasuredPage, row: Row) -> str:
    """Why a page is a list of articles; "" if it may be an article."""
    count, lead = len(row.links), _lead(measured, row)
    if count < _LEAST_LINKS or is_menu(page, row) or states_article(page):
        return ""
    is_book = is_contents(page) and lies_below(page, row)
    if lead > (_MOST_INTRODUCTION if is_book else min(_LEAD + _LEAD_PER_LINK * count, _MOST_INTRODUCTION)):
        return ""
    if row.mean_words < _LEAST_TITLE and not is_book:
        return ""
    if _prose_inside(measured, row) > count * _LONGEST_TEASER and not (is_home(page) or are_posts(row)):
        return ""
    return f"the page, in whose main part {count} links stand alike"


_MOST_BESIDES = 40
"""Words that a page may have besides its links to be nothing but a list: its title, a line or two."""
_MOST_BARE = 50
"""Links of a bare list; pages of hundreds are maps of sites."""
_LEAST_SAID = 3
"""Words in a title, on average, of a bare list that leads out of its folder; shorter ones are of menus."""


def _judge_bare(page: WebPage, _measured: MeasuredPage, row: Row) -> str:
    """Why a page is nothing but a list, however short: as an article it would have nothing to read; "" if it is not."""
    besides = len(words(page.body).split()) - sum(len(words(link.item).split()) for link in row.links)
    if len(row.links) > _MOST_BARE or besides > _MOST_BESIDES or is_menu(page, row) or states_article(page):
        return ""
    if row.mean_words < _LEAST_SAID and not lies_below(page, row):
        return ""
    return f"the page, which has nothing but {len(row.links)} links"


def _lead(measured: MeasuredPage, row: Row) -> int:
    """Words of prose on a page that belong to none of the links."""
    return measured.prose(measured.body) - _prose_inside(measured, row)


def _prose_inside(measured: MeasuredPage, row: Row) -> int:
    return sum(measured.prose(link.item) for link in row.links)
