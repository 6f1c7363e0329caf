"""Code in books: what its words are, and that not one sign of it changes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octavo.builders.code import CLASSES, lines
from octavo.model import CodeBlock


def element(text: str, syntax: str = "") -> etree._Element:
    return etree.fromstring(f"<code>{lines(CodeBlock(text, syntax=syntax))}</code>")


def words(text: str, syntax: str) -> list[tuple[str, str]]:
    """The words that have a class, with it."""
    return [(span.get("class", ""), span.text or "") for span in element(text, syntax).iter("span") if not len(span)]


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]) | st.sampled_from("\n\t #\"'{}")),
    st.sampled_from(["", "python", "c", "html", "php", "console", "diff", "no such language"]),
)
def test_nothing_of_it_changes(text: str, syntax: str) -> None:
    there = "".join(element(text.replace("\ufffe", "").replace("\uffff", ""), syntax).itertext())
    assert there == text.replace("\ufffe", "").replace("\uffff", "").replace("\u2028", "\n").replace("\u2029", "\n")


def test_words_are_told_apart() -> None:
    code = 'def half(x):  # of it\n    return "no" if x is None else 0.5\n'
    assert words(code, "python") == [
        ("keyword", "def"), ("name", "half"), ("comment", "# of it"), ("keyword", "return"), ("string", '"no"'),
        ("keyword", "if"), ("keyword", "is"), ("number", "None"), ("keyword", "else"), ("number", "0.5"),
    ]  # fmt: skip


@pytest.mark.parametrize("syntax", ["", "unknown-language", "text"])
def test_no_language_is_guessed(syntax: str) -> None:
    assert {span.get("class") for span in element('if (x) { return "y"; }', syntax).iter("span")} == {"line"}


def test_a_line_knows_how_far_it_is_indented() -> None:
    code = "a\n  b\n\tc\n\n" + " " * 40 + "d"
    assert [line.get("class") for line in element(code)] == ["line", "line in2", "line in4", "line", "line in16"]


def test_a_comment_over_lines_is_parted_at_them() -> None:
    assert words("/* a\n   b */ int x;", "c")[:2] == [("comment", "/* a"), ("comment", "   b */")]


def test_the_classes_are_few() -> None:
    assert set(CLASSES.values()) == {"comment", "deleted", "inserted", "keyword", "name", "number", "string"}
