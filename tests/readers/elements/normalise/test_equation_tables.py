"""Tables that only set formulas and their numbers are displayed formulas; tables of data stay tables."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read

_MATHML = (
    '<math alttext="{tex}"><mrow><mi>x</mi></mrow><annotation encoding="application/x-tex">{tex}</annotation></math>'
)


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        (
            '<table class="ltx_equation"><tr><td></td><td>' + _MATHML.format(tex="x=1") + "</td><td></td>"
            '<td><span class="ltx_tag">(4)</span></td></tr></table>',
            ["x=1 \\tag{4}"],
        ),
        ("<table width=100%><tr><td>\\(y = x^2\\)</td><td>(2.1)</td></tr></table>", ["y = x^2 \\tag{2.1}"]),
        ("<table><tr><td>[A.3]</td><td>\\(y = x^2\\)</td></tr></table>", ["y = x^2 \\tag{A.3}"]),
        (
            '<table class="eqnarray"><tr><td>\\(a\\)</td><td>\\(=\\)</td><td>\\(b\\)</td></tr>'
            "<tr><td></td><td>\\(=\\)</td><td>\\(c\\)</td><td>(7)</td></tr></table>",
            ["a = b", "= c \\tag{7}"],
        ),
    ],
)
def test_each_row_is_a_displayed_formula_with_its_number(markup: str, tex: list[str]) -> None:
    made = read(markup)
    assert not found(made, m.Table)
    assert [(formula.tex, formula.display) for formula in found(made, m.Math)] == [(one, True) for one in tex]


def test_the_number_is_in_the_mathml_too() -> None:
    (formula,) = found(
        read(f'<table class="equation"><tr><td>{_MATHML.format(tex="x")}</td><td>(4)</td></tr></table>'), m.Math
    )
    assert formula.mathml.endswith("<mtext>(4)</mtext></math>")


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr><th>Name</th><th>Law</th></tr><tr><td>Of the square</td><td>\\(a^2\\)</td></tr></table>",
        "<table><tr><td>\\(a\\)</td><td>\\(b\\)</td></tr><tr><td>\\(c\\)</td><td>\\(d\\)</td></tr></table>",
        "<table><tr><td>\\(a\\)</td><td>12</td></tr><tr><td>\\(b\\)</td><td>13</td></tr></table>",
    ],
)
def test_tables_of_data_stay(markup: str) -> None:
    assert len(found(read(markup), m.Table)) == 1
