"""Elements of a line."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from tests.readers.elements.reading import line, p, read


@pytest.mark.parametrize(
    ("tag", "style"),
    [
        ("em", "emphasis"), ("i", "emphasis"), ("strong", "strong"), ("b", "strong"), ("cite", "cited-title"),
        ("sub", "subscript"), ("sup", "superscript"), ("del", "deleted"), ("s", "deleted"), ("ins", "inserted"),
        ("mark", "highlight"), ("small", "small"), ("u", "underline"), ("q", "quotation"), ("kbd", "keyboard"),
        ("samp", "sample"), ("var", "variable"), ("dfn", "definition"),
    ],
)  # fmt: skip
def test_styles(tag: str, style: m.Style) -> None:
    assert line(f"x <{tag}>y</{tag}>") == (m.Text("x "), m.Span((m.Text("y"),), style=style))


@pytest.mark.parametrize(
    ("attribute", "style"),
    [
        ('style="font-variant: small-caps"', "small-caps"),
        ('class="sc"', "small-caps"),
        ('style="font-style:italic"', "emphasis"),
        ('style="font-weight: 700"', "strong"),
    ],
)
def test_attributes_that_mean_a_style(attribute: str, style: m.Style) -> None:
    assert line(f"<span {attribute}>x</span>") == (m.Span((m.Text("x"),), style=style),)


def test_attributes_that_mean_nothing_go() -> None:
    assert line('<span style="color:red">x</span>') == (m.Text("x"),)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("“a”", "a"), ("«&#8239;a&#8239;»", "a"), ("„a“", "a"), ("‘it’s’", "it’s"), ('"a"', "a"),
        ("“a” and “b”", "“a” and “b”"), ("’Tis a", "’Tis a"), ('"', '"'),
    ],
)  # fmt: skip
def test_quotations_lose_the_marks_that_a_page_writes_itself(written: str, kept: str) -> None:
    assert line(f"<q>{written}</q>") == (m.Span((m.Text(kept),), style="quotation"),)


def test_line_breaks_code_and_abbreviations() -> None:
    assert line("a<br>b") == (m.Text("a"), m.LineBreak(), m.Text("b"))
    assert line("<code>a  b</code>") == (m.Code("a  b"),)
    assert line('<abbr title="for example">e.g.</abbr>') == (m.Abbreviation((m.Text("e.g."),), "for example"),)
    assert line("<abbr>e.g.</abbr>") == (m.Text("e.g."),)


def test_links() -> None:
    (paragraph,) = read('<p><a href="a.html" title="t">x</a> <a>y</a></p>', "https://example.org/b.html")
    assert paragraph == m.Paragraph((m.Link((m.Text("x"),), "https://example.org/a.html", title="t"), m.Text(" y")))


@pytest.mark.parametrize(
    "href", ["javascript:x()", " JaVa\tscript:x", "vbscript:x", "data:text/html,x", "&#1;javascript:x"]
)
def test_links_that_run_scripts_are_taken_off_their_words(href: str) -> None:
    notes = Notes()
    assert read(f'<p><a href="{href}">x</a></p>', notes=notes) == (p("x"),)
    assert [note.code for note in notes] == ["link-unsafe"]
