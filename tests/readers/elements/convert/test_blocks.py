"""Divisions, headings, and the breaks between them."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, one, p, read


def test_headings_nest_into_sections() -> None:
    made = read("<h2 id=a>A</h2><p>1</p><h3>B</h3><p>2</p><h2>C</h2><p>3</p>")
    inner = m.Section((m.Text("B"),), (p("2"),))
    assert made == (m.Section((m.Text("A"),), (p("1"), inner), id="a"), m.Section((m.Text("C"),), (p("3"),)))


def test_blocks_in_a_heading_are_its_lines() -> None:
    (section,) = read("<h2><div>A</div><div>B</div></h2>")
    assert section == m.Section((m.Text("A"), m.LineBreak(), m.Text("B")), ())


@pytest.mark.parametrize("nothing", ["&#160;", "&#8203;&#160;", "<b>&#160;<br>&#65279;</b>", "<a name=x></a>", "&shy;"])
def test_headings_that_show_nothing_are_none(nothing: str) -> None:
    made = read(f"<h2>A</h2><p>1</p><h3>{nothing}</h3><p>2</p>")
    assert [text(section.heading) for section in found(made, m.Section)] == ["A"]
    assert text(made).split() == ["A", "1", "2"]


def test_a_heading_that_shows_nothing_leaves_its_targets() -> None:
    made = read('<h3 id="a"><a name="b"></a>&#160;</h3><p>1</p>')
    assert made == (m.Paragraph((m.Span((), id="a"), m.Span((), id="b"), m.Text("1"))),)


def test_rules_are_breaks() -> None:
    assert read("<p>a<hr><p>b") == (p("a"), m.ThematicBreak(), p("b"))


def test_roles() -> None:
    assert one('<section role="doc-preface"><h2>P</h2><p>a</p></section>').role == "doc-preface"
    assert one('<div role="doc-dedication"><p>a</p><p>b</p></div>') == m.Aside((p("a"), p("b")), role="doc-dedication")
    assert one('<div role="doc-pullquote"><blockquote>a</blockquote></div>').role == "doc-pullquote"
    assert one('<div role="button"><p>a</p></div>') == p("a")
