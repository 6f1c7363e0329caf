"""Formulas, in the ways that pages carry them."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read

_MATHML = '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>'


@pytest.mark.parametrize(
    ("markup", "display"),
    [
        (_MATHML, False),
        ('<math alttext="x_1" display="block"><mi>x</mi></math>', True),
        (f'<span class="mwe-math-element">{_MATHML}<img class="mwe-math-fallback-image-inline"></span>', False),
        (f'<span class="katex"><span>{_MATHML}</span><span class="katex-html">x</span></span>', False),
        (f'<span class="katex-display"><span class="katex">{_MATHML}<span>x</span></span></span>', True),
        ('<span class="MathJax_Preview">x</span><script type="math/tex; mode=display">x_1</script>', True),
        ('<span class="MathJax">x<script type="math/tex">x_1</script></span>', False),
        (f'<mjx-container display="true"><mjx-math/><mjx-assistive-mml>{_MATHML}</mjx-container>', True),
        ("<span data-mathml='<math><annotation encoding=tex>x_1</annotation><mi>x</mi></math>'>x</span>", False),
        ('<span class="math inline">\\(x_1\\)</span>', False),
        ('<span class="math display">\\[x_1\\]</span>', True),
        ('<div class="math block">\nx_1\n</div>', True),
        ('<span class="math inline">x_1</span>', False),
        ('<span data-tex="x_1">x</span>', False),
        ('<span data-tex="x_1" data-display="true">x</span>', True),
        ("<d-math block>x_1</d-math>", True),
        ('<pre><code class="language-math">x_1</code></pre>', True),
        ('<img class="latex" alt="x_1" src="x.png">', False),
        ('<img role="math" alt="x_1" src="x.svg">', False),
        ('<img class="equation_image" alt="LaTeX: x_1" src="/equations/7">', False),
        ('<img class="eq" alt="" src="https://example.org/equation?tex=x_1">', False),
        ('<mjx-container display="true"><svg><g data-mml-node="math" data-latex="x_1"/></svg></mjx-container>', True),
        ('<mjx-container><mjx-math data-latex="x_1"><mjx-mi data-latex="x">x</mjx-mi></mjx-math>', False),
        ('<span class="ql-formula" data-value="x_1">x</span>', False),
        ('<span data-equation-content="x_1"><img src="x.png"></span>', False),
        ("<math-field>x_1</math-field>", False),
        ("<tex-math>\\documentclass{minimal}\\begin{document}$x_1$\\end{document}</tex-math>", False),
        ("<p>\\begin{displaymath}x_1\\end{displaymath}</p>", True),
    ],
)  # fmt: skip
def test_formulas_of_every_make(markup: str, display: bool) -> None:
    (formula,) = found(read(f"<div>{markup}</div>"), m.Math)
    assert (formula.tex, formula.display) == ("x_1", display)


@pytest.mark.parametrize(
    ("image", "tex"),
    [
        ('<img class="latex" alt="E=mc">', "E=mc"),
        ('<img src="https://example.org/latex?%5Cfrac%7Ba%7D%7Bb%7D">', "\\frac{a}{b}"),
        ('<img src="https://latex.example.org/png.latex?%5Cfrac%7Ba%7D%7Bb%7D">', "\\frac{a}{b}"),
        ('<img src="https://example.org/chart?cht=tx&chl=%5Cpi">', "\\pi"),
    ],
)
def test_pictures_that_say_the_formula_they_show(image: str, tex: str) -> None:
    assert [formula.tex for formula in found(read(image), m.Math)] == [tex]


@pytest.mark.parametrize(
    "image", ['<img class="latex" alt="a formula">', '<img alt="E=mc">', '<img src="/latex/a.png">']
)
def test_other_pictures_are_no_formulas(image: str) -> None:
    assert not found(read(image), m.Math)


@pytest.mark.parametrize(
    ("said", "tex"),
    [(r"\frac{x}{2}", r"\frac{x}{2}"), ("x^2", "x^2"), ("x/2", ""), ("2^(n + 1)", ""), ("√2", ""), ("x²", "")],
)
def test_words_of_a_formula_are_its_tex_only_if_they_say_how_it_is_built(said: str, tex: str) -> None:
    (formula,) = found(read(f'<math alttext="{said}"><mfrac><mi>x</mi><mn>2</mn></mfrac></math>'), m.Math)
    assert (formula.tex, "mfrac" in formula.mathml) == (tex, True)


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        (
            '<p><img src="a.svg" alt="\\operatorname{turn}(x) = \\frac{x}{2}"></p>',
            "\\operatorname{turn}(x) = \\frac{x}{2}",
        ),
        ('<p><img src="a.svg" alt="y \\leq 2 \\text{ if it turns}"></p>', "y \\leq 2 \\text{ if it turns}"),
        ('<p><img src="/cgi-bin/mimetex.cgi?x^2_1"></p>', "x^2_1"),
        ('<p><img src="https://x.example/latex.php?latex=x%5E2+%2B+1&bg=ffffff&s=0"></p>', "x^2 + 1"),
        ("<p>So $latex x^2 + 1$ it is, for $5.</p>", "x^2 + 1"),
    ],
)
def test_tex_in_descriptions_and_addresses(markup: str, tex: str) -> None:
    assert [formula.tex for formula in found(read(markup), m.Math)] == [tex]


@pytest.mark.parametrize("alt", ["A plot of \\alpha and time", "C:\\times\\new.png", "a mill \\ a wheel"])
def test_descriptions_in_words_are_no_formulas(alt: str) -> None:
    made = read(f'<p><img src="a.png" alt="{alt}"></p>')
    assert not found(made, m.Math)
    assert len(found(made, m.Image)) == 1


def test_a_source_in_another_language_is_kept() -> None:
    made = read(
        '<p>So <span class="MathJax">x2</span><script type="math/asciimath">x^2</script> and '
        '<script type="math/mml"><math><mi>y</mi></math></script>.</p>'
    )
    assert found(made, m.Code) == [m.Code("x^2")]
    assert len(found(made, m.Math)) == 1


@pytest.mark.parametrize(
    ("markup", "tex"),
    [
        (r"\begin{eqnarray*}a &amp;=&amp; b\end{eqnarray*}", r"\begin{array}{rcl}a &=& b\end{array}"),
        (r"\begin{alignat}{2}a &amp;= b\end{alignat}", r"\begin{align}a &= b\end{align}"),
        (r"\begin{flalign*}a &amp;= b\end{flalign*}", r"\begin{align*}a &= b\end{align*}"),
        (r"\begin{gather}a\end{gather}", r"\begin{gather}a\end{gather}"),
    ],
)
def test_environments_that_few_programs_know(markup: str, tex: str) -> None:
    assert [formula.tex for formula in found(read(f"<p>{markup}</p>"), m.Math)] == [tex]


def test_mathml_that_an_editor_keeps_in_an_attribute() -> None:
    markup = "<p><img data-mathml='«math»«mi mathvariant=¨bold¨»x«/mi»«/math»' src='x.png' alt='x'></p>"
    (formula,) = found(read(markup), m.Math)
    assert '<mi mathvariant="bold">x</mi>' in formula.mathml


@pytest.mark.parametrize(
    "markup",
    [
        '<img class="math-teacher" alt="A teacher = a friend" src="a.jpg">',
        '<img class="equation" alt="How the mill turns" src="a.png">',
        '<img src="https://example.org/latex/gloves.png" alt="">',
        '<span class="rating" data-value="4.5">4.5</span>',
    ],
)
def test_what_is_no_formula(markup: str) -> None:
    assert not found(read(f"<p>{markup}</p>"), m.Math)
