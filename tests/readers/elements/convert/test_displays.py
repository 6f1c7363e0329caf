"""Displayed formulas stand apart from words and from each other; where a line cannot be parted they stand in it."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import visit
from tests.readers.elements.reading import read
from tests.readers.markdown.reading import read_markdown


def shape(body: tuple[m.Block, ...]) -> list[str]:
    """Each paragraph: its words, with a displayed formula in double brackets and another in single ones."""
    return ["".join(map(written, node.content)) for node in visit(body) if isinstance(node, m.Paragraph)]


def written(node: m.Inline) -> str:
    if isinstance(node, m.Math):
        return f"[[{node.tex}]]" if node.display else f"[{node.tex}]"
    return node.text if isinstance(node, m.Text) else ""


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (r"<p>\[a_1\]\[b_1\]</p>", ["[[a_1]]", "[[b_1]]"]),
        (r"<p>$$a_1$$ $$b_1$$</p>", ["[[a_1]]", "[[b_1]]"]),
        (r"<p>First \[a_1\] and then \(c\) is so.</p>", ["First", "[[a_1]]", "and then [c] is so."]),
        (r"<p>First \[a_1\], where a is small.</p>", ["First", "[[a_1 ,]]", "where a is small."]),
        (r"<p>First \[a_1.\].</p>", ["First", "[[a_1.]]"]),
        (r"<ul><li>Item \[a_1\]<br>\[b_1\]</ul>", ["Item", "[[a_1]]", "[[b_1]]"]),
        (
            '<p><span class="katex-display"><span class="katex"><math><mi>x</mi></math></span></span>'
            '<span class="katex-display"><span class="katex"><math><mi>y</mi></math></span></span></p>',
            ["[[]]", "[[]]"],
        ),
    ],
)  # fmt: skip
def test_each_display_is_a_paragraph(markup: str, expected: list[str]) -> None:
    assert shape(read(markup)) == expected


@pytest.mark.parametrize(
    "text",
    ["$$a_1$$\n\n$$b_1$$", "$$a_1$$ $$b_1$$", "$$a_1$$\n$$b_1$$", "\\[a_1\\]\n\n\\[b_1\\]", "$$\na_1\n$$\n$$\nb_1\n$$"],
)
def test_displays_in_a_row_of_markdown(text: str) -> None:
    assert shape(read_markdown(text).body) == ["[[a_1]]", "[[b_1]]"]


def test_a_stop_after_mathml_stands_in_it() -> None:
    (formula,) = read('<p><math display="block"><msup><mi>x</mi><mn>2</mn></msup></math>.</p>')
    assert isinstance(formula, m.Paragraph)
    assert isinstance(formula.content[0], m.Math)
    assert formula.content[0].mathml.endswith("<mtext>.</mtext></math>")


@pytest.mark.parametrize("markup", [r"<h2>On \[a_1\]</h2><p>x</p>", r"<dl><dt>On \[a_1\]<dd>x</dl>"])
def test_a_formula_in_a_line_that_cannot_be_parted(markup: str) -> None:
    assert [node.display for node in visit(read(markup)) if isinstance(node, m.Math)] == [False]
