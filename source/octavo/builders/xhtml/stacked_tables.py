"""Wide tables for narrow screens: the rows are stacked, each as rows of two cells, a column's head beside its value.

Where columns have no heads, each cell is a row of its own. In a table that stays as it is, lines end anywhere in words
that are too long for a small screen (`is_tight`).

It stays a table: each row becomes a group of rows (`tbody`), and each of those has its head. The heads of the columns
are repeated in every group; what can be in one place alone (ids, footnotes) is where it is written first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec import Struct, structs

from octavo.builders.formulas.width import estimate_width
from octavo.builders.xhtml.inlines import Inlines, is_bare
from octavo.builders.xhtml.markup import attributes, node_attributes, table_start
from octavo.grid import Place, cover, lay_out_rows
from octavo.locale.characters import LINE_ENDS
from octavo.markup_names import Class
from octavo.model import Block, Cell, Footnote, Math, Node, NoteReference, Row, Table
from octavo.notes import first_words
from octavo.walk import Content, line, rewrite, text, visit

Origin = tuple[int, int, int]
"""Where a cell begins: the number of its group of rows, its row in it and its first column."""


class GridCell(NamedTuple):
    """A cell, and where it begins."""

    origin: Origin
    cell: Cell


Grid = list[list[GridCell]]
"""The cells of a group of rows by row and column; one that spans others is at each of its places."""

_DEEP = 12
"""Rows of the longest card that is kept on one page."""

_ROOM = 36
"""Characters that stand beside each other on a small screen, with two for the space around each column."""

_TIGHT = 15
"""Characters: a column with a longer word leaves little room for another one on a small screen."""


class StackedTables(Inlines):
    """Writes stacked tables, and what runs in lines."""

    def stacked_table(self, node: Table, level: int) -> str:
        """A table with a group of rows for each of its rows, in their order."""
        head, groups = _split_head(node)
        stacker = _TableStacker(self, make_grid(head, 0), level)
        caption = f"<caption>{self.flow(node.caption, level)}</caption>\n" if node.caption else ""
        numbered = [zip(rows, make_grid(rows, at), strict=True) for at, rows in enumerate(groups, 1)]
        stacked = "".join(stacker.row_group(row, cells) for rows in numbered for row, cells in rows)
        return f"{table_start(node, stacked, Class.CARDS)}\n{caption}{stacked}</table>\n"

    def repeat(self, body: Sequence[Block], level: int) -> str:
        """What was written before: without ids and footnotes, and uncounted."""
        with self._page_marks.not_counting():
            return self.flow([rewrite(block, _drop_once_only) for block in body], level)


class _TableStacker:
    """Writes the rows of one table as groups, and knows which of its cells were written."""

    def __init__(self, writer: StackedTables, head: Grid, level: int) -> None:
        self._writer = writer
        self._head = head
        self._level = level
        self._written: set[Origin] = set()

    def row_group(self, row: Row, cells: Sequence[GridCell]) -> str:
        """One row of the table as a group of rows."""
        runs = [[column for column, _ in run] for _, run in groupby(enumerate(cells), key=lambda at: at[1].origin)]
        shown = [run for run in runs if self._head or cells[run[0]].origin not in self._written]
        if not shown:
            return ""
        first, *others = (self._row(cells[run[0]], run if len(runs) > 1 else ()) for run in shown)
        lines = "".join(f"<tr>{line}</tr>\n" for line in others)
        deep = attributes(class_=Class.DEEP if len(shown) > _DEEP else "")
        return f'<tbody{node_attributes(row)}{deep}>\n<tr class="{Class.FIRST}">{first}</tr>\n{lines}</tbody>\n'

    def _row(self, value: GridCell, columns: Sequence[int]) -> str:
        """A cell beside its heads; one that has none stands alone."""
        heads = {head.origin: head for row in self._head for head in (row[column] for column in columns)}
        again = Class.REPEATED if heads.keys() <= self._written else ""
        label = " · ".join(self._head_label(head) for head in heads.values() if head.cell.body)
        name, scope = ("th", "rowgroup") if value.cell.header and value.cell.body else ("td", "")
        start = f"<{name}{self._attributes_once(value)}{attributes(scope=scope, colspan='' if label else '2')}>"
        written = f"{start}{self._write_once(value)}</{name}>"
        return f"<th{attributes(class_=again, scope='row')}>{label}</th>{written}" if label else written

    def _head_label(self, head: GridCell) -> str:
        """A head as it stands beside a value."""
        own = self._attributes_once(head)
        words = self._write_once(head)
        name = "span" if len(head.cell.body) == 1 and is_bare(head.cell.body[0]) else "div"
        return f"<{name}{own}>{words}</{name}>" if own else words

    def _attributes_once(self, place: GridCell) -> str:
        """The attributes of a cell the first time, "" after that: an id may stand once."""
        return "" if place.origin in self._written else node_attributes(place.cell)

    def _write_once(self, place: GridCell) -> str:
        """The words of a cell the first time; after that the same without ids and footnotes."""
        if place.origin in self._written:
            return self._writer.repeat(place.cell.body, self._level)
        self._written.add(place.origin)
        return self._writer.flow(place.cell.body, self._level)


def is_wide_table(table: Table, columns: int) -> bool:
    """Whether a table with heads has more than so many columns, or any has longer words than a small screen has room
    for beside each other."""
    rows, heads = _split_grid(table)
    if not any(map(_is_record, rows)):
        return False
    width = len(rows[0])
    longest = [max(_longest_word(row[column].cell) for row in (*rows, *heads)) for column in range(width)]
    return (width > columns and _has_words(heads)) or (width > 2 and sum(longest) + 2 * width > _ROOM)


def is_tight(cell: Cell) -> bool:
    """Whether a word of a cell takes so much of a small screen that lines end anywhere in it."""
    return max(map(len, LINE_ENDS.split(text(cell.body, footnotes=False)))) > _TIGHT


def describe_table(table: Table) -> str:
    """What a table is known by in a note: how its caption begins, or its first row."""
    return f"“{first_words(line(table.caption) or line((*table.head, *table.bodies)[:1]))}”"


def can_be_stacked(table: Table) -> bool:
    """Whether a row of a table has more than one cell."""
    return any(map(_is_record, _split_grid(table)[0]))


def _has_words(heads: Grid) -> bool:
    return any(head.cell.body for row in heads for head in row)


def _split_grid(table: Table) -> tuple[Grid, Grid]:
    """The cells of the rows of a table, and those of its heads."""
    head, groups = _split_head(table)
    return [row for number, group in enumerate(groups) for row in make_grid(group, number)], make_grid(head, -1)


def make_grid(rows: Sequence[Row], group: int) -> Grid:
    """The cells of a group of rows by row and column; where no cell stands, an empty one."""
    found = cover(lay_out_rows(rows))
    width = max((column + 1 for _, column in found), default=0)
    return [
        [_grid_cell(found.get((row, column)), (group, row, column)) for column in range(width)]
        for row in range(len(rows))
    ]


def _grid_cell(place: Place[Cell] | None, at: Origin) -> GridCell:
    return GridCell((at[0], place.row, place.column), place.cell) if place else GridCell(at, Cell(()))


def _split_head(table: Table) -> tuple[tuple[Row, ...], list[tuple[Row, ...]]]:
    """The rows that head the columns, and the groups of the others; a table without a head may begin with one."""
    groups = [*table.bodies, *filter(None, [table.foot])]
    if table.head or not groups:
        return table.head, groups
    first = groups[0]
    end = next((at for at, row in enumerate(first) if not all(cell.header for cell in row.cells)), len(first))
    while end and any(cell.rowspan > end - at for at, row in enumerate(first[:end]) for cell in row.cells):
        end -= 1
    return first[:end], [rows for rows in (first[end:], *groups[1:]) if rows]


def _is_record(row: Sequence[GridCell]) -> bool:
    """Whether a row has more than one cell."""
    return len({place.origin for place in row}) > 1


def _longest_word(cell: Cell) -> int:
    """The characters of the longest word or formula of a cell; 0 for one that spans columns: it says nothing of one."""
    if cell.colspan > 1:
        return 0
    formulas = (estimate_width(node) for node in visit(cell.body) if isinstance(node, Math))
    return max(*map(len, LINE_ENDS.split(text(cell.body, footnotes=False))), *formulas, 0)


def _drop_once_only(node: Struct) -> Content:
    """A node without its id; nothing for a reference to a footnote."""
    if isinstance(node, Footnote | NoteReference):
        return ()
    return structs.replace(node, id="") if isinstance(node, Node) and node.id else node
