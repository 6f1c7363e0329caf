"""Notes that links refer to."""

from __future__ import annotations

import pytest

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


def test_a_note_with_two_references_stands_at_the_first_and_the_second_names_it() -> None:
    made = read(
        '<p>A<sup><a href="#n" id="a">1</a></sup> B<sup><a href="#n" id="b">1</a></sup></p>'
        '<ol class="footnotes"><li id="n">N</ol>'
    )
    assert [(note.id, text(note.body)) for note in found(made, m.Footnote)] == [("n", "N")]
    assert found(made, m.NoteReference) == [m.NoteReference("n")]


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


TWO_IN_ONE = [
    '<p>Ash<a href="#e1" name="c1">1</a> and elm<a href="#e2" name="c2">2</a> grow.</p>'
    '<p><a href="#c1" name="e1">1</a> Of the hill.</p><p><a href="#c2" name="e2">2</a> Of the brook.</p>',
    '<p>Ash<sup><a id="c1" href="#e1">[1]</a></sup> and elm<sup><a id="c2" href="#e2">[2]</a></sup> grow.</p>'
    '<div><p><a id="e1" href="#c1">[1]</a>&nbsp;Of the hill.</p></div>'
    '<div><p><a id="e2" href="#c2">[2]</a>&nbsp;Of the brook.</p></div>',
    '<p>Ash<a id="c1"></a><a href="#e1">[1]</a> and elm<a id="c2"></a><a href="#e2">[2]</a> grow.</p>'
    '<div class="footnote"><p><a id="e1"></a><a href="#c1"><span>[1]</span></a> Of the hill.</p></div>'
    '<div class="footnote"><p><a id="e2"></a><a href="#c2"><span>[2]</span></a> Of the brook.</p></div>',
    '<p id="c">Ash<a href="#e1">1</a> and elm<a href="#e2">2</a> grow.</p>'
    '<ol><li id="e1"><a href="#c">1</a> Of the hill.<li id="e2"><a href="#c">2</a> Of the brook.</ol>',
]


@pytest.mark.parametrize("markup", TWO_IN_ONE)
def test_a_paragraph_with_two_notes_whose_links_back_are_numbers_stays_whole(markup: str) -> None:
    (paragraph,) = read(markup)
    assert " ".join(text(paragraph, footnotes=False).split()) == "Ash and elm grow."
    assert [text(note.body) for note in found(paragraph, m.Footnote)] == ["Of the hill.", "Of the brook."]


def test_references_that_open_cells_are_no_notes_of_their_notes() -> None:
    (table,) = read(
        '<table><tr><td><a id="c1" href="#e1">[1]</a></td><td>Elm<a id="c2" href="#e2">[2]</a></td></tr></table>'
        '<p><a id="e1" href="#c1">[1]</a> Ash.</p><p><a id="e2" href="#c2">[2]</a> Of the brook.</p>'
    )
    assert [text(note.body) for note in found(table, m.Footnote)] == ["Ash.", "Of the brook."]


@pytest.mark.parametrize("number", ["<h5><a id='{e}' href='#{c}'>({n})</a></h5>", "<h4 id='{e}'>{n}</h4>"])
def test_a_note_whose_number_is_a_heading_goes_on_up_to_the_next(number: str) -> None:
    first, second = (number.format(e=f"e{n}", c=f"c{n}", n=n) for n in (1, 2))
    made = read(
        '<p>A<sup><a id="c1" href="#e1">1</a></sup> B<sup><a id="c2" href="#e2">2</a></sup></p><hr><h3>Footnotes</h3>'
        f"{first}<p>One.</p><p>More.</p>{second}<p>Two.</p>"
    )
    assert [text(note.body).split() for note in found(made, m.Footnote)] == [["One.", "More."], ["Two."]]
    assert [type(block) for block in made] == [m.Paragraph]


def test_notes_that_call_each_other_lose_nothing() -> None:
    made = read(
        '<p>A<a id="c1" href="#e1">1</a></p><ol class="footnotes">'
        '<li id="e1">One calls<a id="c2" href="#e2">2</a> so.<li id="e2">Two calls<a href="#e1">1</a> too.</ol>'
    )
    assert "".join(text(made).split()).replace("1", "") == "AOnecallsTwocallstoo.so."


OLD_PAGES = [
    '<font>Ash. [<a href="#e1">1</a>]<br><br>Elm. [<a href="#e2">2</a>]<br><br><b>Notes</b><br><br>'
    '[<a name="e1">1</a>] Of the hill.<br><br>[<a name="e2">2</a>] Of the brook.<br><br><b>Thanks</b> to all.</font>',
    '<p>Ash. <a href="#e1">[1]</a></p><p>Elm. <a href="#e2">[2]</a></p><p><a name="e1">[1]</a> Of the hill.<br>'
    '<a name="e2">[2]</a> Of the brook.</p><p>Thanks to all.</p>',
]


@pytest.mark.parametrize("markup", OLD_PAGES)
def test_a_line_that_starts_with_a_named_number_is_a_note(markup: str) -> None:
    made = read(markup)
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Of the hill.", "Of the brook."]
    assert text(made, footnotes=False).split() == ["Ash.", "Elm.", "Thanks", "to", "all."]


def test_a_number_of_a_table_stands_beside_its_note() -> None:
    made = read(
        '<p>Ash<sup><a href="#e1">1</a></sup></p><h2>Notes</h2>'
        '<table><tr><td><p><a id="e1">1</a></p></td><td><p>Of the hill.</p></td></tr></table>'
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Of the hill."]
    assert len(made) == 1


def test_a_reference_in_a_heading_is_one_where_the_note_says_so() -> None:
    (section,) = read(
        '<h2>Ash<a id="c" href="#e">1</a></h2><p>words</p>'
        '<ol class="footnotes"><li id="e">Of the hill. <a href="#c">^</a></ol>'
    )
    assert [text(note.body) for note in found(section, m.Footnote)] == ["Of the hill."]
