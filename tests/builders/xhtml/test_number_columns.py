"""Columns of numbers: which are, on which sign they stand, and what room is left behind each number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octavo.builders.xhtml import Xhtml
from octavo.builders.xhtml.number_columns import find_number_columns
from octavo.model import Article, Cell, Footnote, Paragraph, Row, Table, to_inlines
from tests.builders.xhtml.test_stacked_tables import cell, heads, row
from tests.builders.xhtml.test_xhtml import Page


def column(*words: str, head: str = "Headx") -> Table:
    """A table with a column of names and one of these words."""
    return Table(head=heads("Name", head), bodies=(tuple(row(f"n{at}x", said) for at, said in enumerate(words)),))


def rooms(table: Table, language: str = "en") -> list[tuple[str, str, str]]:
    """The words of each cell of the last column, its classes, and the characters whose room is left behind it."""
    markup = Xhtml(Article(headline=(), body=(table,), id="x"), Page(), language).section()
    root = etree.fromstring(f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup}</_>')
    cells = [line[-1] for line in root.iter("tr")]
    return [("".join(one.itertext()), one.get("class", ""), _room(one)) for one in cells]


def _room(element: etree._Element) -> str:
    return "".join(one.get("data-room", "") for one in reversed([*element.iter()]))


@pytest.mark.parametrize(
    "words",
    [
        ("1.5", "12", "1,204.25"),
        ("1,5", "12", "1.204,25"),
        ("1 204,5 km²", "12 km²", "3,25 km²"),
        ("12 %", "9.5 %", "100 %"),
        ("€1,204.50", "−€980", "€7.5"),
        ("±0.25", "±1.05", "–"),
        ("1.5 ± 0.3", "12.25 ± 0.1"),
        ("3.5*", "12†", "0.75"),
        ("(12.5)", "3"),
        ("1'234.50", "12"),
        ("3 × 10⁻⁵", "2.5 × 10⁻³"),
        ("12.5", "7", "3", "9", "lost"),
        ("1.2", "n/a", "3"),
    ],
)
def test_numbers_stand_on_the_right_with_their_head(words: tuple[str, ...]) -> None:
    found = rooms(column(*words))
    assert all("right" in classes.split() for _, classes, _ in found)
    assert [said for said, _, _ in found] == ["Headx", *words]


@pytest.mark.parametrize(
    "words",
    [
        ("1.2.2020", "13.5.2021"),
        ("12:30", "14:00"),
        ("5 pm", "never", "often"),
        ("1912", "in spring", "1914"),
        ("–", "–", "3"),
        ("", ""),
        ("555-1234", "555-2345"),
        ("one", "two"),
    ],
)
def test_other_columns_are_left_as_they_are(words: tuple[str, ...]) -> None:
    assert all((classes, room) == ("", "") for _, classes, room in rooms(column(*words)))


def test_a_column_that_the_author_aligned_is_left_as_it_is() -> None:
    table = Table(bodies=((row("a", cell("1.5", align="center")), row("b", "12"), row("c", "3")),))
    assert [(classes, room) for _, classes, room in rooms(table)] == [("center", ""), ("", ""), ("", "")]


@pytest.mark.parametrize(("language", "sign"), [("en", "."), ("de", ",")])
def test_thousands_are_told_from_decimals_by_the_other_numbers_and_else_by_the_language(
    language: str, sign: str
) -> None:
    assert find_number_columns(column("1.204", "987.204"), language)[1].sign == sign
    assert find_number_columns(column("1.204", "987,5"), language)[1].sign == ","
    assert find_number_columns(column("1,204", "987.5"), language)[1].sign == "."


def test_room_is_left_for_what_a_number_lacks() -> None:
    found = rooms(column("1.25", "12", "3.5 %", "–"))
    assert [room for _, _, room in found] == ["", "\u00a0%", ".00\u00a0%", "0", ".00\u00a0%"]


def test_units_stand_under_units() -> None:
    found = rooms(column("1.25 %", "12 %"))
    assert [(said, room) for said, _, room in found[1:]] == [("1.25 %", ""), ("12 %", ".00")]
    assert find_number_columns(column("1.25 %", "12 %"), "en")[1].find_room(cell("12 %")) == (".00", " %", "")


def test_numbers_with_many_units_are_not_set_on_their_decimals() -> None:
    found = rooms(column("1.25 m", "12 km", "3.5 s", "8 kg"))
    assert all(room == "" for _, _, room in found)


def test_a_note_is_no_part_of_a_number() -> None:
    noted = Cell((Paragraph((*to_inlines("12.5"), Footnote((Paragraph(to_inlines("Wordsx.")),)))),))
    table = Table(bodies=((Row((cell("a"), noted)), row("b", "3"), row("c", "4")),))
    assert [room for _, _, room in rooms(table)] == ["", ".0", ".0"]


_DECIMALS = st.decimals(-9999, 9999, allow_nan=False, places=None).map(lambda number: f"{number:f}"[:12].rstrip("."))


@given(st.lists(_DECIMALS, min_size=1, max_size=6))
def test_behind_the_sign_all_numbers_of_a_column_take_the_same_room(numbers: list[str]) -> None:
    found = find_number_columns(column(*numbers), "en")[1]
    tails = {
        len(said.partition(found.sign)[1] + said.partition(found.sign)[2] + found.find_room(cell(said)).decimals)
        for said in numbers
    }
    assert len(tails) == 1
