"""Makes every table a rectangle of cells: PDF/UA-1 (ISO 14289-1, 7.5) and screen readers count on it.

Pages write rows of different lengths, spans that reach out of the table or over each other, and tables
that are all head. Browsers mend them as they draw (HTML, 4.9.12); a tagged file must be right as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct, structs

from octavo.model import Book, Cell, Row, Table
from octavo.notes import Notes
from octavo.walk import line, rewrite

Rows = tuple[Row, ...]
Taken = set[tuple[int, int]]
"""The places, row and column, that cells stand on."""


def square_tables(book: Book, notes: Notes) -> Book:
    """The book with tables whose rows are all equally wide; a span that lay over another cell is noted."""

    def change(node: Struct) -> Any:
        return _square(node, notes) if isinstance(node, Table) else node

    return rewrite(book, change)


def _square(table: Table, notes: Notes) -> Any:
    """The table; or, where it has no cells, its caption."""
    groups = [_fit_spans(rows, notes) for rows in (table.head, *table.bodies, table.foot)]
    width = max((_width(rows) for rows in groups), default=0)
    head, *bodies, foot = (_fill_up(rows, width) for rows in groups)
    bodies = [rows for rows in bodies if rows] or [rows for rows in (head or foot,) if rows]
    if not bodies:
        return table.caption
    head, foot = (() if rows is bodies[0] else rows for rows in (head, foot))
    new = structs.replace(table, head=head, bodies=tuple(bodies), foot=foot)
    return table if new == table else new


def _fit_spans(rows: Rows, notes: Notes) -> Rows:
    """The rows of a group without empty ones, and with spans that reach neither out of it nor over each other."""
    rows = _drop_empty(rows)
    taken: Taken = set()
    return tuple(
        structs.replace(row, cells=tuple(_place_cells(row.cells, at, len(rows) - at, taken, notes)))
        for at, row in enumerate(rows)
    )


def _drop_empty(rows: Rows) -> Rows:
    """Rows that have cells; a cell that spans one that has none spans one row less."""
    kept = [at for at, row in enumerate(rows) if row.cells]

    def shortened(cell: Cell, at: int) -> Cell:
        reach = sum(1 for other in kept if at <= other < at + cell.rowspan)
        return cell if reach == cell.rowspan else structs.replace(cell, rowspan=reach)

    return tuple(structs.replace(rows[at], cells=tuple(shortened(cell, at) for cell in rows[at].cells)) for at in kept)


def _place_cells(cells: Sequence[Cell], row: int, left: int, taken: Taken, notes: Notes) -> Iterator[Cell]:
    """The cells of a row, each on the first free place; their places are added to `taken`."""
    column = 0
    for cell in cells:
        while (row, column) in taken:
            column += 1
        width = next((w for w in range(1, cell.colspan) if (row, column + w) in taken), cell.colspan)
        if width < cell.colspan:
            notes.add("span-clamped", f"“{line(cell)[:60]}” spanned {cell.colspan} columns, and another cell.")
        height = min(cell.rowspan, left)
        taken.update((row + down, column + right) for down in range(height) for right in range(width))
        column += width
        same = (width, height) == (cell.colspan, cell.rowspan)
        yield cell if same else structs.replace(cell, colspan=width, rowspan=height)


def _width(rows: Rows) -> int:
    return max((column + 1 for _, column in _taken_places(rows)), default=0)


def _taken_places(rows: Rows) -> Taken:
    taken: Taken = set()
    for at, row in enumerate(rows):
        for _ in _place_cells(row.cells, at, len(rows) - at, taken, Notes()):
            pass
    return taken


def _fill_up(rows: Rows, width: int) -> Rows:
    """The rows with an empty cell on each place that has none."""
    taken = _taken_places(rows)
    return tuple(
        structs.replace(row, cells=row.cells + (Cell(()),) * sum((at, column) not in taken for column in range(width)))
        for at, row in enumerate(rows)
    )
