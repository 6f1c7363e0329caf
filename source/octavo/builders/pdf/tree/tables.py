"""How tables are fitted to the page: smaller type where it helps, cards or a turned page where not.

A table is set at the first of three sizes at which its columns read well, and at the least of them where none does:
there words are parted at hyphens and tokens after their marks, but no number is (`layout.tables`). Where not even that
has room, a short table becomes cards, and a long one stands on a page of its own that lies on its side, with the
heading over it; on small pages it becomes cards too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar
from xml.etree.ElementTree import Element

from octavo import walk
from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.etree import add_class, words_without_notes
from octavo.builders.pdf.tree.landscape import turn_block
from octavo.builders.xhtml.number_columns import find_number_columns
from octavo.builders.xhtml.stacked_tables import can_be_stacked
from octavo.grid import Place, lay_out, lay_out_rows
from octavo.locale.characters import LINE_ENDS
from octavo.markup_names import Class, Data
from octavo.model import Cell, Table

_Cell = TypeVar("_Cell")

_GAPS = {"table": 3.0, "wide": 1.8, "widest": 1.2}
"""Characters of space that a column has beside its words, at each of the type sizes for tables."""

_EASY = 14
"""Characters: a column that is as wide as that reads well, however long its cells are."""

_CAPITALS = 1.15
"""How much wider the figures, capitals and bold heads of tables are than plain text."""

_SHORT = 10
"""Rows, and lines of a page's text, of a table that is kept on one page."""

_LOW = 8
"""Lines: a table on a page that has fewer would be in more pieces than its words are upright."""

_SMALL = 58
"""Characters: a page whose lines hold fewer is turned for no table: it is read in a hand, and cards read better."""

_MANY = 4
"""Columns of a table that reaches into the margin rather than have rows of several lines."""

_PART = 10
"""Characters: the longest part of a word that stands on a line with its hyphen ("straight-|forward")."""

_ROWS = 4
"""Lines that a long token goes over at most: a hash of 64 letters reads in four times 16."""

_PIECE = re.compile(r"[A-Z]?[^\W_A-Z]+|[^\W_]+")  # "LAMP", "HOME" of LAMP_HOME; "lamp", "Factory" of lampFactory
"""What of a token stands on a line at least."""

_GROUPED = re.compile(r"[-+−±]?\d{1,3}(?:[ \u2009]\d{3})+(?:[.,]\d+)?")  # "1 012 345", "-12 345,5"
"""A number whose thousands are told apart by spaces."""


class _Width(NamedTuple):
    """How many characters a column needs: so that no number is cut, that no word is, that it reads well, that no cell
    takes two lines."""

    least: int = 0
    whole: int = 0
    easy: int = 0
    full: int = 0


def fit_tables(section: Element, page: Page) -> None:
    """Says the size of every table under `section` by its class, and turns those that stand between its paragraphs."""
    for parent in section.iter("section"):
        for block in parent if _has_turned_pages(page) else ():
            inner = _shown_table(block)
            if inner is None or _is_short_element(inner, page):
                continue
            if not _has_room(_element_widths(inner), page, _reached(page)):
                turn_block(section, block)
    turned = _find_tables(section, Class.LANDSCAPE)
    for block in _blocks_that_may_reach_out(section, page):
        if (table := _shown_table(block)) is not None and table not in turned and not _has_ease(table, page):
            add_class(block, Class.OUTSET)
    outset = _find_tables(section, Class.OUTSET)
    for table in section.iter("table"):
        wider = page.turned if table in turned else page.measure + (page.reach if table in outset else 0)
        _set_size(table, page, wider / page.measure)
        for cell in table.iter("td"):
            _join_digits(cell)


def _shown_table(block: Element) -> Element | None:
    """The table that a block is, or shows as a figure."""
    return block if block.tag == "table" else block.find("table") if block.tag == "figure" else None


def _find_tables(section: Element, name: str) -> set[Element]:
    """The tables in blocks of a class."""
    named = (block for block in section.iter() if name in block.get("class", "").split())
    return {table for block in named for table in block.iter("table")}


def _blocks_that_may_reach_out(section: Element, page: Page) -> Iterator[Element]:
    """The blocks between the paragraphs of a section, where the page has a margin for them."""
    for parent in section.iter("section") if page.reach else ():
        yield from parent


def _reached(page: Page) -> float:
    """How many times as long as a line of text a table may be that reaches into the margin."""
    return 1 + page.reach / page.measure


def _has_ease(table: Element, page: Page) -> bool:
    """Whether a table reads well at its largest size between the margins; one of many columns, with a line a row."""
    widths = _element_widths(table)
    asked = [width.full if len(widths) >= _MANY else width.easy for width in widths]
    return _row_width(asked, "table") <= _line_room(page, "table")


def needs_cards(table: Table, page: Page) -> bool:
    """Whether a table has no room on a page: a long one may stand on a turned one."""
    widths = _model_widths(table)
    if _has_room(widths, page, _reached(page)) or not can_be_stacked(table):
        return False
    rows = [*table.head, *(row for body in table.bodies for row in body), *table.foot]
    short = _is_short(len(rows), (walk.text(cell.body) for row in rows for cell in row.cells), page)
    return short or not _has_turned_pages(page) or not _has_room(widths, page, page.turned / page.measure)


