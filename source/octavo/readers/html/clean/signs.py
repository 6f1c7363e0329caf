"""Signs of boilerplate that lie in the structure of an element: what it holds, not what it is called or says."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import INLINE, Element, holds, select, tag_of, words
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.measure import Measure

# --- forms ------------------------------------------------------------------------------------------

_FIELDS = {"email", "search", "tel", "password"}


def has_field(element: Element) -> bool:
    """Whether an element holds a field for an address, a password or a search: it asks something of its reader."""
    for field in element.iter("input"):
        kind, name = (field.get("type") or "").lower(), (field.get("name") or "").lower()
        if kind in _FIELDS or (kind in ("", "text") and ("mail" in name or name in ("s", "q", "query", "search"))):
            return True
    return False


# --- links ------------------------------------------------------------------------------------------


def is_mostly_links(element: Element, measure: Measure) -> bool:
    """Whether half of the words of an element, or all its pictures where it has no words, are links."""
    if measure.words:
        return measure.linked * 2 >= measure.words
    pictures = list(element.iter("img", "svg"))
    return bool(pictures) and all(next(picture.iterancestors("a"), None) is not None for picture in pictures)


_LEAST_TEXT = 8
"""Words beside the links of a line that is a sentence with links, not links with a label."""


def is_text(line: Line) -> bool:
    """Whether a line says something beside its links."""
    return line.words - line.linked >= _LEAST_TEXT


def leads_into_page(element: Element) -> bool:
    """Whether all links of an element lead into its own page."""
    return all((link.get("href") or "").startswith("#") for link in element.iter("a"))


_LONGEST_LABEL = 8
"""Words in a link that leads on: "Read more about the bridge"."""


def ends_in_link(element: Element) -> bool:
    """Whether the last words of an element are a short link to another page."""
    link = next(reversed(list(element.iter("a"))), None)
    if link is None or _is_no_page(link.get("href") or "#"):
        return False
    label = words(link)
    return 0 < len(label.split()) <= _LONGEST_LABEL and words(element).endswith(label)


# --- cards ------------------------------------------------------------------------------------------

_LONGEST_CARD = 40
"""Words in a card: a picture, the headline that it leads to, a line about it."""

_PICTURE_FILES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg")


def is_row_of_cards(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is a row of two or more cards: each a picture and few words, both of which lead elsewhere."""
    cards = _cards_of(element)
    return len(cards) > 1 and all(is_card(card, measures) for card in cards)


