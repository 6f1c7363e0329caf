"""Formulas between TeX's own delimiters in Markdown, and brackets that only are brackets."""

from __future__ import annotations

from time import process_time

import pytest

from octavo.model import Math
from octavo.walk import text, visit
from tests.readers.markdown.reading import read_markdown


def formulas(source: str) -> list[tuple[str, bool]]:
    return [
        (" ".join(node.tex.split()), node.display)
        for node in visit(read_markdown(source).body)
        if isinstance(node, Math)
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"So \(x_1 + y\) is.", [("x_1 + y", False)]),
        ("So\n\\[\nv = s / t\n- 3 \\\\\n\\]\nis.", [(r"v = s / t - 3 \\", True)]),
        (r"\[a = 1\] \[b = 2\]", [("a = 1", True), ("b = 2", True)]),
        ("Words\n\\begin{align}\na &= b \\\\\n  + c &= d \\label{one}\n\\end{align}\nmore.",
         [(r"\begin{align} a &= b \\ + c &= d \label{one} \end{align}", True)]),
        ("- item\n\n  \\begin{equation*}\n  a = b\n  \\end{equation*}.",
         [(r"\begin{equation*} a = b \end{equation*}.", True)]),
        (r"See \eqref{one} and \ref{fig:two}.", [(r"\eqref{one}", False), (r"\ref{fig:two}", False)]),
        (r"\newcommand{\field}{\mathbb{F}}", [(r"\newcommand{\field}{\mathbb{F}}", True)]),
        ("$$a$$ and $$b$$\n\n$$c$$ $$d$$", [("a", True), ("b", True), ("c", True), ("d", True)]),
    ],
)  # fmt: skip
def test_formulas(source: str, expected: list[tuple[str, bool]]) -> None:
    assert formulas(source) == expected


@pytest.mark.parametrize(
    "source",
    [
        r"He wrote \[sic\] and left \(see the ledger, page 3\).",
        r"\[1\] The first source, \[emphasis added\].",
        r"Call \(my_name\) or \[a link\](https://example.org/a_b).",
        "`\\(x_1\\)` and\n\n    \\[a = b\\]",
        "\\[an open bracket\n\nand no end = none\\]",
    ],
)
def test_brackets_that_are_brackets(source: str) -> None:
    assert formulas(source) == []
    assert (
        "sic" not in source
        or text(read_markdown(source).body).strip() == "He wrote [sic] and left (see the ledger, page 3)."
    )


def test_openings_without_an_end_cost_little() -> None:
    before = process_time()
    read_markdown("\\begin{align} \\[ x_1\n" * 800)
    assert process_time() - before < 10
