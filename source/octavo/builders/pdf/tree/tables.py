"""How tables are fitted to the page: smaller type where it helps, and a turned page where not.

A table is set at the first of three sizes at which its columns have room. Where even the smallest leaves words in
pieces, it stands on a page of its own that lies on its side.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.etree import add_class
from octavo.grid import lay_out
from octavo.locale.characters import LINE_ENDS
from octavo.markup_names import Class

_GAPS = {"table": 3.0, "wide": 1.8, "widest": 1.2}
"""Characters of space that a column has beside its words, at each of the type sizes for tables."""

_EASY = 14
"""Characters: a column that is as wide as that reads well, however long its cells are."""

_CAPITALS = 1.15
"""How much wider the figures, capitals and bold heads of tables are than plain text."""

_BROKEN = 1.1
"""How much too long the words of a row may be together: a few of them will be parted."""

_SHORT = 10
"""Rows, and lines of a page's text, of a table that is kept on one page."""

_LOW = 8
"""Lines: a table on a page that has fewer would be in more pieces than its words are upright."""


def fit_tables(section: Element, page: Page) -> None:
    """Says the size of every table under `section` by its class, and turns those that stand between its paragraphs."""
    for parent in section.iter("section"):
        for block in parent if page.turns and page.turned_lines >= _LOW else ():
            inner = block if block.tag == "table" else block.find("table") if block.tag == "figure" else None
            if inner is not None and _is_too_wide(inner, page):
                add_class(block, Class.LANDSCAPE)
    turned = {
        table for block in section.iter() if Class.LANDSCAPE in block.get("class", "") for table in block.iter("table")
    }
    for table in section.iter("table"):
        _set_size(table, page, page.turned / page.measure if table in turned else 1)


def _line_room(page: Page, size: str) -> float:
    """How many characters a line of a table has at this size."""
    return page.characters * page.size / page.type_size(size)


def _is_too_wide(table: Element, page: Page) -> bool:
    """Whether words would be in pieces even at the smallest size."""
    longest, _ = _column_widths(table)
    return _row_width(longest, "widest") > _BROKEN * _line_room(page, "widest")


def _set_size(table: Element, page: Page, wider: float) -> None:
    """Says the size of a table on a page whose lines are so many times as long as usual."""
    longest, easy = _column_widths(table)
    if not longest:
        table.tag = "div"  # a table without cells is none
        return
    size = next((size for size in _GAPS if _row_width(easy, size) <= _line_room(page, size) * wider), "widest")
    add_class(table, size.replace("table", ""))
    if _row_width(longest, size) <= _line_room(page, size) * wider:
        add_class(table, Class.WHOLE)
    if len(list(table.iter("tr"))) <= _SHORT and sum(map(len, table.itertext())) <= _SHORT * page.characters:
        add_class(table, Class.SHORT)


def _row_width(widths: list[int], size: str) -> float:
    """How many characters of text a row of such columns takes."""
    return sum(widths) * _CAPITALS + len(widths) * _GAPS[size]


def _column_widths(table: Element) -> tuple[list[int], list[int]]:
    """The characters of each column's longest word, and those with which it reads well."""
    longest: dict[int, int] = {}
    easy: dict[int, int] = {}
    for place in lay_out([list(row) for row in table.iter("tr")], _spans):
        column = place.column
        words = " ".join(place.cell.itertext()).split() if place.width == 1 else []
        word = max((len(part) for word in words for part in LINE_ENDS.split(word)), default=0)
        longest[column] = max(longest.get(column, 0), word)
        easy[column] = max(easy.get(column, 0), word, min(len(" ".join(words)), _EASY))
        for further in range(column + 1, column + place.width):
            longest.setdefault(further, 0)
            easy.setdefault(further, 0)
    return list(longest.values()), list(easy.values())


def _spans(cell: Element) -> tuple[int, int]:
    """How many columns and rows a cell spans."""
    return int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))