def is_teasers(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is a teaser of another page, or a row of them."""
    cards = _cards_of(element)
    return is_linked_card(element, measures) or (len(cards) > 1 and all(is_linked_card(one, measures) for one in cards))


def is_linked_card(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is short, shows a picture or a heading, and leads as a whole to one other page.

    A card does so by a link around its picture or heading, by one that says what the heading says, or an empty one.
    """
    measure = measures.get(element)
    if measure is None or not 0 < measure.words <= _LONGEST_TEASER or not measure.links:
        return False
    links = list(element.iter("a"))
    pages = {(link.get("href") or "#").split("?")[0] for link in links}
    if len(pages) != 1 or any(map(_is_no_page, pages)) or not holds(element, "img", "picture", *HEADINGS):
        return False
    heading = next((words(found) for found in element.iter(*HEADINGS)), "")
    return any(
        holds(link, "img", *HEADINGS) or not words(link) or (heading and heading in words(link)) for link in links
    )


def _cards_of(element: Element) -> list[Element]:
    """What stands in a row, the heading above it and the boxes around it apart."""
    cards = _children(element)
    while len(cards) == 1 and cards[0].tag in ("div", "ul", "section", "ol"):
        cards = _children(cards[0])
    if cards and tag_of(cards[0]) in HEADINGS:  # "Related", above the cards
        cards = cards[1:]
        if len(cards) == 1:
            cards = _children(cards[0])
    return cards


def _children(element: Element) -> list[Element]:
    return [child for child in element if isinstance(child.tag, str) and child.tag not in ("script", "style", "br")]


def is_card(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is a picture and few words, both of which lead to one other page."""
    measure = measures.get(element)
    if measure is None or not 0 < measure.words <= _LONGEST_CARD or measure.linked * 3 < measure.words:
        return False
    if not holds(element, "img", "picture", "video") or holds(element, "figcaption", "table", "pre", "blockquote"):
        return False
    links = {(link.get("href") or "").split("?")[0] for link in element.iter("a")}
    pictured = {(link.get("href") or "").split("?")[0] for link in select(element, "descendant-or-self::a[.//img]")}
    return bool(pictured) and not any(_is_no_page(link) for link in links)


_LONGEST_TEASER = 80
"""Words in the teaser of another article."""


def is_teaser(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is short and has one heading, which leads to another page: so do teasers of articles."""
    measure = measures.get(element)
    if measure is None or not 0 < measure.words <= _LONGEST_TEASER or not measure.links:
        return False
    headings = list(element.iter(*HEADINGS))
    return len(headings) == 1 and any(not _is_no_page(href) for href in _hrefs_around(headings[0]))


def _hrefs_around(heading: Element) -> list[str]:
    """Where a heading leads that is one link."""
    outer = next(heading.iterancestors("a"), None)
    links = [outer] if outer is not None else [link for link in heading.iter("a") if words(link) == words(heading)]
    return [link.get("href") or "#" for link in links]


def _is_no_page(href: str) -> bool:
    """Whether a link leads to a picture or into its own page."""
    return href.startswith("#") or href.lower().endswith(_PICTURE_FILES)


# --- calls ------------------------------------------------------------------------------------------

LONGEST_CALL = 80
"""Words in a box that asks its reader to follow a link."""


def _start_of(line: Line) -> float:
    return line.start


def is_call(lines: Sequence[Line]) -> bool:
    """Whether lines are a few words that end in a link alone, as a call to act does: "Try it for a month. [Begin]"."""
    return (
        bool(lines)
        and sum(line.words for line in lines) <= LONGEST_CALL
        and (last := max(lines, key=_start_of)).linked == last.words
        and not any(line.block.tag in ("li", "td", "dd") for line in lines)
    )


# --- buttons ----------------------------------------------------------------------------------------

_LONGEST_BUTTON = 8
"""Words on a button."""

_BUTTON = re.compile(r"(?:^|[-_\s])(?:button|btn|cta)s?(?=$|[-_\s])", re.I)
"""A class of what a page draws as a button: "wp-block-button", "btn btn-primary"."""

_NO_BUTTONS = {"li", "td", "th", "dt", "dd", *HEADINGS}


def may_be_button(line: Line) -> bool:
    """Whether a line is one short link that stands by itself."""
    return line.linked == line.words <= _LONGEST_BUTTON and line.is_whole and line.block.tag not in _NO_BUTTONS


def is_button(line: Line) -> bool:
    """Whether a line is one short link that is called a button: `<p class="btn"><a href="/buy">Begin</a></p>`."""
    return may_be_button(line) and _is_called_button(line)


def ends_in_button(lines: Sequence[Line]) -> bool:
    """Whether the last of a few lines is a button, however it stands in its block."""
    last = max(lines, key=_start_of)
    return len(lines) > 1 and last.words <= _LONGEST_BUTTON and _is_called_button(last)


def _is_called_button(line: Line) -> bool:
    return any(_BUTTON.search(found.get("class") or "") for found in _around(line))


def _around(line: Line) -> Iterator[Element]:
    """The elements that hold a line and nothing else, and the parts of it."""
    yield line.block
    for part in line.parts:
        yield from part.iter("a")
    around = line.block.getparent()
    if around is not None and len(around) == 1:
        yield around


_LEAST_REPEATS = 3
"""How often a page says the same on its buttons."""


def find_repeated(lines: Iterable[Line]) -> set[Line]:
    """Short links that the page repeats, each in a block of its own: "Read the review" under each of ten things."""
    links = [line for line in lines if may_be_button(line)]
    count = Counter(line.text.casefold() for line in links)
    return {line for line in links if count[line.text.casefold()] >= _LEAST_REPEATS}


_NETWORKS = re.compile(
    r"\b(facebook|twitter|whatsapp|linkedin|reddit|pinterest|telegram|e-?mail|messenger|xing|tumblr|vk|line|weibo|"
    r"mastodon|bluesky|threads|flipboard|pocket)\b",
    re.I,
)
_SHARES = re.compile(r"shar(?:e|er|ing)\b|/intent/|[?&](?:u|url|text)=|^mailto:|^whatsapp:", re.I)
"""Addresses that share a page: "https://example.org/sharer?u=…"."""

_LONGEST_SHARE_ROW, _LEAST_NETWORKS = 40, 3


def is_share_row(element: Element, measures: dict[Element, Measure]) -> bool:
    """Whether an element is hardly more than links that name three networks or more and share the page there."""
    measure = measures.get(element)
    if measure is None or not 0 < measure.words <= _LONGEST_SHARE_ROW or measure.linked * 2 <= measure.words:
        return False
    if len({name.lower() for name in _NETWORKS.findall(words(element))}) < _LEAST_NETWORKS:
        return False
    links = list(element.iter("a"))
    return sum(_SHARES.search(link.get("href") or "") is not None for link in links) * 2 >= len(links)


# --- data -------------------------------------------------------------------------------------------


def is_data(line: Line) -> bool:
    """Whether a line is an object in JSON that stands right in a box, for a script: `<div>{"columns": 2}</div>`.

    What is shown of JSON stands in paragraphs and listings.
    """
    text = line.text
    if not text.startswith(("{", "[{")) or line.block.tag != "div" or any(holds(part, "code") for part in line.parts):
        return False
    try:
        return bool(json.loads(text))
    except ValueError:
        return False
    except RecursionError:
        return True


# --- labels -----------------------------------------------------------------------------------------


def is_bare(element: Element) -> bool:
    """Whether an element is a box of words and elements of a line alone: no paragraph, list, listing or picture."""
    plain = all(found.tag in INLINE or found.tag in _BOXES for found in element.iter()) and not holds(element, "img")
    return plain and element.tag in _BOXES


_BOXES = {"div", "section", "aside", "header", "footer", "script", "style", "ins", "button", "iframe"}
