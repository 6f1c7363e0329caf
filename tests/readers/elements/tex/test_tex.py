"""MathML as TeX."""

from __future__ import annotations

import time

import pytest
from latex2mathml.converter import convert
from lxml import etree

from octavo.readers.elements.tex import convert_to_tex


def tex(markup: str) -> str:
    """The TeX of what stands in a math element."""
    return convert_to_tex(etree.fromstring(f"<math>{markup}</math>"))


def row(*signs: str) -> str:
    """A row of one-letter names, numbers and operators."""
    return f"<mrow>{''.join(map(token, signs))}</mrow>"


def token(sign: str) -> str:
    """A token as MathML has it."""
    name = "mi" if sign.isalpha() else "mn" if sign.isdigit() else "mo"
    return f"<{name}>{sign}</{name}>"


X, Y, N, ONE = map(token, "xyn1")


# --- tokens -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<mi>α</mi><mo>≤</mo><mi>Ω</mi>", r"\alpha \leq \Omega"),
        ("<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>", r"\sin x"),
        ("<mi>rate</mi><mo>=</mo><mn>1,250.5</mn>", r"\mathrm{rate} = 1{,}250.5"),
        ('<mi mathvariant="double-struck">R</mi><mo>→</mo><mi>ℂ</mi>', r"\mathbb{R} \to \mathbb{C}"),
        ('<mi mathvariant="bold">v</mi><mo>·</mo><mi mathvariant="normal">d</mi>', r"\mathbf{v} \cdot d"),
        ("<mn>5</mn><mo>%</mo><mtext> of a &amp; b</mtext>", r"5 \% \text{ of a \& b}"),
        ("<mi>a</mi><mo>:=</mo><mo>−</mo><mi>b</mi>", "a := - b"),
        ("<mi>速度</mi><mo>≈</mo><mn>3</mn>", r"\text{速度} \approx 3"),
        ('<mi>a</mi><mspace width="1em"/><mi>b</mi><mspace width="0.167em"/><mi>c</mi>', r"a \quad b \, c"),
        ("<mo>max</mo><mo>{</mo><mi>a</mi><mo>}</mo>", r"\max \left\{ a \right\}"),
        ("<mo>lim sup</mo><mo>rank</mo><mi>A</mi>", r"\limsup \operatorname{rank} A"),
    ],
)
def test_letters_signs_and_words(markup: str, expected: str) -> None:
    assert tex(markup) == expected


# --- what is built ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<mfrac>{row('x', '+', '1')}{Y}</mfrac>", r"\frac{x + 1}{y}"),
        (f'<mfrac bevelled="true">{ONE}{row("x", "y")}</mfrac>', "1 / {x y}"),
        (f'<mo>(</mo><mfrac linethickness="0pt">{N}{ONE}</mfrac><mo>)</mo>', r"\binom{n}{1}"),
        (f'<mfrac linethickness="0">{N}{ONE}</mfrac>', r"{n \atop 1}"),
        (f"<msqrt>{X}<mo>+</mo>{Y}</msqrt><mroot>{X}<mn>3</mn></mroot>", r"\sqrt{x + y} \sqrt[3]{x}"),
        (f"<msub>{X}{N}</msub><msup>{row('x', 'y')}<mn>2</mn></msup>", "x_{n} {x y}^{2}"),
        (f"<msup>{X}<mo>′</mo></msup><msubsup>{X}{ONE}<mn>12</mn></msubsup>", "x' x_{1}^{12}"),
        (f"<msup>{row('(', 'x', '+', 'y', ')')}<mn>2</mn></msup>", r"\left( x + y \right)^{2}"),
        (f"<munderover><mo>∑</mo>{row('n', '=', '1')}<mi>∞</mi></munderover>{X}", r"\sum_{n = 1}^{\infty} x"),
        (f"<munder><mi>lim</mi>{row('x', '→', '0')}</munder>", r"\lim_{x \to 0}"),
        (f"<mover>{X}<mo>¯</mo></mover><mover>{row('x', 'y')}<mo>^</mo></mover>", r"\bar{x} \widehat{x y}"),
        (f"<mover>{X}<mo>→</mo></mover><mover><mo>=</mo>{N}</mover>", r"\vec{x} \overset{n}{=}"),
        (f"<munder>{X}<mo>_</mo></munder><munder><mi>A</mi>{N}</munder>", r"\underline{x} \underset{n}{A}"),
        (
            f"<munder><munder>{row('x', '+', 'y')}<mo>⏟</mo></munder><mtext>both</mtext></munder>",
            r"\underbrace{x + y}_{\text{both}}",
        ),
        (f"<mmultiscripts>{X}{N}<none/><mprescripts/>{ONE}{Y}</mmultiscripts>", "{}_{1}^{y}x_{n}"),
        (f'<mfenced open="[" close=")" separators=";">{X}{Y}</mfenced>', r"\left[ x ; y \right)"),
        (f"<mfenced>{X}{Y}{N}</mfenced>", r"\left( x , y , n \right)"),
        (f'<menclose notation="box">{X}</menclose><mphantom>{Y}</mphantom>', r"\boxed{x} \phantom{y}"),
        (f"<mstyle displaystyle='true'>{X}</mstyle><mpadded>{Y}</mpadded><merror>{N}</merror>", "x y n"),
        (f"<semantics>{X}<annotation-xml><ci>y</ci></annotation-xml></semantics>", "x"),
    ],
)
def test_what_formulas_are_built_of(markup: str, expected: str) -> None:
    assert tex(markup) == expected
    assert "<math" in convert(expected)


