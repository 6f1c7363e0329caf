"""TeX between delimiters is a formula, and what only looks like it is none."""

from __future__ import annotations

import pytest
from lxml import etree

from octavo import model as m
from octavo.readers.elements.normalise.delimiters import normalise_delimited, strip_delimiters
from octavo.readers.elements.tree import MATH
from tests.readers.elements.reading import found, line, parse, read


@pytest.mark.parametrize(
    ("markup", "tex", "display"),
    [
        ("a \\(x_1\\) b", "x_1", False),
        ("a \\[x_1\\] b", "x_1", True),
        ("a $$x_1$$ b", "x_1", True),
        ("a $$a = b + c$$ b", "a = b + c", True),
        ("a $$x &lt; y$$ b", "x < y", True),
        ("a $$3 + 4$$ b", "3 + 4", True),
        ("a $$x$$ b", "x", True),
        ("<b>c</b> \\(x_1\\) b", "x_1", False),
        ("a \\begin{align} x &amp;= 1 \\end{align} b", "\\begin{align} x &= 1 \\end{align}", True),
    ],
)
def test_tex_between_delimiters(markup: str, tex: str, display: bool) -> None:
    (formula,) = found(read(f"<div>{markup}</div>"), m.Math)
    assert (formula.tex, formula.display) == (tex, display)


def test_words_between_formulas_stay_where_they_are() -> None:
    one, two = m.Math(tex="x"), m.Math(tex="y")
    assert line("a \\(x\\) b <i>c</i> d \\(y\\), e") == (
        m.Text("a "), one, m.Text(" b "), m.Span((m.Text("c"),), style="emphasis"), m.Text(" d "), two, m.Text(", e"),
    )  # fmt: skip


def test_delimiters_in_code_are_code() -> None:
    assert not found(read("<p><code>\\(x\\)</code> costs $$ and $$</p><pre>\\[y\\]</pre>"), m.Math)


@pytest.mark.parametrize(
    ("words", "tex"), [("$x^2$ is", ["x^2"]), ("$a$ and $b$", ["a", "b"]), ("$5 or $6", []), ("$5$ a$b$c", [])]
)
def test_single_dollars_enclose_formulas_where_the_page_says_so(words: str, tex: list[str]) -> None:
    body = parse(words)
    normalise_delimited(body, dollars=False)
    assert body.find(MATH) is None
    normalise_delimited(body, dollars=True)
    assert [formula.get("tex") for formula in body.iter(MATH)] == tex


@pytest.mark.parametrize(
    ("tex", "bare"), [("\\[x\\]", ("x", True)), ("$x$", ("x", False)), ("x", ("x", False)), ("$$", ("$$", False))]
)
def test_delimiters_say_whether_a_formula_is_displayed(tex: str, bare: tuple[str, bool]) -> None:
    assert strip_delimiters(tex, False) == bare


def test_no_word_is_lost_around_a_formula() -> None:
    body = parse("a \\(x\\) b<i>c \\[y\\] d</i> e \\(z\\)")
    normalise_delimited(body, dollars=False)
    assert "".join(etree.XPath(".//text()")(body)) == "a  bc  d e "
