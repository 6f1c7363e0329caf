"""Rows of links: what a page repeats that leads to other pages, with as much as stands around each link."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from urllib.parse import parse_qsl, unquote, urlsplit

from msgspec import Struct

from octavo.discovery.page import WebPage, host_of, link_title, page_links
from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import INLINE, Element, tag_of, words
from octavo.readers.html import boilerplate
from octavo.readers.html.boilerplate.class_names import is_weak
from octavo.readers.html.measures.measure import count_words
from octavo.readers.html.measures.page import MeasuredPage
from octavo.urls import page_key


class Link(Struct, frozen=True):
    """A link of a row."""

    element: Element
    address: str
    title: str
    item: Element
    """What belongs to it: as large an element around it as holds no other link of its row."""


class Row(Struct, frozen=True):
    """Links that stand in the same kind of elements and lead to different pages of one site, in order."""

    links: tuple[Link, ...]
    region: Element
    """The smallest element around all of them."""

    @property
    def is_flat(self) -> bool:
        """Whether what belongs to a link stands beside it, not around it: headings with paragraphs in between."""
        return all(link.item.tag in HEADINGS or link.item is link.element for link in self.links)

    @property
    def mean_words(self) -> float:
        """Words in a title."""
        return sum(count_words(link.title) for link in self.links) / len(self.links)


def find_rows(page: WebPage, measured: MeasuredPage) -> list[Row]:
    """The rows of a page outside of its furniture, the likeliest to be its main matter first."""
    groups: dict[str, list[tuple[Element, str, str]]] = {}
    places = _Places(page.body, _find_furniture(page.body, measured))
    for element, address in page_links(page, page.body):
        path = places.path_of(element)
        title = "" if path is None else link_title(element)
        if path is not None and _is_title(title) and not is_list_address(address):
            groups.setdefault(path, []).append((element, address, title))
    rows = [row for links in groups.values() if (row := _make_row(_of_one_site(links)))]
    return sorted(rows, key=_weight, reverse=True)


def _weight(row: Row) -> float:
    """How likely a row is what a page is there for: many links, whose titles are titles."""
    in_headings = sum(
        link.element.getparent() is not None and _heading_around(link.element) is not None for link in row.links
    )
    return len(row.links) * min(row.mean_words, 8) * (2 if in_headings * 2 > len(row.links) else 1)


# --- furniture --------------------------------------------------------------------------------------


def _find_furniture(body: Element, measured: MeasuredPage) -> set[Element]:
    """What stands on every page of a site. Ordinary words say nothing here: lists are called "teasers" and "latest"."""
    found = {element for element, why in measured.boilerplate.items() if not is_weak(why)}
    found.update(body.iter("aside", "footer"))
    found.update(header for header in body.iter("header") if not _heads_item(header))
    return found


def _heads_item(header: Element) -> bool:
    return any(around.tag in ("article", "section", "main", "li") for around in header.iterancestors())


class _Places:
    """Where links stand: the tags around them, remembered for each element."""

    def __init__(self, body: Element, furniture: set[Element]) -> None:
        self._furniture = furniture
        self._paths: dict[Element, str | None] = {body: "body"}

    def path_of(self, link: Element) -> str | None:
        """The tags around a link, or the heading that it is; None in furniture."""
        around = link.getparent()
        path = None if around is None else self._path(around)
        heading = None if path is None else _heading_around(link)
        return path if heading is None else str(heading.tag)

    def _path(self, element: Element) -> str | None:
        chain = []
        while element not in self._paths:
            chain.append(element)
            around = element.getparent()
            if around is None:
                return None
            element = around
        path = self._paths[element]
        for inner in reversed(chain):
            path = None if path is None or inner in self._furniture else _flatten(f"{path}/{_step(inner)}")
            self._paths[inner] = path
        return path


def _flatten(path: str) -> str:
    """A path in which a list in a list is one: chapters and their sections stand alike."""
    return path.replace("/ol/li/ol", "/ol").replace("/ul/li/ul", "/ul")


def _step(element: Element) -> str:
    """An element in a path: its tag, and its column where it is a cell, as a table has titles in one of them."""
    column = len(list(element.itersiblings("td", preceding=True))) if element.tag == "td" else ""
    return f"{tag_of(element)}{column}"


def _heading_around(link: Element) -> Element | None:
    """The heading of which a link is the most, or which is most of a link."""
    heading = next(link.iterancestors(*HEADINGS), None)
    if heading is None:
        return next(link.iter(*HEADINGS), None)
    return heading if len(words(link)) * 2 > len(words(heading)) else None


# --- titles and addresses ---------------------------------------------------------------------------


def _is_title(text: str) -> bool:
    """Whether a link says what it leads to: not "Read more", "3 comments" or "2"."""
    if not re.search(r"[^\W\d_]", text):
        return False
    return len(text) > 40 or not (boilerplate.PAGE_PHRASES.fullmatch(text) or _GO_ON.match(text))


_GO_ON = re.compile(
    r"(?:read|continue|learn|see|view|show|full|weiter|mehr|lire|leer|leggi|lees)\b.{0,12}"
    r"\b(?:more|reading|article|story|post|all|lesen|erfahren|suite|plus|más|tutto|verder)\b"
    r"|\d+ (?:comments?|kommentare?|commentaires?|comentarios?)|(?:older|newer|next|previous|prev)\b",
    re.I,
)
"""What links say that only lead on: "Read the full story", "3 comments", "Older posts"."""

_LISTS = re.compile(
    r"(?:tags?|topics?|categor(?:y|ies|ie|ia)|kategorien?|schlagwort|labels?|authors?|autor(?:en)?|auteurs?|writers?|users?"
    r"|profiles?|people|archives?|page|seite|search|login|log-in|signin|sign-in|signup|register|account|cart|feed|rss|subscribe)",
    re.I,
)
"""Names in the path of an address before the one of what it lists: "/tag/oak", "/author/birch", "/page/2"."""

_OF_LISTS = {"cat", "tag", "author", "paged", "page", "s", "q", "label", "replytocom", "action", "share"}


def is_list_address(address: str) -> bool:
    """Whether an address is that of a tag, an author, a month or a further page, whose pages are lists themselves."""
    parts = urlsplit(address)
    names = [name for name in unquote(parts.path).split("/") if name]
    if any(name.lower() in _OF_LISTS for name, _ in parse_qsl(parts.query)):
        return True
    if not names or _LISTS.fullmatch(names[-1]) or (len(names) > 1 and _LISTS.fullmatch(names[-2])):
        return not parts.query or not names
    return all(name.isdecimal() for name in names) and len(names) > 1 and len(names[0]) == 4


# --- a row ------------------------------------------------------------------------------------------


def _of_one_site(links: list[tuple[Element, str, str]]) -> list[tuple[Element, str, str]]:
    """The links to the site that most of them lead to, each page once."""
    hosts = Counter(host_of(address) for _, address, _ in links)
    host, count = hosts.most_common(1)[0]
    if count < len(links) * 0.8:
        return []
    found: dict[str, tuple[Element, str, str]] = {}
    for element, address, title in links:
        if host_of(address) == host:
            found.setdefault(page_key(address), (element, address, title))
    return list(found.values())


_LEAST = 2
"""Links that make a row."""


def _make_row(links: list[tuple[Element, str, str]]) -> Row | None:
    if len(links) < _LEAST or sum(_leads(element) for element, _, _ in links) < len(links) * _MOST_LEADING:
        return None
    elements = [element for element, _, _ in links]
    count = Counter(around for element in elements for around in element.iterancestors())
    region = next(around for around in elements[0].iterancestors() if count[around] == len(elements))
    items = [_item_of(element, level) for element in elements for level in [_level(elements, count)]]
    return Row(tuple(Link(*link, item) for link, item in zip(links, items, strict=True)), region)


_MOST_LEADING = 0.8
"""The share of the links of a row that lead their lines; others stand in the middle of sentences."""

_MOST_BEFORE = 4
"""Words before a link that leads its line: a number, a date, a label ("Part 3 –", "4 May 2021")."""


def _leads(link: Element) -> bool:
    """Whether hardly anything stands before a link in its line."""
    before, here = 0, link
    while (around := here.getparent()) is not None:
        before += count_words(around.text or "")
        for sibling in here.itersiblings(preceding=True):
            if sibling.tag not in INLINE:
                return before + count_words(sibling.tail or "") <= _MOST_BEFORE
            before += count_words(words(sibling)) + count_words(sibling.tail or "")
        if before > _MOST_BEFORE or around.tag not in INLINE:
            break
        here = around
    return before <= _MOST_BEFORE


def _level(elements: Sequence[Element], count: Counter[Element]) -> int:
    """How many elements around a link hold no other one of its row: as many as around most of them."""
    levels = sorted(_climb(element, count) for element in elements)
    return levels[len(levels) // 2]


def _climb(element: Element, count: Counter[Element]) -> int:
    return next((level for level, around in enumerate(element.iterancestors()) if count[around] > 1), 0)


def _item_of(element: Element, level: int) -> Element:
    """The element so many levels around a link."""
    return next(islice(element.iterancestors(), level - 1, None), element) if level else element
