"""Dollars: formulas, money, names of variables."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "formulas"),
    [
        ("If $a^2 + b^2 = c^2$, the $n$th is $2$.", ["a^2 + b^2 = c^2", "n", "2"]),
        ("速さ$v$は$\\alpha$と", ["v", "\\alpha"]),
        ("$10^6$ and $5 \\times 3$ and $3x + 1$", ["10^6", "5 \\times 3", "3x + 1"]),
        ("$`x_1`$ as GitHub has it", ["x_1"]),
        ("so $$x = 1$$ it is", ["x = 1"]),
        ("$$\na = b\n$$", ["a = b"]),
        ("$\\text{if the sum is even, then}$ and $\\max(a, b)$", ["\\text{if the sum is even, then}", "\\max(a, b)"]),
    ],
)
def test_a_formula_stands_between_dollars(source: str, formulas: list[str]) -> None:
    found = markup(source)
    assert [formula.strip() for formula in _formulas(found)] == formulas


def _formulas(found: str) -> list[str]:
    return [part.partition("</math>")[0] for part in found.split("<math>")[1:]]


@pytest.mark.parametrize(
    "source",
    [
        "It cost $3 then and $4 now.", "CA$30 or AU$40", "15$ and 16$ each", "from $5, or $6, to $7", "$ 5 and 6 $",
        "$5 off and 6$ more", "$20,000 (about 18.000$)", "We paid $1.5m in May; they paid 2$", "$PATH:$HOME",
        "$USER lives in $HOME", "cheap at $9.99, dear at $99", "$10k then $20k", "the $5-and-$10 shop",
    ],
)  # fmt: skip
def test_money_and_variables_are_words(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"


def test_code_wins_over_dollars() -> None:
    assert markup("`$1` and $x `y$` z") == "<p><code>$1</code> and $x <code>y$</code> z</p>\n"


def test_an_escaped_dollar_is_a_character() -> None:
    assert markup("\\$5 and \\$x\\$") == "<p>$5 and $x$</p>\n"
