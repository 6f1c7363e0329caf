"""Wide tables as cards: every cell is there, beside every head that is over it, and a table stays a table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from octavo.builders.xhtml import Xhtml
from octavo.builders.xhtml.stacked_tables import is_wide_table
from octavo.checks.completeness import count_words
from octavo.model import Article, Cell, Footnote, Math, Paragraph, Row, Table, Text, to_inlines
from octavo.notes import Notes
from octavo.passes.tables import square_tables
from octavo.walk import text
from tests.builders.xhtml.test_xhtml import Page
from tests.making import book_with
from tests.strategies import few, tables


class Narrow(Page):
    """A medium without room."""

    def stacks_table(self, table: Table) -> bool:
        return is_wide_table(table, 1)


def cell(words: str, **attributes: object) -> Cell:
    return Cell((Paragraph(to_inlines(words)),) if words else (), **attributes)  # type: ignore[arg-type]


def row(*cells: Cell | str) -> Row:
    return Row(tuple(cell(one) if isinstance(one, str) else one for one in cells))


def heads(*names: str) -> tuple[Row, ...]:
    return (row(*(cell(name, header=True) for name in names)),)


def written(table: Table) -> _Element:
    markup = Xhtml(Article(headline=(), body=(table,), id="x"), Narrow(), "en").section()
    return etree.fromstring(f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup}</_>')


def cards(table: Table) -> list[list[tuple[str, ...]]]:
    """The words of each cell of each line of each card."""
    found = written(table).find(".//table[@class='cards']")
    assert found is not None
    return [[tuple("".join(one.itertext()) for one in line) for line in card] for card in found.iter("tbody")]


def test_a_row_becomes_a_card_with_every_head() -> None:
    table = Table(head=heads("Name", "Year"), bodies=((row("C", "1972"), row("Go", "")),))
    assert cards(table) == [[("Name", "C"), ("Year", "1972")], [("Name", "Go"), ("Year", "")]]
    scopes = {head.get("scope") for head in written(table).iter("th")}
    assert scopes == {"row"}


def test_an_empty_corner_lets_the_head_of_the_row_stand_alone() -> None:
    table = Table(head=heads("", "Year", "Type"), bodies=((row(cell("C", header=True), "1972", "static"),),))
    assert cards(table) == [[("C",), ("Year", "1972"), ("Type", "static")]]
    [head] = written(table).xpath("//th[@scope='rowgroup']")
    assert head.get("colspan") == "2"


def test_spans_are_said_wherever_they_reach() -> None:
    above = row(cell("", header=True), cell("Half", header=True, colspan=2))
    head = (above, *heads("Name", "Q1", "Q2"))
    body = (row(cell("Costs", rowspan=2), "1", "2"), row(cell("all", colspan=2)), row(cell("Pause", colspan=3)))
    assert cards(Table(head=head, bodies=(body,))) == [
        [("Name", "Costs"), ("Half · Q1", "1"), ("Half · Q2", "2")],
        [("Name", "Costs"), ("Half · Q1 · Q2", "all")],
        [("Pause",)],
    ]


def test_heads_in_the_first_row_of_a_body_are_heads() -> None:
    table = Table(bodies=((*heads("a", "b"), row("1", "2")),))
    assert cards(table) == [[("a", "1"), ("b", "2")]]


def test_ids_and_notes_stand_once() -> None:
    noted = Cell((Paragraph((Text("Year"), Footnote((Paragraph(to_inlines("of birth")),)))),), id="year", header=True)
    table = Table(head=(row(cell("Name"), noted),), bodies=((row("Ada", "1815"), row("Alan", "1912")),), id="t")
    found = written(table)
    assert len(found.xpath("//*[@id='year']")) == len(found.xpath("//*[@role='doc-footnote']")) == 1
    assert [head.text for head in found.xpath("//tbody[2]//th")] == ["Name", "Year"]
    assert found.xpath("//table/@id") == ["t"]


def formula(tex: str) -> Cell:
    return Cell((Paragraph((Math(tex=tex),)),))


@pytest.mark.parametrize(
    ("table", "wide"),
    [
        (Table(head=heads(*"abcd"), bodies=((row(*"1234"),),)), True),
        (Table(head=heads(*"abc"), bodies=((row(*"123"),),)), False),
        (Table(head=heads("a", "b", "c"), bodies=((row("x" * 20, "y" * 20, "z"),),)), True),
        (Table(head=heads("a", "b"), bodies=((row("x" * 20, "y" * 40),),)), False),
        (Table(bodies=((row(*"123456789"),),)), False),
        (Table(head=heads(*"abc"), bodies=((row(*map(formula, ["x + y + z = 2"] * 3)),),)), False),
        (Table(head=heads(*"abc"), bodies=((row(*map(formula, ["a + b + c + d = e + f"] * 3)),),)), True),
        (
            Table(head=heads(*"abc"), bodies=((row(formula(r"\begin{pmatrix} \frac{1}{2} \end{pmatrix}"), *"12"),),)),
            False,
        ),
        (Table(bodies=((row("x" * 20, "y" * 20, "z"),),)), True),
        (Table(head=heads(*"abcd"), bodies=((row(cell("x", colspan=4)),),)), False),
    ],
)
def test_what_is_wide(table: Table, wide: bool) -> None:
    assert is_wide_table(table, 3) is wide


def test_without_heads_every_cell_is_a_row_once() -> None:
    body = (row(cell("Over all", colspan=2), cell("beside", rowspan=2)), row("w" * 20, "u" * 20))
    assert cards(Table(bodies=(body,))) == [[("Over all",), ("beside",)], [("w" * 20,), ("u" * 20,)]]


def test_lines_end_anywhere_in_the_long_words_of_a_table_that_stays_as_it_is() -> None:
    table = Table(bodies=((row("/usr/local/lib/harbour/lights", "1,234"),),))
    assert [one.get("class") for one in written(table).iter("td")] == ["tight", "right numeric"]


_PLAIN = st.builds(Paragraph, few(st.builds(Text, st.text("abc ", max_size=5))))


@given(tables(few(_PLAIN)))
def test_no_word_is_lost(table: Table) -> None:
    body = square_tables(book_with(table), Notes()).articles[0].body
    for found in body:
        if isinstance(found, Table) and is_wide_table(found, 1):
            there = count_words("\n".join(written(found).itertext()))
            assert count_words(text(found)) - there == {}
