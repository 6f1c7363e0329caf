"""Cells on their grid: each at the first free column of its row, no two at one place."""

from __future__ import annotations

from octavo.grid import Place, cover, lay_out, lay_out_rows
from octavo.model import Cell, Row


def drawn(*rows: str) -> list[str]:
    """Rows of cells, written as a letter with its columns and rows ("a12"), as the grid that they fill."""
    cells = [row.split() for row in rows]
    found = cover(lay_out(cells, lambda cell: (int(cell[1]), int(cell[2]))))
    width = max((column + 1 for _, column in found), default=0)
    return [
        "".join(found[row, column].cell[0] if (row, column) in found else "." for column in range(width))
        for row in range(len(rows))
    ]


def test_cells_stand_side_by_side() -> None:
    assert drawn("a11 b21", "c11 d11 e11") == ["abb", "cde"]


def test_a_cell_that_reaches_down_moves_those_beside_it() -> None:
    assert drawn("a12 b11", "c11") == ["ab", "ac"]
    assert drawn("a11 b12 c11", "d11 e11") == ["abc", "dbe"]


def test_a_cell_ends_where_another_stands_in_its_way() -> None:
    assert drawn("a11 b12", "c21 d11") == ["ab.", "cbd"]


def test_a_cell_ends_with_the_rows() -> None:
    assert list(lay_out(["a"], lambda _: (1, 65_534))) == [Place(0, 0, 1, 1, "a")]


def test_rows_of_the_model_say_their_own_spans() -> None:
    wide, tall = Cell((), colspan=2), Cell((), rowspan=2)
    places = list(lay_out_rows([Row((wide, tall)), Row((Cell(()),))]))
    assert [(place.row, place.column, place.width, place.height) for place in places] == [
        (0, 0, 2, 1), (0, 2, 1, 2), (1, 0, 1, 1),
    ]  # fmt: skip
