r"""TeX as people write it can be read: in the MathML of e-readers, and drawn on paper."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from octavo.builders.formulas.linear import linearise
from octavo.builders.formulas.mathml import to_mathml, unknown_commands
from octavo.builders.formulas.svg import draw_formula
from octavo.model import Math

READ = [
    # signs that are made tall
    (r"\Big\{ a \Big\} \biggl\| b \biggr\|", "{a}‖b‖"),
    (r"\bigl\langle u, v \bigr\rangle \big. x \Bigm/ y", "⟨u , v⟩x/y"),
    (r"\left. \frac{a}{b} \right\} \left< c \right>", "a/b}⟨c⟩"),
    (r"\left( a \middle\| b \middle/ c \right)", "(a‖b/c)"),
    (r"\left( a + b", "(a + b"),
    (r"a \right) b", "a)b"),
    # words
    (r"\text{if $n > 0$ and \(m\)} x", "if n > 0 and m x"),
    (r"\textbf{50\,\% of {both}} \text{Str\"om}", "50 % of both Ström"),
    (r"v_{\mathrm{max}} + \operatorname{arg\,min} x", "v_(max) + arg min x"),
    (r"\mathop{\rm softmax}_i z", "softmax_(i)z"),
    # limits
    (r"\mathop{\text{argmin}}\limits_{w} f", "argmin_(w)f"),
    (r"\mathop{\mathrm{ess\,sup}}\limits_{t} f", "(ess sup)_(t)f"),
    (r"{\mathop{A \times B}\limits_{k}^{m}} c", "((A × B)_(k))^(m)c"),
    (r"x\limits_y + \mathbb{E}\limits_{z} + \limits", "x_(y) + 𝔼_(z) +"),
    (r"\sum\limits^n_{i} \int\nolimits_0^1 x", "∑_(i)^(n)∫₀¹ x"),
    # environments
    (r"\begin{aligned} a &= b \\[2pt] c &= d \end{aligned}", "[a, = b; c, = d]"),
    (r"a &= b \\ c &= d", "[a, = b; c, = d]"),
    (r"\begin{gathered} a \\ b \end{gathered}", "[a; b]"),
    (r"\begin{multline*} a + b \\ = c \end{multline*}", "[a + b; = c]"),
    (r"\begin{equation}\begin{split} a &= b \\ &= c \end{split}\end{equation}", "[a, = b; = c]"),
    (r"f = \begin{dcases} 1 & \text{on $A$} \\ 0 & \end{dcases}", "f = {[1, on A; 0]"),
    (r"\begin{array}{l@{\;}p{2cm}|r} a & b & c \\ \hline d & e & f \end{array}", "[a, b, c; d, e, f]"),
    (r"\begin{bmatrix*}[r] 1 & 2 \end{bmatrix*}", "[[1, 2]]"),
    (r"\begin{eqnarray} a &=& b \end{eqnarray}", "[a, = , b]"),
    (r"\sum_{\substack{i \\ j}} x", "∑_([i; j])x"),
    # numbers
    (r"x \tag{3.1}", "x (3.1)"),
    (r"\begin{equation} x \tag*{A} \end{equation}", "x A"),
    (r"\begin{align} a &= b \tag{1} \\ c \tag{2} \end{align}", "[a, = b, (1); c, , (2)]"),
    # commands of packages
    (r"\SI{9.81}{\metre\per\second\squared}", "9.81 m s^(− 2)"),
    (r"\qty{20}{\celsius} + \num{1.5e-3} + \ang{30;15}", "20 °C + 1.5 × 10^(− 3) + 30°15′"),
    (r"\ce{2H2O -> 2H2 + O2 ^}", "2 H₂ O → 2 H₂ + O₂↑"),
    (r"\ce{SO4^2-} + \ce{Na+} + \ce{^{14}_{6}C}", "SO₄^(2 −) + Na^(+) + ₆¹⁴ C"),
    (r"\abs{x} + \norm{y} + \dv{f}{t} + \binom{n}{k}", "|x| + ‖y‖ + (d f)/(d t) + (n/k)"),
    (r"\newcommand{\half}[1]{\frac{#1}{2}} \half{x}", "x/2"),
    # what only TeX needs
    (r"a \label{one} = b \nonumber \qedhere", "a = b"),
    (r"a } + b % and so on", "a + b"),
    (r"a \not= b", "a ≠ b"),
    # what is not known
    (r"\blurb{x} + \frac{1}{2}", r"\blurb x + 1/2"),
    (r"\begin{wreath} a \end{wreath}", r"\begin{wreath} a \end{wreath}"),
]


@pytest.mark.parametrize(("tex", "expected"), READ)
def test_what_people_write_is_read(tex: str, expected: str) -> None:
    formula = Math(tex=tex, display=True)
    assert linearise(ElementTree.fromstring(to_mathml(formula, "Formula"))) == expected
    assert draw_formula(formula).width > 0


def test_only_a_command_that_is_not_known_is_shown() -> None:
    formula = Math(tex=r"\frac{\blurb}{2} + \blob")
    written = to_mathml(formula, "Formula")
    assert unknown_commands(written) == draw_formula(formula).unknown == (r"\blurb", r"\blob")
    assert "<mtext>\\blurb</mtext>" in written
    assert "mfrac" in written


def test_words_keep_the_spaces_at_their_ends() -> None:
    assert "<mtext>\xa0for all\xa0</mtext>" in to_mathml(Math(tex=r"x\text{ for all }y"), "Formula")
