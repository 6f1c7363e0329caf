"""About how many pages a tree has, and on which of them an id stands: before it is laid out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import MILLIMETRE, Page

_FILLED = 0.7
"""How much of a page's lines and characters an average page of a book has."""


def characters_of_page(page: Page) -> float:
    """How many characters an average page has."""
    lines = (page.height - page.margins[0] - page.margins[2]) * MILLIMETRE / page.leading
    return page.characters * lines * _FILLED


def estimate_pages(root: Element, page: Page) -> int:
    """About how many pages a tree has."""
    return 1 + round(sum(map(len, root.itertext())) / characters_of_page(page))


def estimate_digits(roots: Iterable[Element], page: Page) -> dict[str, int]:
    """About how many digits the page number of each id has, in trees that follow each other."""
    room, before = characters_of_page(page), 0
    found: dict[str, int] = {}
    for root in roots:
        for name, at in _locate(root):
            found.setdefault(name, len(str(1 + before + int(at / room))))
        before += estimate_pages(root, page)
    return found


def _locate(root: Element) -> Iterator[tuple[str, int]]:
    """The ids of a tree, each with how many characters stand before it."""
    at = 0
    for element in root.iter():
        if name := element.get("id"):
            yield name, at
        at += len(element.text or "") + len(element.tail or "")
