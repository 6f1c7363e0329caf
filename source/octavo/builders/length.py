"""About how long a work is, before it is laid out: in pages of the house's usual size, whatever it is made for.

So all outputs of a book come to the same answer, from its articles alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import NamedTuple

from msgspec import Struct

from octavo import walk
from octavo.model import Article, CodeBlock, Figure, Image, List, Math, Paragraph, Row, Section, Table, ThematicBreak


class Area(NamedTuple):
    """The type area of a page: how many lines it has, and how many characters a line."""

    lines: float
    characters: float


USUAL = Area(30, 66)
"""The area of the page that a PDF has where none is asked for, in the theme `book`."""

_PICTURE, _FORMULA, _HEADING, _OPENING = 12.0, 3.0, 2.5, 7.0
"""Lines of a picture nobody sized, of a displayed formula, of a heading and of the opening of an article."""

_AROUND = {Section: _HEADING, List: 1.0, Table: 1.0, Figure: 1.0, ThematicBreak: 1.0}
"""Lines that stand above or between what is in a block."""

_CODE = 0.9
"""How high a line of code is, in lines of text."""

_CSS_LINE = 20
"""CSS pixels of a line."""


def estimate_pages(articles: Iterable[Article], most: float = float("inf")) -> float:
    """About how many pages articles fill; no more of them are read once that is `most`."""
    pages = 0.0
    for article in articles:
        pages += (_OPENING + _count_lines(article.body)) / USUAL.lines
        if pages >= most:
            break
    return pages


def _count_lines(node: object) -> float:
    """About how many lines blocks take."""
    match node:
        case tuple():
            return sum(map(_count_lines, node))
        case Paragraph():
            return _count_paragraph(node)
        case CodeBlock():
            return 1 + _CODE * sum(ceil((len(line) or 1) / USUAL.characters) for line in node.text.split("\n"))
        case Row():
            return max((_count_lines(cell.body) for cell in node.cells), default=0.0) * max(len(node.cells) / 2, 1)
    return _count_fields(node) if isinstance(node, Struct) else 0.0


def _count_fields(node: Struct) -> float:
    fields = walk.INNER_FIELDS[node.__class__] or ()
    return _AROUND.get(node.__class__, 0.0) + sum(_count_lines(getattr(node, name)) for name in fields)


def _count_paragraph(paragraph: Paragraph) -> float:
    """The lines of running text with its notes, and of the pictures and formulas that stand alone in it."""
    words = walk.text(paragraph)
    lines = float(ceil(len(words) / USUAL.characters))
    for node in walk.visit(paragraph) if len(paragraph.content) == 1 else ():
        if isinstance(node, Image):
            lines += _count_picture(node)
        elif isinstance(node, Math):
            lines += _FORMULA
    return lines


def _count_picture(picture: Image) -> float:
    return min(picture.height / _CSS_LINE if picture.height else _PICTURE, USUAL.lines * 0.6)
