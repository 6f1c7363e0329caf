"""Whether a passage of a page is running text, as articles have it, or rows of cards, links and forms."""

from __future__ import annotations

from octavo.locale.characters import SENTENCE_END
from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, holds, words
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.page import MeasuredPage

_NOT_RUNNING = {"aside", "form", "footer", "nav", "header"}
_LEAST = 8
"""Words of prose in a passage of running text: the shortest run that counts as prose."""


def is_running_text(passage: Element, page: MeasuredPage) -> bool:
    """Whether a passage holds sentences that are no part of links, cards or forms."""
    measure = page.measures.get(passage)
    if measure is None or measure.prose < _LEAST or passage.tag in _NOT_RUNNING or passage in page.boilerplate:
        return False
    if measure.linked * 4 > measure.words or holds(passage, "form", "input", "textarea"):
        return False
    return not _is_under_end(passage) and not _is_cards(passage)


def ends_with_stop(passage: Element) -> bool:
    """Whether a passage ends as sentences do; dates, bylines and credits end without a stop."""
    return SENTENCE_END.search(words(passage)) is not None


def _is_cards(passage: Element) -> bool:
    """Whether the headings of a passage are links to other pages, as those of teasers are."""
    headings = list(passage.iter(*HEADINGS))
    linked = [heading for heading in headings if _leads_elsewhere(heading)]
    return bool(linked) and len(linked) * 2 >= len(headings)


def _leads_elsewhere(heading: Element) -> bool:
    """Whether a heading is one link, and not one to itself."""
    link = next(heading.iterancestors("a"), None)
    if link is None:
        link = next((found for found in heading.iter("a") if len(words(found)) * 2 > len(words(heading))), None)
    return link is not None and not (link.get("href") or "#").startswith("#")


def _is_under_end(passage: Element) -> bool:
    """Whether the first heading of a passage ends articles: "Related articles", "About the author"."""
    heading = next(passage.iter(*HEADINGS), None)
    return heading is not None and boilerplate.ends_article(heading)
