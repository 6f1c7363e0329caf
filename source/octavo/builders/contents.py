"""How deep the contents of a book go where nobody says it: as deep as they fit on their page, or two of a long book."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from math import ceil

from octavo import walk
from octavo.builders.length import Area, estimate_pages
from octavo.model import Book, Part

DEEPEST = 6
"""Levels of headings that contents list at most."""

_FEWEST = 8
"""Lines: contents that are shorter go one level deeper, even if they need twice the room then."""

_LONG = 60
"""Pages: from so many on, contents have two."""

_ABOVE = 6
"""Lines that the heading takes."""

_HIGH, _LOW, _PART = 1.25, 0.95, 2.0
"""How high lines are, those of articles, of sections in them and of parts, in lines of text."""

_WIDE = 0.85
"""How much of a line the words of an entry have: the rest is for dots and a number."""


def fit_depth(book: Book, area: Area) -> int:
    """How many levels of headings the contents list, articles among them, on pages of this type area."""
    room = area.lines - _ABOVE
    if estimate_pages(book.articles, _LONG) >= _LONG:
        room += area.lines
    chosen, before = 1, 0
    for depth in range(1, DEEPEST + 1):
        count, height = _measure_contents(book, depth, area, 2 * room)
        if count == before or (depth > 1 and height > (room if before >= _FEWEST else 2 * room)):
            break
        chosen, before = depth, count
    return chosen


def _measure_contents(book: Book, depth: int, area: Area, most: float) -> tuple[int, float]:
    """How many lines contents of so many levels have, and how high they are; no more is read once that is `most`."""
    count, total = 0, 0.0
    for total in accumulate(_list_heights(book, depth, area)):
        count += 1
        if total > most:
            break
    return count, total


def _list_heights(book: Book, depth: int, area: Area) -> Iterator[float]:
    """The height of each entry. The title of an only article is that of the book, and not listed."""
    alone = len(book.nodes) == 1 and not book.parts
    for node in book.nodes:
        if isinstance(node, Part):
            yield _PART
        for article in node.articles if isinstance(node, Part) else (node,):
            if not alone or depth == 1:
                yield _HIGH * _count_lines(walk.title(article), area)
            yield from (_LOW * lines for lines in count_lines(walk.outline(article.body, depth - 1), area))
    if book.index:
        yield _HIGH


def count_lines(entries: tuple[walk.OutlineEntry, ...], area: Area) -> Iterator[int]:
    """How many lines each heading takes in contents of this width, in their order, those of all levels."""
    for entry in entries:
        yield _count_lines(walk.line(entry.heading), area)
        yield from count_lines(entry.entries, area)


def _count_lines(words: str, area: Area) -> int:
    return max(ceil(len(words) / (area.characters * _WIDE)), 1)
