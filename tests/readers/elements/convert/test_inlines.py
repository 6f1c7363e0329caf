"""Elements of a line."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.notes import Notes
from tests.readers.elements.reading import line, one, p, read


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


# --- looks ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ('<span style="text-decoration: line-through">x</span>', m.Span((m.Text("x"),), style="deleted")),
        ('<font style="vertical-align:super;font-size:60%">x</font>', m.Span((m.Text("x"),), style="superscript")),
        ('<u style="text-decoration:none">x</u>', m.Text("x")),
        ('<b style="font-weight:normal">x</b>', m.Text("x")),
        ('<i style="font-style: normal; font-weight: 900">x</i>', m.Span((m.Text("x"),), style="strong")),
        (
            '<strong style="font-style:oblique">x</strong>',
            m.Span((m.Span((m.Text("x"),), style="strong"),), style="emphasis"),
        ),
    ],
)
def test_a_look_adds_to_a_name_or_takes_its_style_away(markup: str, expected: m.Inline) -> None:
    assert line(markup) == (expected,)


@pytest.mark.parametrize(
    "inner", ['<span style="font-style: normal">not</span>', '<em style="font-style:normal">not</em>']
)
def test_upright_words_among_italics_stay_apart(inner: str) -> None:
    outer = one(f"<p><em>I will {inner} go</em></p>").content[0]
    assert outer.content[1] == m.Span((m.Text("not"),), style="emphasis")


def test_a_line_under_a_link_is_its_own() -> None:
    assert line('<span style="text-decoration:underline"><a href="https://a.example/">x</a></span>') == (
        m.Link((m.Text("x"),), "https://a.example/"),
    )


def test_a_paragraph_gives_its_look_to_its_words() -> None:
    content = one('<p style="font-style:italic">said <a href="https://a.example/">it</a>?</p>').content
    assert [(type(span), span.style) for span in content] == [(m.Span, "emphasis")]


def test_a_heading_is_bold_by_itself() -> None:
    assert one('<h2><span style="font-weight:bold">Who</span></h2>').heading == (m.Text("Who"),)
