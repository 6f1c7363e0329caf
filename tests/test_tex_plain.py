"""Formulas in titles, as plain characters."""

from __future__ import annotations

import pytest

from octavo.model import Article, Math, Text
from octavo.tex_plain import plain_formula
from octavo.walk import title


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("x^2 + y_{10}", "x² + y₁₀"),
        (r"\frac{a}{b+c}", "a/(b+c)"),
        (r"\sqrt[3]{2}", "3√2"),
        (r"\alpha \le \beta_{ij}", "α ≤ β_ij"),
        (r"\left( \mathbf{v} \right)", "( v )"),
        (r"90^\circ \text{ of arc}", "90∘ of arc"),
        (r"O(n \log n)", "O(n log n)"),
        ("{" * 500 + "x", "x"),
    ],
)
def test_plain_characters(tex: str, plain: str) -> None:
    assert plain_formula(tex) == plain


def test_mathml_alone_says_its_characters() -> None:
    assert plain_formula("", "<math><mi>a</mi><mo>+</mo><mi>b</mi></math>") == "a+b"


def test_a_title_says_its_formulas() -> None:
    assert title(Article(headline=(Text("Sums of "), Math(tex="x^2")), body=())) == "Sums of x²"


def test_depth_has_an_end() -> None:
    assert len(plain_formula("\\sqrt{" * 500 + "x")) < 4000
