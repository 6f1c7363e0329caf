"""Notes lose their numbers and links back; what held them goes with its heading and its rule."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, p, read

_REFERENCE = '<p>A<a href="#n" id="r">1</a></p>'


@pytest.mark.parametrize(
    "note",
    [
        "1. The note.", "[1] The note.", "[1]The note.", "^ The note.", "(1) The note.", "<sup>1</sup> The note.",
        '<a href="#r">1</a>. The note.', '<b><a href="#r">[1]</a></b> The note.', 'The note. <a href="#r">back</a>',
        '<span class="footnote-number">1</span>The note.',
    ],
)  # fmt: skip
def test_numbers_and_links_back_go(note: str) -> None:
    (made,) = found(read(f'{_REFERENCE}<div class="footnotes"><p id="n">{note}</p></div>'), m.Footnote)
    assert text(made.body) == "The note."
    assert not found(made, m.Link)


def test_a_link_back_that_says_something_leaves_its_words() -> None:
    (made,) = found(
        read(f'{_REFERENCE}<div class="footnotes"><p id="n"><a href="#r">As said</a> above.</p></div>'), m.Footnote
    )
    assert text(made.body) == "As said above."


@pytest.mark.parametrize("before", ["<h2>Notes</h2>", "<hr>", "<h3>Footnotes:</h3><hr>"])
def test_what_held_only_notes_goes(before: str) -> None:
    made = read(f'{_REFERENCE}{before}<ol><li id="n">N <a href="#r">^</a></ol>')
    assert [type(block) for block in made] == [m.Paragraph]


def test_a_heading_that_holds_more_than_notes_stays() -> None:
    made = read(f'{_REFERENCE}<h2>Notes</h2><p>words</p><ol><li id="n">N <a href="#r">^</a></ol>')
    assert made[1:] == (m.Section((m.Text("Notes"),), (p("words"),)),)


def test_headings_of_parts_of_the_notes_go_with_what_they_headed() -> None:
    made = read(
        '<p>A<a href="#n1" id="r1">1</a> B<a href="#n2" id="r2">2</a></p><section class="endnotes"><h1>Notes</h1>'
        '<h2>The hill</h2><p id="n1"><a href="#r1">1</a>. One.</p><h2>The brook</h2><p id="n2"><a href="#r2">2</a>. Two'
        "</p></section>"
    )
    assert [type(block) for block in made] == [m.Paragraph]


def test_a_heading_of_a_part_that_holds_more_stays() -> None:
    made = read(
        '<p>A<a href="#n1" id="r1">1</a></p><h1>Notes</h1><h2>The hill</h2><p id="n1"><a href="#r1">1</a>. One.</p>'
        "<p>words</p>"
    )
    assert "The hill" in text(made)


def test_several_links_back_go_with_the_signs_between_them() -> None:
    made = read(
        '<p>A<a href="#n" id="a">1</a> B<a href="#n" id="b">1</a></p><div class="footnote" id="n"><p>'
        '<em>(<a href="#a">1</a>, <a href="#b">2</a>)</em> The note.</p></div>'
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["The note."]


@pytest.mark.parametrize(
    "label", ["<span>[<a href='#r'>1</a>]</span>", "<span><b>(</b><a href='#r'>1</a><b>)</b></span>"]
)
def test_the_brackets_of_a_number_go_with_it(label: str) -> None:
    note = f'<aside id="n" role="doc-footnote">{label}<p>Said.</p></aside>'
    (read_note,) = found(read(f"{_REFERENCE}{note}"), m.Footnote)
    assert text(read_note) == "Said."
