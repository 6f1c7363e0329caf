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

from octavo.builders.pdf.fragment import Break
from octavo.builders.pdf.tree.positions import LENGTH, POSITION, is_apart
from octavo.locale.characters import count_characters
from octavo.model import OWN_PAGES

_END = -1
_REST = re.compile(r"(?:[^\W\d_]|\xad){1,30}(?![^\W\d_])[^\w\s]*")
"""The rest of a parted word. A longer run of letters is no word, and its page begins inside it."""


def find_breaks(root: Any, page_maker: Sequence[Any]) -> tuple[Break, ...]:
    """Where every page begins, from the tree of boxes before layout and WeasyPrint's state at each page."""
    pages = range(len(page_maker) - 1)
    reading = _Reading()
    for page in pages:
        box, place = _start(root, page_maker[page][0]) if page == 0 or page_maker[page][0] else (root, _END)
        reading.wanted[id(box)].append((page, place))
    reading.read(root, False)
    named = (page for page in reversed(pages) if reading.found[page].id)
    last = reading.found[next(named, 0)]  # blank pages at the end of a printed book belong to what is before them
    return tuple(reading.found[page] if reading.found[page].id else last for page in pages)


def _start(box: Any, stack: dict[int, Any] | None) -> tuple[Any, int]:
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


class _Reading:
    """One way through the boxes, counting the words that are the article's own."""

    def __init__(self) -> None:
        self.wanted: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self.found: dict[int, Break] = {}
        self._seen: set[Element] = set()
        self._page = ("", False)
        self._at = 0

    def read(self, box: Any, apart: bool) -> None:
        """Counts what is in a box, and finds the pages that begin there."""
        element, page = box.element, self._page
        fresh = element is not None and element not in self._seen  # an anonymous box has that of the one around it
        if fresh:
            self._seen.add(element)
            self._enter(element)
        apart = apart or element is None or is_apart(element) or not _is_own(box)
        if hasattr(box, "text"):
            self._text(box, apart)
        else:
            self._find(box, ended=False)
            for child in getattr(box, "children", ()):
                self.read(child, apart)
            self._find(box, ended=True)
        self._at += _replaced(element if fresh else None)
        self._page = page

    def _enter(self, element: Element) -> None:
        if name := _page_id(element):
            self._page = name, POSITION in element.attrib
        self._at = int(element.get(POSITION, self._at))

    def _text(self, box: Any, apart: bool) -> None:
        for page, place in self.wanted.get(id(box), ()):
            before = count_characters(_before(box.text, place))
            self._put(page, self._at + (min(before, _replaced(box.element)) if apart else before))
        self._at += 0 if apart else count_characters(box.text)

    def _find(self, box: Any, *, ended: bool) -> None:
        for page, place in self.wanted.get(id(box), ()):
            if (place == _END) == ended:
                self._put(page, self._at)

    def _put(self, page: int, at: int) -> None:
        name, counted = self._page
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


def _before(text: str, place: int) -> str:
    """What of a text stands before a page, with the rest of a word that is parted there."""
    before = text.encode()[:place].decode()
    after = text[len(before) :]
    parted = before[-1:].isalpha() or before.endswith("\xad")
    if parted and after and east_asian_width(after[0]) not in "FW" and (rest := _REST.match(after)):
        return before + rest[0]
    return before


def _replaced(element: Element | None) -> int:
    """How many characters of the article an element stands for that says their names."""
    return 0 if element is None else int(element.get(LENGTH, 0))


def _page_id(element: Element) -> str:
    classes = set((element.get("class") or "").split())
    if classes & {"article", "part"}:
        return element.get("id", "")
    return next(iter(classes & OWN_PAGES), "")