def _has_turned_pages(page: Page) -> bool:
    """Whether a page may lie on its side, and has lines enough for a table then."""
    return page.turns and page.turned_lines >= _LOW and page.characters >= _SMALL


def _has_room(widths: Iterable[_Width], page: Page, wider: float = 1) -> bool:
    """Whether numbers are whole at the smallest size, on a page whose lines are so many times as long as usual."""
    return _row_width([width.least for width in widths], "widest") <= _line_room(page, "widest") * wider


def _set_size(table: Element, page: Page, wider: float) -> None:
    """Says the size of a table on a page whose lines are so many times as long as usual."""
    widths = _element_widths(table)
    if not widths:
        table.tag = "div"  # a table without cells is none
        return
    easy, whole = [width.easy for width in widths], [width.whole for width in widths]
    sizes = [(size, columns) for columns in (easy, whole) for size in _GAPS]
    fitting = (size for size, columns in sizes if _row_width(columns, size) <= _line_room(page, size) * wider)
    size = next(fitting, "widest")
    add_class(table, size.replace("table", ""))
    if _row_width([width.full for width in widths], size) > _line_room(page, size) * wider:
        _add_once(table, Class.TALL)
    if _is_short_element(table, page):
        add_class(table, Class.SHORT)


def _add_once(element: Element, name: str) -> None:
    if name not in element.get("class", "").split():
        add_class(element, name)


def _is_short_element(table: Element, page: Page) -> bool:
    """Whether a table in the tree is kept on one page."""
    return _is_short(len(list(table.iter("tr"))), table.itertext(), page)


def _is_short(rows: int, words: Iterable[str], page: Page) -> bool:
    """Whether a table of so many rows is kept on one page."""
    return rows <= _SHORT and sum(map(len, words)) <= _SHORT * page.characters


def _line_room(page: Page, size: str) -> float:
    """How many characters a line of a table has at this size."""
    return page.characters * page.size / page.type_size(size)


def _row_width(widths: list[int], size: str) -> float:
    """How many characters of text a row of such columns takes."""
    return sum(widths) * _CAPITALS + len(widths) * _GAPS[size]


# --- columns -------------------------------------------------------------------------------------------


def _element_widths(table: Element) -> list[_Width]:
    """What the columns of a table in the tree need."""
    places = lay_out([list(row) for row in table.iter("tr")], _spans)
    return _join_widths((place, _element_width(place.cell)) for place in places)


def _element_width(cell: Element) -> _Width:
    """What a cell in the tree needs."""
    words = words_without_notes(cell)
    number = Class.NUMERIC in cell.get("class", "").split()
    room = "".join(element.get(Data.ROOM, "") for element in cell.iter())
    return _number_width(words + room) if number else _words_width(words)


def _model_widths(table: Table) -> list[_Width]:
    """What the columns of a table of the model need."""
    numbers = find_number_columns(table, "")

    def measure(place: Place[Cell]) -> _Width:
        words, column = walk.text(place.cell.body, footnotes=False), numbers.get(place.column)
        if column and column.is_number(place.cell):
            return _number_width(words + "".join(column.find_room(place.cell)._replace(unit="")))
        return _words_width(words)

    groups = (lay_out_rows(rows) for rows in (table.head, *table.bodies, table.foot))
    return _join_widths((place, measure(place)) for places in groups for place in places)


def _join_widths(cells: Iterable[tuple[Place[_Cell], _Width]]) -> list[_Width]:
    """What columns need for all their cells. One that spans columns says nothing of each."""
    found: dict[int, _Width] = {}
    for place, width in cells:
        for column in range(place.column, place.column + place.width):
            needed = width if place.width == 1 else _Width()
            found[column] = _Width(*map(max, found.get(column, needed), needed))
    return list(found.values())


def _number_width(words: str) -> _Width:
    """What a number needs that is set on its decimals: all its room on one line."""
    return _Width(*[len(words)] * 4)


def _words_width(words: str) -> _Width:
    """What the words of a cell need."""
    parts = list(_unbroken_parts(words))
    whole = max(map(len, parts), default=0)
    least = max(map(_least_part, parts), default=0)
    return _Width(least, whole, max(whole, min(len(words), _EASY)), len(words))


def _unbroken_parts(words: str) -> Iterator[str]:
    """The parts of words between the places where lines may end; a number or a date is one."""
    for word in [words.strip()] if _GROUPED.fullmatch(words.strip()) else words.split():
        yield from LINE_ENDS.split(word) if any(map(str.isalpha, word)) else [word]


def _least_part(part: str) -> int:
    """How many characters of a part stay together where there is little room: all of a number."""
    if not any(map(str.isalpha, part)):
        return len(part)
    return max(min(max(map(len, _PIECE.findall(part))), _PART), len(part) // _ROWS)


def _spans(cell: Element) -> tuple[int, int]:
    """How many columns and rows a cell spans."""
    return int(cell.get("colspan", "1")), int(cell.get("rowspan", "1"))


def _join_digits(cell: Element) -> None:
    """Puts spaces at which no line ends between the digits of a number that is all of a cell."""
    if not len(cell) and cell.text and _GROUPED.fullmatch(cell.text.strip()):
        cell.text = cell.text.strip().replace(" ", "\u00a0").replace("\u2009", "\u202f")
