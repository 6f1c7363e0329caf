"""MathML is made safe."""

from __future__ import annotations

from octavo import model as m
from tests.readers.elements.reading import found, read


def test_only_what_is_known_of_mathml_is_kept() -> None:
    (formula,) = found(
        read('<p><math onclick="x()"><mi href="javascript:x" mathvariant="bold">y</mi><img src=x><mn>1</mn></math>'),
        m.Math,
    )
    assert (
        formula.mathml
        == '<math xmlns="http://www.w3.org/1998/Math/MathML"><mi mathvariant="bold">y</mi><mn>1</mn></math>'
    )


def test_attributes_of_formulas_say_something() -> None:
    (formula,) = found(read('<p><math><mfenced open=""><mtable columnspacing=""/><mi>x</mi></mfenced></math>'), m.Math)
    assert '<mfenced open=""><mtable/>' in formula.mathml


def test_a_formula_without_anything_is_none() -> None:
    assert not found(read("<p>a <math><mrow></mrow></math> b</p>"), m.Math)
