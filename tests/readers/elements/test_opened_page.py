"""A page is opened once, and its parts are read."""

from __future__ import annotations

from lxml import etree

from octavo import model as m
from octavo.notes import Notes
from octavo.readers.elements import Context, open_page, read_inlines
from octavo.walk import text
from tests.readers.elements.reading import found, keep, p, parse

_PAGE = (
    '<h1>Head</h1><div><p>A<a href="#n" id="r">1</a></p></div>'
    '<ol class="footnotes"><li id="n">N <a href="#r">^</a></ol>'
)


def test_notes_of_a_page_come_with_the_part_that_refers_to_them() -> None:
    body = parse(_PAGE)
    opened = open_page(body, Context(keep, Notes()))
    assert opened.read_inlines(body[0]) == (m.Text("Head"),)
    assert [text(note.body) for note in found(opened.read_blocks(body[1]), m.Footnote)] == ["N"]


def test_an_id_is_taken_in_all_parts() -> None:
    body = parse('<div><p id="a">1</p></div><div><p id="a">2</p></div>')
    opened = open_page(body, Context(keep, Notes()))
    first, second = (opened.read_blocks(part) for part in body)
    assert (first, second) == ((m.Paragraph((m.Text("1"),), id="a"),), (p("2"),))


def test_a_whole_text_can_be_a_line() -> None:
    made = read_inlines(etree.fromstring("<p>a <em>b</em><br/>c</p>"), Context(keep, Notes()))
    assert made == (m.Text("a "), m.Span((m.Text("b"),), style="emphasis"), m.LineBreak(), m.Text("c"))
