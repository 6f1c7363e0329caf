"""Code in books: what its words are, and that not one sign of it changes."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from octavo.builders.xhtml.code import CLASSES, code_lines
from octavo.model import CodeBlock
from octavo.notes import Notes
from octavo.theme import Medium, Theme


def element(text: str, syntax: str = "") -> etree._Element:
    return etree.fromstring(f"<code>{code_lines(CodeBlock(text, syntax=syntax))}</code>")


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


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2) of #rrggbb."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(colour: str, ground: str) -> float:
    low, high = sorted([luminance(colour), luminance(ground)])
    return (high + 0.05) / (low + 0.05)


def as_grey(colour: str) -> str:
    """A colour on a screen of sixteen greys."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    step = round((0.299 * red + 0.587 * green + 0.114 * blue) / 17) * 17
    return f"#{step:02x}{step:02x}{step:02x}"


def colours(medium: Medium) -> dict[str, str]:
    """The colour of each class of words, as the style sheet of a medium says it."""
    css = Theme().css(medium, Notes())
    rules = re.findall(r"([^{}]*)\{([^{}]*)\}", css)
    said = [
        (name, re.search(r"(?:^|[\s;])color: (#\w{6})", body)) for names, body in rules for name in names.split(",")
    ]
    return {name.strip()[1:]: found[1] for name, found in said if found and name.strip()[1:] in CLASSES.values()}


def test_colours_of_words_are_read_by_day_and_by_night() -> None:
    found = colours("ereader")
    assert set(found) == {"comment", "deleted", "inserted", "name", "number", "string"}
    for colour in found.values():
        assert contrast(colour, "#ffffff") >= 4.5
        assert contrast(colour, "#000000") >= 4.5


def test_colours_of_words_are_read_on_paper_and_in_sixteen_greys() -> None:
    for colour in colours("print").values():
        assert contrast(colour, "#ffffff") >= 4.5
        assert contrast(as_grey(colour), "#ffffff") >= 4.5


def test_operators_are_whole_and_long_words_have_seams() -> None:
    code = code_lines(CodeBlock("station->harbour != corrected.append(Row(time)) -- x", syntax="cpp"))
    assert re.findall('class="operator">([^<]*)<', code) == ["-&gt;", "!="]
    assert "</span><wbr/>harbour" in code
    assert "corrected.<wbr/>append(<wbr/>Row(<wbr/>time))" in code
    assert "operator" not in code_lines(CodeBlock("x = '->'  # !=", syntax="python"))


def test_columns_from_the_ninth_on_are_apart() -> None:
    (line,) = element(" " * 14 + "deep")
    assert (line.text, line[0].get("class"), line[0].text, line[0].tail) == (" " * 8, "indent", " " * 6, "deep")
    assert not element(" " * 8 + "not")[0].findall("span")
