"""MathML is made safe."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.builders.formulas.svg import formula_text
from tests.readers.elements.reading import found, read


def test_only_what_is_known_of_mathml_is_kept() -> None:
    (formula,) = found(
        read('<p><math onclick="x()"><mi href="javascript:x" mathvariant="bold">y</mi><img src=x><mn>1</mn></math>'),
        m.Math,
    )
    assert (
        formula.mathml == '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="\\mathbf{y} 1">'
        '<mi mathvariant="bold">y</mi><mn>1</mn></math>'
    )


def test_attributes_of_formulas_say_something() -> None:
    (formula,) = found(read('<p><math><mfenced open=""><mtable columnspacing=""/><mi>x</mi></mfenced></math>'), m.Math)
    assert '<mfenced open=""><mtable/>' in formula.mathml


def test_a_formula_without_anything_is_none() -> None:
    assert not found(read("<p>a <math><mrow></mrow></math> b</p>"), m.Math)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("<math><mfrac><mi>a</mi><mn>2</mn></mfrac></math>", r"\frac{a}{2}"),
        ('<math alttext="half of a"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>', "half of a"),
        ('<math aria-label="half of a"><mfrac><mi>a</mi><mn>2</mn></mfrac></math>', "half of a"),
        ('<math alttext=" "><msqrt><mi>π</mi></msqrt></math>', r"\sqrt{\pi}"),
    ],
)
def test_a_formula_without_tex_has_words(markup: str, words: str) -> None:
    (formula,) = found(read(f"<p>{markup}</p>"), m.Math)
    assert formula.tex == ""
    assert formula_text(formula) == words


def test_tex_that_is_known_needs_no_words() -> None:
    (formula,) = found(read('<p><math alttext="x_1"><msub><mi>x</mi><mn>1</mn></msub></math></p>'), m.Math)
    assert formula.tex == "x_1"
    assert "alttext" not in formula.mathml
