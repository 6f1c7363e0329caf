"""Tables become rectangles, and keep every word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from octavo.model import Block, Cell, Paragraph, Row, Table, to_inlines
from octavo.notes import Notes
from octavo.passes.tables import square_tables
from octavo.walk import text
from tests.making import book_with, paragraph


def cell(words: str, colspan: int = 1, rowspan: int = 1) -> Cell:
    return Cell((Paragraph(to_inlines(words)),), colspan=colspan, rowspan=rowspan)


def row(*cells: Cell) -> Row:
    return Row(cells)


def squared(table: Table) -> tuple[Block | None, list[str]]:
    notes = Notes()
    book = square_tables(book_with(table), notes)
    found = next(iter(book.articles[0].body), None)
    return found, [note.code for note in notes]


def shape(table: object) -> list[list[tuple[str, int, int]]]:
    assert isinstance(table, Table)
    rows = [row for group in (table.head, *table.bodies, table.foot) for row in group]
    return [[(text(cell.body), cell.colspan, cell.rowspan) for cell in row.cells] for row in rows]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(cell("a"), cell("b")), row(cell("c"))], [[("a", 1, 1), ("b", 1, 1)], [("c", 1, 1), ("", 1, 1)]]),
        ([row(cell("a", 3)), row(cell("b"))], [[("a", 3, 1)], [("b", 1, 1), ("", 1, 1), ("", 1, 1)]]),
        ([row(cell("a", 1, 9)), row(cell("b"))], [[("a", 1, 2), ("", 1, 1)], [("b", 1, 1)]]),
        ([row(cell("a", 1, 2)), row(), row(cell("b"))], [[("a", 1, 1)], [("b", 1, 1)]]),
    ],
)
def test_rows_are_filled_and_spans_end_with_the_table(rows: list[Row], expected: object) -> None:
    found, codes = squared(Table(bodies=(tuple(rows),)))
    assert shape(found) == expected
    assert codes == []


def test_a_span_over_another_cell_is_cut_and_noted() -> None:
    over = Table(bodies=((row(cell("a"), cell("b", 1, 2)), row(cell("c", 2))),))
    found, codes = squared(over)
    assert shape(found) == [[("a", 1, 1), ("b", 1, 2)], [("c", 1, 1)]]
    assert codes == ["span-clamped"]


def test_a_table_that_is_all_head_has_a_body() -> None:
    found, _ = squared(Table(bodies=((),), head=(row(cell("a")),)))
    assert isinstance(found, Table)
    assert (found.head, shape(found)) == ((), [[("a", 1, 1)]])


def test_a_table_without_cells_is_its_caption() -> None:
    found, _ = squared(Table(bodies=((row(),),), caption=(Paragraph(to_inlines("said")),)))
    assert found == Paragraph(to_inlines("said"))


def test_a_good_table_is_left_alone() -> None:
    good = Table(bodies=((row(cell("a", 1, 2), cell("b")), row(cell("c"))),), head=(row(cell("d", 2)),))
    assert squared(good) == (good, [])


_CELLS = st.builds(cell, st.sampled_from(["x", "y", ""]), st.integers(1, 4), st.integers(1, 4))
_ROWS = st.lists(st.lists(_CELLS, max_size=4).map(lambda cells: row(*cells)), max_size=4).map(tuple)


@given(st.lists(_ROWS, max_size=3).map(tuple), _ROWS, _ROWS)
def test_all_rows_are_equally_wide_and_no_word_is_lost(
    bodies: tuple[tuple[Row, ...], ...], head: tuple[Row, ...], foot: tuple[Row, ...]
) -> None:
    before = Table(bodies=bodies, head=head, foot=foot)
    found, _ = squared(before)
    assert sorted(text(before).split()) == sorted(text(found).split() if found else [])
    if isinstance(found, Table):
        assert squared(found) == (found, [])
        sizes = {
            sum(cell.colspan * cell.rowspan for row in rows for cell in row.cells) / len(rows)
            for rows in (found.head, *found.bodies, found.foot)
            if rows
        }
        assert len(sizes) == 1


def test_no_break_spaces_that_join_more_than_a_column_holds_are_plain_ones() -> None:
    def words(written: str) -> str:
        book = book_with(Table(bodies=((Row((Cell((paragraph(written),)),)),),)))
        return text(square_tables(book, Notes()).articles[0].body).strip()

    assert words("The\u00a0isles,\u00a0the\u00a0realm\u00a0(and\u00a0more)") == "The isles, the realm (and more)"
    assert (
        words("some 1\u00a0234\u00a0567\u00a0of\u00a0them\u00a0in\u00a0all")
        == "some 1\u00a0234\u00a0567\u00a0of them in all"
    )
    assert words("Mr.\u00a0Lamp, 5\u00a0km") == "Mr.\u00a0Lamp, 5\u00a0km"
