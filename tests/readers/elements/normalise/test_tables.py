"""Tables that are made of other elements."""

from __future__ import annotations

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


def test_roles_make_a_table() -> None:
    markup = """<div role="table" id="t"><div role="rowgroup"><div role="row"><span role="columnheader">Mill</span>
        <span role="columnheader">Year</span></div></div><div role="rowgroup"><div role="row">
        <div role="cell">Wick</div><div role="cell">1802</div></div></div></div>"""
    (table,) = found(read(markup), m.Table)
    assert [text(cell) for row in table.head for cell in row.cells] == ["Mill", "Year"]
    assert [text(cell) for row in table.bodies[0] for cell in row.cells] == ["Wick", "1802"]


def test_heads_of_rows() -> None:
    row = '<li role="row"><b role="rowheader">Wick</b><i role="gridcell">1802</i></li>'
    (table,) = found(read(f'<ul role="grid">{row}{row}</ul>'), m.Table)
    assert [(cell.header, cell.scope) for cell in table.bodies[0][0].cells] == [(True, "row"), (False, "")]


def test_words_beside_the_rows_stay() -> None:
    row = '<div role="row"><div role="cell">a</div><div role="cell">b</div></div>'
    blocks = read(f'<div role="table"><p>Mills of the valley</p>{row}</div>')
    assert text(blocks).split() == ["Mills", "of", "the", "valley", "a", "b"]


def test_rows_of_one_cell_are_no_table() -> None:
    assert not found(read('<div role="grid"><div role="row"><div role="gridcell">a</div></div></div>'), m.Table)
