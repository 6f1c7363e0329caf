"""A formula on one line says what stands over, under and above what."""

from xml.etree import ElementTree

import pytest

from octavo.builders.formulas.linear import linearise
from octavo.builders.formulas.svg import formula_text
from octavo.model import Math


@pytest.mark.parametrize(
    ("mathml", "said"),
    [
        ("<mfrac><mi>x</mi><mn>1</mn></mfrac><mo>=</mo><mfrac><mn>1</mn><mrow><mi>x</mi><mo>/</mo><mn>2</mn></mrow></mfrac>",
         "x/1 = 1/(x/2)"),
        ("<mi>x</mi><mo>=</mo><msqrt><mn>2</mn></msqrt>", "x = √2"),
        ("<msqrt><mi>a</mi><mo>+</mo><mi>b</mi></msqrt>", "√(a + b)"),
        ("<mroot><mi>x</mi><mn>3</mn></mroot>", "3√x"),
        ("<msup><mi>e</mi><mrow><mi>i</mi><mo>&#x2062;</mo><mi>π</mi></mrow></msup>", "e^(i π)"),
        ("<msup><mi>x</mi><mn>12</mn></msup><mo>+</mo><msub><mi>x</mi><mi>k</mi></msub>", "x¹² + x_(k)"),
        ("<munderover><mo>∑</mo><mrow><mi>k</mi><mo>=</mo><mn>0</mn></mrow><mi>n</mi></munderover><msub><mi>a</mi><mi>k</mi></msub>",
         "∑_(k = 0)^(n)a_(k)"),
        ("<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>0</mn></mtd></mtr><mtr><mtd><mn>0</mn></mtd><mtd><mn>1</mn></mtd></mtr></mtable>",
         "[1, 0; 0, 1]"),
        ("<mtext>if</mtext><mi>x</mi><mo>≥</mo><mn>0</mn>", "if x ≥ 0"),
        ("<mn>0.42</mn><mi>c</mi><mi>s</mi>", "0.42 c s"),
        ("<mfenced><mi>a</mi><mi>b</mi></mfenced>", "(a, b)"),
        ("<semantics><mi>x</mi><annotation>x source</annotation></semantics>", "x"),
    ],
)  # fmt: skip
def test_formulas_on_one_line(mathml: str, said: str) -> None:
    assert linearise(ElementTree.fromstring(f"<math>{mathml}</math>")) == said
    assert formula_text(Math(mathml=f"<math>{mathml}</math>")) == said


def test_what_a_formula_says_of_itself_counts_more() -> None:
    assert (
        formula_text(Math(mathml='<math alttext="x over two"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>'))
        == "x over two"
    )
    assert formula_text(Math(tex=r"\frac{x}{2}", mathml="<math><mi>y</mi></math>")) == r"\frac{x}{2}"


def test_broken_markup_leaves_its_letters() -> None:
    assert formula_text(Math(mathml="<math><mi>a</mi>&lang;<mi>b</mi></math>")) == "a ⟨ b"