# --- fences -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (row("(", "x", ")", "(", "y", ")"), r"\left( x \right) \left( y \right)"),
        (row("[", "(", "x", "]", ")"), r"\left[ ( x \right] )"),
        (row("|", "x", "|", "≤", "1"), r"\left| x \right| \leq 1"),
        (row("P", "(", "x", "|", "y", ")"), r"P \left( x | y \right)"),
        ('<mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo>', "( x )"),
        (row("x", ")", "+", "1"), "x ) + 1"),
    ],
)
def test_fences_that_belong_together(markup: str, expected: str) -> None:
    assert tex(markup) == expected


# --- tables -----------------------------------------------------------------------------------------

_SQUARE = "<mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr><mtr><mtd><mi>c</mi></mtd><mtd><mi>d</mi></mtd></mtr>"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<mtable>{_SQUARE}</mtable>", r"\begin{matrix}a & b \\ c & d\end{matrix}"),
        (f"<mo>(</mo><mtable>{_SQUARE}</mtable><mo>)</mo>", r"\begin{pmatrix}a & b \\ c & d\end{pmatrix}"),
        (
            f'<mfenced open="|" close="|"><mtable>{_SQUARE}</mtable></mfenced>',
            r"\begin{vmatrix}a & b \\ c & d\end{vmatrix}",
        ),
        (
            f'<mo>{{</mo><mtable columnalign="left left">{_SQUARE}</mtable><mo fence="true"/>',
            r"\begin{cases}a & b \\ c & d\end{cases}",
        ),
        (
            f'<mtable columnalign="right left right left">{_SQUARE}</mtable>',
            r"\begin{gathered}a b \\ c d\end{gathered}",
        ),
        (f'<mtable columnalign="left right">{_SQUARE}</mtable>', r"\begin{array}{lr}a & b \\ c & d\end{array}"),
        (
            "<mtable><mlabeledtr><mtd><mtext>(3.1)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable>",
            r"a \tag{3.1}",
        ),
    ],
)
def test_tables(markup: str, expected: str) -> None:
    assert tex(markup) == expected


# --- anything ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "written",
    [
        r"x = \frac{- b \pm \sqrt{b^{2} - 4 a c}}{2 a}",
        r"\int_{0}^{\infty} e^{- x^{2}} d x = \frac{\sqrt{\pi}}{2}",
        r"\sum_{k = 1}^{n} k = \frac{n \left( n + 1 \right)}{2}",
        r"\begin{pmatrix}1 & 0 \\ 0 & 1\end{pmatrix}",
        r"\nabla \times \mathbf{E} = - \frac{\partial \mathbf{B}}{\partial t}",
    ],
)
def test_tex_that_became_mathml_comes_back(written: str) -> None:
    assert convert_to_tex(etree.fromstring(convert(written))) == written


@pytest.mark.parametrize(
    "name", ["mfrac", "mroot", "msub", "msubsup", "munder", "munderover", "mmultiscripts", "mtable"]
)
def test_elements_that_lack_their_parts(name: str) -> None:
    assert isinstance(tex(f"<{name}/><{name}><mi>x</mi></{name}>"), str)


@pytest.mark.parametrize("markup", ["<mo>(</mo>", "<msup><mi>x</mi><mi>y</mi></msup>", "<mo>{</mo><mtable/>"])
def test_ten_thousand_signs_cost_no_more_than_ten_thousand(markup: str) -> None:
    start = time.process_time()
    tex(markup * 10_000)
    tex("<mrow><msqrt>" * 120 + markup * 100 + "</msqrt></mrow>" * 120)
    assert time.process_time() - start < 5
