"""Notes that links refer to."""

from __future__ import annotations

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


def test_notes_hold_blocks_and_their_own_links() -> None:
    (paragraph,) = read(
        '<p>A<a href="#n1" id="r1"><sup>1</sup></a></p><ol class="footnotes"><li id="n1">'
        '<p>One <a href="https://example.org/">l</a>.</p>'
        "<ul><li>x</ul><p>Two. <a href='#r1'>back</a></p></ol>"
    )
    (note,) = found(paragraph, m.Footnote)
    assert [type(block) for block in note.body] == [m.Paragraph, m.List, m.Paragraph]
    assert [link.href for link in found(note, m.Link)] == ["https://example.org/"]


def test_a_note_with_two_references_stands_at_both() -> None:
    made = read(
        '<p>A<sup><a href="#n" id="a">1</a></sup> B<sup><a href="#n" id="b">1</a></sup></p>'
        '<ol class="footnotes"><li id="n">N</ol>'
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["N", "N"]


def test_several_notes_in_one_block_are_parted() -> None:
    made = read(
        '<p>A<a href="#n1" id="r1">1</a> B<a href="#n2" id="r2">2</a></p><hr>'
        '<div class="notes"><a id="n1" href="#r1">1</a> One.<br><a id="n2" href="#r2">2</a> Two.</div>'
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["One.", "Two."]


def test_a_note_goes_on_up_to_the_next() -> None:
    made = read(
        '<p>A<a href="#n1" id="r1">1</a> B<a href="#n2" id="r2">2</a></p><div class="footnotes">'
        '<p id="n1">One.</p><p>More.</p><p id="n2">Two.</p></div>'
    )
    assert [text(note.body).split() for note in found(made, m.Footnote)] == [["One.", "More."], ["Two."]]


def test_links_to_sections_are_no_notes() -> None:
    made = read('<p>See <a href="#s">2</a>.</p><h2 id="s">Second</h2><p>words</p>')
    assert not found(made, m.Footnote)
    assert [link.href for link in found(made, m.Link)] == ["#s"]
