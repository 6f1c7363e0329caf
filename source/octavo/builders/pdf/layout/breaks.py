"""Where each page begins in the words of its article, for the page list of the EPUB made in the same run.

WeasyPrint keeps, for every page, the way through the tree of boxes to where that page goes on: child by child,
and at last a number of UTF-8 bytes in a text. The tree is that of the book before layout, so the words in it are
counted once, in order, and each page is found on the way. Counting begins anew at every element, from the position
that it had before anything was made fit for paper (`tree.positions`): a later change shifts its own paragraph alone.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from octavo.builders.pdf.compose.spreads.passing import passed_by
from octavo.builders.pdf.fragment import Break
from octavo.builders.pdf.tree.positions import drawn_length, is_apart
from octavo.locale.characters import count_characters
from octavo.markup_names import Class, Data
from octavo.model import OWN_PAGES

_END = -1
"""The place behind the last child of a box."""

_REST = re.compile(r"(?:[^\W\d_]|\xad){1,30}(?![^\W\d_])[^\w\s]*")  # "ment," of "measure|ment, they"
"""The rest of a parted word. A longer run of letters is no word, and its page begins inside it."""


def find_breaks(root: Any, page_maker: Sequence[Any]) -> tuple[Break, ...]:
    """Where every page begins, from the tree of boxes before layout and WeasyPrint's state at each page."""
    pages = range(len(page_maker) - 1)
    finder = _BreakFinder()
    for page in pages:
        box, place = _find_start(root, page_maker[page][0]) if page == 0 or page_maker[page][0] else (root, _END)
        finder.wanted[id(box)].append((page, place))
    finder.read(root, False)
    named = (page for page in reversed(pages) if finder.found[page].id)
    last = finder.found[next(named, 0)]  # blank pages at the end of a printed book belong to what is before them
    return tuple(finder.found[page] if finder.found[page].id else last for page in pages)


def _find_start(box: Any, stack: dict[int, Any] | None) -> tuple[Any, int]:
    """The box that a page begins with, and the byte of its text. Of the cells of a row, the first one that goes on."""
    while stack:
        index, stack = min(stack.items(), key=lambda item: item[0])
        if hasattr(box, "text"):
            return box, index
        if index >= len(box.children):
            return box, _END
        if _is_added(box.children[index]):  # the line end of a br, after which the page begins, or a mark before words
            return box, _END if box.element_tag == "br" else 0
        box = box.children[index]
    while inner := next(_own_children(box), None):
        box = inner
    return box, 0


class _BreakFinder:
    """One way through the boxes: counts the words that are an article's own, and finds the pages that are wanted."""

    def __init__(self) -> None:
        self.wanted: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self.found: dict[int, Break] = {}
        self._seen: set[Element] = set()
        self._page = ("", False)
        self._at = 0
        self._held: int | None = None

    def read(self, box: Any, apart: bool) -> None:
        """Counts what is in a box, and finds the pages that begin there."""
        element, page, held = box.element, self._page, self._held
        if passed_by(box):
            self._held = self._at  # what changed places with paragraphs begins a page where the text does
        fresh = element is not None and element not in self._seen  # an anonymous box has that of the one around it
        if fresh:
            self._seen.add(element)
            self._enter_element(element)
        apart = apart or element is None or is_apart(element) or not _is_own(box)
        if hasattr(box, "text"):
            self._count_text(box, apart)
        else:
            self._find_at(box, ended=False)
            for child in getattr(box, "children", ()):
                self.read(child, apart)
            self._find_at(box, ended=True)
        self._at += _element_length(element) if fresh else 0
        self._page, self._held = page, held

    def _enter_element(self, element: Element) -> None:
        """Begins to count anew at an element that has its position."""
        if name := _page_id(element):
            self._page = name, Data.AT in element.attrib
        self._at = int(element.get(Data.AT, self._at))

    def _count_text(self, box: Any, apart: bool) -> None:
        """Counts the words of a text, if they are the article's own, and finds the pages that begin in it."""
        for page, place in self.wanted.get(id(box), ()):
            before = count_characters(_text_before(box.text, place))
            self._add_break(page, self._at + (min(before, _replaced_length(box.element)) if apart else before))
        self._at += 0 if apart else count_characters(box.text)

    def _find_at(self, box: Any, *, ended: bool) -> None:
        """Finds the pages that begin with a box, or behind all that is in it."""
        for page, place in self.wanted.get(id(box), ()):
            if (place == _END) == ended:
                self._add_break(page, self._at)

    def _add_break(self, page: int, at: int) -> None:
        name, counted = self._page
        at = at if self._held is None else self._held
        self.found[page] = Break(name, at if counted else 0)


def _own_children(box: Any) -> Iterator[Any]:
    """The boxes in a box without what CSS adds, and without notes."""
    return (child for child in getattr(box, "children", ()) if _is_own(child))


def _is_own(box: Any) -> bool:
    """Whether a box is of the article's own words, in their order."""
    return not _is_added(box) and box.style["float"] != "footnote"


def _is_added(box: Any) -> bool:
    """Whether CSS adds a box to those of the elements."""
    return "::" in (box.element_tag or "")


def _text_before(text: str, place: int) -> str:
    """What of a text stands before a page, with the rest of a word that is parted there."""
    before = text.encode()[:place].decode()
    after = text[len(before) :]
    parted = before[-1:].isalpha() or before.endswith("\xad")
    if parted and after and east_asian_width(after[0]) not in "FW" and (rest := _REST.match(after)):
        return before + rest[0]
    return before


def _element_length(element: Element) -> int:
    """How many characters an element counts for beside those of its text; what stands apart has no position."""
    return _replaced_length(element) + (drawn_length(element) if Data.AT in element.attrib else 0)


def _replaced_length(element: Element | None) -> int:
    """How many characters of the article an element stands for that says their names."""
    return 0 if element is None else int(element.get(Data.LENGTH, 0))


def _page_id(element: Element) -> str:
    """The id of an article or a part, the name of an own page of the book, "" for any other element."""
    classes = set((element.get("class") or "").split())
    if classes & {Class.ARTICLE, Class.PART}:
        return element.get("id", "")
    return next(iter(classes & OWN_PAGES), "")
