"""The grid of rows and columns that the cells of a table are laid on (HTML, 4.9.12).

It serves cells of the model and elements of a document alike: who lays them out says what each spans.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from octavo.model import Cell, Row

_Cell = TypeVar("_Cell")


class Place(NamedTuple, Generic[_Cell]):
    """A cell, its first row and column, and how many columns and rows it covers from there."""

    row: int
    column: int
    width: int
    height: int
    cell: _Cell


def lay_out(rows: Sequence[Sequence[_Cell]], spans: Callable[[_Cell], tuple[int, int]]) -> Iterator[Place[_Cell]]:
    """The place of every cell, row by row: each stands at the first column that no cell before it covers.

    `spans` says how many columns and rows a cell asks for. It gets fewer where another cell stands in its way, or
    where the rows end.
    """
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(rows):
        column = 0
        for cell in cells:
            while (row, column) in taken:
                column += 1
            columns, height = spans(cell)
            width = next((width for width in range(1, columns) if (row, column + width) in taken), columns)
            place = Place(row, column, width, min(height, len(rows) - row), cell)
            taken.update(_covered(place))
            yield place
            column += width


def lay_out_rows(rows: Sequence[Row]) -> Iterator[Place[Cell]]:
    """The place of every cell of some rows of the model."""
    return lay_out([row.cells for row in rows], lambda cell: (cell.colspan, cell.rowspan))


def cover(places: Iterable[Place[_Cell]]) -> dict[tuple[int, int], Place[_Cell]]:
    """What stands at each row and column: a cell that covers several is at each of them."""
    return {at: place for place in places for at in _covered(place)}


def _covered(place: Place[_Cell]) -> Iterator[tuple[int, int]]:
    """The rows and columns that a cell covers."""
    for row in range(place.row, place.row + place.height):
        for column in range(place.column, place.column + place.width):
            yield row, column
