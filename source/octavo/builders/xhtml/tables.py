"""Tables, as rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from octavo.builders.xhtml.markup import attributes, node_attributes, table_start
from octavo.builders.xhtml.number_columns import NumberColumn, Room, find_number_columns
from octavo.builders.xhtml.stacked_tables import StackedTables, is_tight
from octavo.grid import Place, lay_out_rows
from octavo.markup_names import Class, Data
from octavo.model import Cell, Row, Table
from octavo.walk import text

_LINE = 60
"""Characters: a row with more of them takes several lines."""


_CLINGS = "*†‡§¶¹²³)"
"""What stands right behind the last figure of a number, unlike a unit; "" does too."""


class Tables(StackedTables):
    """Writes tables and what runs in lines."""

    def table(self, node: Table, level: int) -> str:
        """A table with its caption; header cells say what they head. One too wide for the medium is stacked."""
        if self._medium.stacks_table(node):
            return self.stacked_table(node, level)
        caption = f"<caption>{self.flow(node.caption, level)}</caption>\n" if node.caption else ""
        groups = [("thead", node.head), *(("tbody", rows) for rows in node.bodies), ("tfoot", node.foot)]
        writer = _RowWriter(self, find_number_columns(node, self._current_language), level)
        rows = "".join(writer.group(group, rows) for group, rows in groups if rows)
        return f"{table_start(node, rows, ' '.join(_kinds(node)))}\n{caption}{rows}</table>\n"


class _RowWriter:
    """Writes the rows of one table."""

    def __init__(self, writer: Tables, numbers: Mapping[int, NumberColumn], level: int) -> None:
        self._writer = writer
        self._numbers = numbers
        self._level = level

    def group(self, name: str, rows: Sequence[Row]) -> str:
        """A group of rows, of the element `name`."""
        written = [""] * len(rows)
        for place in lay_out_rows(rows):
            written[place.row] += self._cell(place, name)
        lines = (f"<tr{node_attributes(row)}>{cells}</tr>\n" for row, cells in zip(rows, written, strict=True))
        return f"<{name}>\n{''.join(lines)}</{name}>\n"

    def _cell(self, place: Place[Cell], group: str) -> str:
        cell = place.cell
        words = self._writer.flow(cell.body, self._level)
        name = "th" if cell.header and words else "td"  # an empty corner heads nothing
        scope = (cell.scope or ("col" if group == "thead" else "row")) if name == "th" else ""
        column = self._numbers.get(place.column) if place.width == 1 and words else None
        words, room = _leave_room(words, column.find_room(cell)) if column and group != "thead" else (words, "")
        spans = attributes(
            class_=" ".join(_classes(cell, column)), scope=scope,
            colspan=str(cell.colspan) if cell.colspan > 1 else "",
            rowspan=str(cell.rowspan) if cell.rowspan > 1 else "",
            **{Data.ROOM: room},
        )  # fmt: skip
        return f"<{name}{node_attributes(cell)}{spans}>{words}</{name}>"


def _leave_room(words: str, room: Room) -> tuple[str, str]:
    """A number with room before its unit, if it is plain words, and the room that is left behind it."""
    if not room.decimals or "<" in words or not words.endswith(room.unit) or room.unit[:1] in _CLINGS:
        return words, room.decimals + room.units
    start = words[: len(words) - len(room.unit)]
    return f"{start}<span{attributes(**{Data.ROOM: room.decimals})}>{room.unit}</span>", room.units


def _kinds(table: Table) -> Iterator[str]:
    """What styles ask of a table: whether its rows take several lines, and whether its cells span rows."""
    rows = [row for rows in (table.head, *table.bodies, table.foot) for row in rows]
    if any(len(cell.body) > 1 for row in rows for cell in row.cells) or max(map(_row_length, rows), default=0) > _LINE:
        yield Class.TALL
    if any(cell.rowspan > 1 for row in rows for cell in row.cells):
        yield Class.SPANNED


def _row_length(row: Row) -> int:
    return sum(len(text(cell.body, footnotes=False)) for cell in row.cells)


def _classes(cell: Cell, column: NumberColumn | None) -> Iterator[str]:
    """How the lines of a cell are set, and whether they end anywhere on a small screen."""
    if column and not cell.align:
        yield Class.RIGHT
        if column.is_number(cell):
            yield Class.NUMERIC
    if cell.align:
        yield Class(cell.align)
    if is_tight(cell):
        yield Class.TIGHT
