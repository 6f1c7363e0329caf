"""Tables of data, and tables made for layout."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from octavo.walk import text
from tests.readers.elements.reading import found, one, p, read


def test_the_parts_of_a_table() -> None:
    notes = Notes()
    (made,) = read(
        "<table><caption>Cap</caption><thead><tr><th scope=col>A<th colspan=2>B</thead>"
        "<tbody><tr><th scope=row>a<td align=right>1<td rowspan=999999>2<tr><th>b<td>3</tbody>"
        "<tfoot><tr><td>f<td>g<td>h</tfoot></table>",
        notes=notes,
    )
    assert isinstance(made, m.Table)
    assert made.caption == (p("Cap"),)
    assert made.head[0].cells[0] == m.Cell((p("A"),), header=True, scope="col")
    assert made.head[0].cells[1].colspan == 2
    assert made.bodies[0][0].cells[1] == m.Cell((p("1"),), align="right")
    assert made.bodies[0][0].cells[2].rowspan == 1000
    assert [text(row) for row in made.foot] == ["f\n\n\n\ng\n\n\n\nh"]
    assert [note.code for note in notes] == ["span-clamped"]


def test_a_first_row_of_headers_is_the_head() -> None:
    assert len(one("<table><tr><th>A<th>B<tr><td>1<td>2</table>").head) == 1


def test_rows_outside_a_group_are_bodies_of_their_own() -> None:
    made = one("<table><thead><tr><th>A<th>B</thead><tbody><tr><td>1<td>2</tbody></table>")
    assert [len(body) for body in made.bodies] == [1]
    strict = one("<table><tr><td>1<td>2<tbody><tr><td>3<td>4</tbody><tfoot><tr><td>5<td>6</tfoot></table>")
    assert ([text(body).split() for body in strict.bodies], len(strict.foot)) == ([["1", "2"], ["3", "4"]], 1)


@pytest.mark.parametrize(
    ("cell", "align"),
    [
        ('style="text-align: center"', "center"), ('align="RIGHT"', "right"), ('class="text-left"', "left"),
        ('class="alignright"', ""), ('class="align-right"', "right"), ("", ""),
    ],
)  # fmt: skip
def test_how_cells_are_aligned(cell: str, align: m.Align) -> None:
    assert one(f"<table><tr><th>A<th>B<tr><td {cell}>1<td>2</table>").bodies[0][0].cells[0].align == align


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><td><p>a</p><p>b</p></table>",
        "<table role=presentation><tr><td>a<td>b</table>",
        "<table><tr><td><h2>a</h2><td>b</table>",
    ],
)
def test_tables_made_for_layout_are_undone(markup: str) -> None:
    notes = Notes()
    made = read(markup, notes=notes)
    assert not found(made, m.Table)
    assert text(made).split() == ["a", "b"]
    assert "structure-changed" in {note.code for note in notes}


@pytest.mark.parametrize(
    "markup",
    [
        "<table>loose<tr><td>1</td><td>2</td></tr></table>",
        "<table><tbody><tr><td>1</td>loose<td>2</td></tr></tbody></table>",
        "<table><tr><td>1</td><td>2</td></tr>loose</table>",
        "<table><p>loose</p><tr><td>1</td><td>2</td></tr></table>",
    ],
)
def test_words_in_no_cell_stand_before_the_table(markup: str) -> None:
    before, table = read(markup)
    assert before == p("loose")
    assert text(table).split() == ["1", "2"]


LONG = "The wheel turns slowly in a dry year and fast in a wet one. " * 25


def test_one_long_cell_makes_no_layout_of_rows_with_labels() -> None:
    rows = "".join(
        f"<tr><td>{name}</td><td>{said}</td></tr>" for name, said in (("Wick", "1802"), ("Ebb", LONG), ("Stow", "9"))
    )
    assert isinstance(one(f"<table>{rows}</table>"), m.Table)


def test_columns_of_prose_are_a_layout() -> None:
    assert not found(read(f"<table><tr><td>{LONG}</td><td>{LONG}</td></tr></table>"), m.Table)
