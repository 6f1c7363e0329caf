r"""Formulas are numbered as TeX does it, references lead to them, and macros are written out."""

from __future__ import annotations

import pytest

from octavo.model import Article, Link, Math, Paragraph, Text, to_inlines
from octavo.notes import Notes
from octavo.passes.formulas import set_formulas
from octavo.walk import visit
from tests.making import book_of


def passed(*content: Math | Text, notes: Notes | None = None) -> Article:
    """An article of these formulas after the pass."""
    article = Article(headline=to_inlines("Of formulas"), body=tuple(Paragraph((one,)) for one in content))
    return set_formulas(book_of(article), Notes() if notes is None else notes).articles[0]


def tex_of(*written: str) -> list[str]:
    formulas = visit(passed(*(Math(tex=tex, display=True) for tex in written)).body)
    return [" ".join(node.tex.split()) for node in formulas if isinstance(node, Math)]


def without_spaces(tex: str) -> str:
    return "".join(tex.split())


@pytest.mark.parametrize(
    ("tex", "numbered"),
    [
        (r"v = s / t \label{speed}", r"v = s / t \tag{1}"),
        (r"\begin{equation} a = b \end{equation}", r"\begin{equation} a = b \tag{1}\end{equation}"),
        (r"\begin{equation*} a = b \end{equation*}", r"\begin{equation*} a = b \end{equation*}"),
        (r"\begin{align} a &= b \\ c &= d \end{align}", r"\begin{align} a &= b \tag{1}\\ c &= d \tag{2}\end{align}"),
        (r"\begin{align} a &= b \notag \\ c &= d \\ \end{align}",
         r"\begin{align} a &= b \\ c &= d \tag{1}\\ \end{align}"),
        (r"\begin{gather} a \tag{A} \\ \begin{cases} x \\ y \end{cases} \end{gather}",
         r"\begin{gather} a \tag{A}\\ \begin{cases} x \\ y \end{cases} \tag{1}\end{gather}"),
        (r"\begin{subequations}\label{both}\begin{align} a \\ b \end{align}\end{subequations}",
         r"\begin{align} a \tag{1a}\\ b \tag{1b}\end{align}"),
        (r"\begin{aligned} a \\ b \end{aligned}", r"\begin{aligned} a \\ b \end{aligned}"),
    ],
)  # fmt: skip
def test_numbers(tex: str, numbered: str) -> None:
    assert [without_spaces(one) for one in tex_of(tex)] == [without_spaces(numbered)]


def test_numbers_go_on_from_formula_to_formula() -> None:
    rows = r"\begin{align} a \\ b \nonumber \\ c \end{align}"
    made = [without_spaces(one) for one in tex_of(r"x \label{x}", rows, "y", r"z \label{z}")]
    assert made[1:] == [r"\begin{align}a\tag{2}\\b\\c\tag{3}\end{align}", "y", r"z\tag{4}"]


def test_references_lead_to_formulas_whether_they_stand_before_or_after() -> None:
    content = (
        Math(tex=r"\eqref{two}"), Math(tex=r"a \label{one}", display=True),
        Math(tex=r"\begin{equation} b \label{two} \end{equation}", display=True),
        Math(tex=r"\ref{one}"), Math(tex=r"f \overset{\eqref{one}}{=} g"),
    )  # fmt: skip
    nodes = list(visit(passed(*content).body))
    assert [(node.href, node.content) for node in nodes if isinstance(node, Link)] == [
        ("#two", to_inlines("(2)")),
        ("#one", to_inlines("1")),
    ]
    assert [node.id for node in nodes if isinstance(node, Math)] == ["one", "two", ""]
    assert [node.tex for node in nodes if isinstance(node, Math)][-1] == r"f \overset{\text{(1)}}{=} g"


def test_a_reference_to_nothing_says_its_label_and_leaves_a_note() -> None:
    notes = Notes()
    made = passed(Math(tex=r"\eqref{lost}"), notes=notes)
    assert made.body == (Paragraph(to_inlines("(lost)")),)
    assert [note.code for note in notes] == ["link-dangling"]


def test_numbers_that_the_page_shows_stay() -> None:
    row = "<mtable><mlabeledtr><mtd><mtext>(7)</mtext></mtd><mtd><mi>a</mi></mtd></mlabeledtr></mtable>"
    shown = Math(tex=r"\begin{equation} a \label{one} \end{equation}", mathml=f"<math>{row}</math>", display=True)
    made = [node for node in visit(passed(shown, Math(tex=r"\eqref{one}")).body) if isinstance(node, Math | Link)]
    assert [type(node) for node in made] == [Math, Link]
    assert isinstance(made[0], Math)
    assert (made[0].tex, made[0].mathml) == (r"\begin{equation} a \tag{7}\end{equation}", shown.mathml)
    assert isinstance(made[1], Link)
    assert made[1].content == to_inlines("(7)")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ([r"\newcommand{\field}{\mathbb{F}}", r"x \in \field"], [r"x \in \mathbb{F}"]),
        ([r"\def\pair#1#2{\langle #1, #2\rangle} \pair{a}b"], [r"\langle a, b\rangle"]),
        ([r"\newcommand{\scale}[2][k]{#1 \cdot #2} \scale{x} + \scale[m]{y}"], [r"k \cdot x + m \cdot y"]),
        ([r"\let\to=\rightarrow \DeclareMathOperator{\rg}{rg}", r"\rg A \to B"],
         [r"\operatorname{rg} A \rightarrow B"]),
        ([r"\newcommand{\twice}{\once\once}\newcommand{\once}{o}", r"\twice"], ["oo"]),
    ],
)  # fmt: skip
def test_macros_of_the_article_are_written_out(written: list[str], meant: list[str]) -> None:
    assert tex_of(*written) == meant


@pytest.mark.parametrize("tex", [r"\def\a{\a\a} \a", r"\def\a{\b\b}\def\b{\a\a} \a + x"])
def test_macros_without_end_stay(tex: str) -> None:
    assert tex_of(tex)[0].startswith(r"\a")


def test_formulas_without_commands_cost_nothing() -> None:
    book = book_of(Article(headline=to_inlines("x"), body=(Paragraph((Math(tex="x^2"), Math(tex=r"\alpha"))),)))
    assert set_formulas(book, Notes()).articles[0] is book.articles[0]
