"""Notes that only their numbers tie to the text."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read


def test_each_reference_takes_the_next_note_with_its_number() -> None:
    made = read("<p>A<sup>1</sup> B<sup>2</sup></p><p><sup>1</sup> One.</p><p><sup>2</sup> Two.</p>")
    assert [text(note.body) for note in found(made, m.Footnote)] == ["One.", "Two."]
    assert len(made) == 1


def test_a_list_counts_from_where_it_starts() -> None:
    made = read('<p>A<sup>4</sup></p><h3>Notes</h3><ol start="3"><li>Three.<li>Four.</ol>')
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Four."]


def test_powers_are_no_references() -> None:
    made = read("<p>10<sup>2</sup> is a hundred.</p><p>words</p>")
    assert not found(made, m.Footnote)


@pytest.mark.parametrize("before", ["<s>2</s>", "<q>2</q>", "<time>2</time>", "<var>2</var>"])
def test_what_stands_in_the_line_does_not_part_it(before: str) -> None:
    made = read(f"<p>Oak <sup>2</sup> ash. Oak {before} <sup>2</sup> ash.</p>")
    assert not found(made, m.Footnote)
    assert text(made).replace("“", "").replace("”", "") == "Oak 2 ash. Oak 2 2 ash."


TYPED = [
    "<p>Ash.[1] Elm [2].</p><p><strong>Notes</strong></p><p>[1] Of the hill.<br>[2] Of the brook.</p>",
    "<p>Ash.[1]</p><p>Elm.[2]</p><hr><p>[1] Of the hill.</p><p>[2] Of the brook.</p>",
    "<p>Ash.[1]</p><blockquote>Elm.[2]</blockquote><h3>Fußnoten</h3><ul><li>[1] Of the hill.<li>[2] Of the brook.</ul>",
    "<p>Ash.[1] Elm.[2]</p><div><b>Notes:</b><br>[1] Of the hill.<br>[2] Of the brook.</div>",
    "<p>Ash¹ and elm².</p><hr><p>¹ Of the hill.</p><p>² Of the brook.</p>",
    "<p>Ash.<sup>1</sup></p><p>Elm.<sup>2</sup></p><hr><p><sup>1</sup> Of the hill.<br><sup>2</sup> Of the brook.</p>",
    "<p>Ash.<sup>1</sup> Elm.<sup>2</sup></p><div><sup>1</sup>Of the hill.<br/><br/><sup>2</sup>Of the brook.</div>",
]


@pytest.mark.parametrize("markup", TYPED)
def test_a_line_that_begins_with_the_number_of_a_reference_is_its_note(markup: str) -> None:
    made = read(markup)
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Of the hill.", "Of the brook."]
    assert not {"Notes", "Notes:", "Fußnoten", "[1]", "¹"} & set(text(made).split())
    assert not found(made, m.ThematicBreak)


def test_a_second_reference_names_the_note() -> None:
    made = read("<p>Ash.[1] Elm.[2] Ash again.[1]</p><h2>Notes</h2><p>[1] One.</p><p>[2] Two.</p>")
    (first, _), (again,) = found(made, m.Footnote), found(made, m.NoteReference)
    assert again.footnote == first.id


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Say a[1] and b[2].</p><p>No list.</p>",
        "<p>So it is.[1]</p><p>[1] is what they wrote.</p>",
        "<p>Ash.[4]</p><p>[4] Of the hill.</p><p>[5] Of the brook.</p>",
        "<p>Call <code>f[1]</code> and <code>f[2]</code>.</p><pre>[1] 0\n[2] 0</pre>",
        "<h2>References</h2>" + "".join(f"<p>[{n}] A work.</p>" for n in range(1, 20)),
        "".join(f"<p>As said [{n}].</p>" for n in range(1, 20))
        + "<h2>References</h2>" + "".join(f"<p>[{n}] A work.</p>" for n in range(1, 20)),
    ],
)  # fmt: skip
def test_numbers_in_brackets_that_are_no_notes_stay_as_they_are(markup: str) -> None:
    made = read(markup)
    assert not found(made, m.Footnote)
    assert not [span for span in found(made, m.Span) if span.style == "superscript"]


def test_a_power_is_not_taken_for_the_reference() -> None:
    made = read(
        "<p>The pool has 10 m<sup>2</sup>.<sup>1</sup> Deep.<sup>2</sup></p><h3>Notes</h3><ol><li>One.<li>Two.</ol>"
    )
    assert [text(span) for span in found(made, m.Span)] == ["2"]
    assert [text(note.body) for note in found(made, m.Footnote)] == ["One.", "Two."]


def test_numbered_paragraphs_under_a_heading_of_notes_are_notes() -> None:
    made = read("<p>Ash<sup>1</sup> and elm<sup>2</sup>.</p><p>Notes</p><p>1. Of the hill.</p><p>2. Of the brook.</p>")
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Of the hill.", "Of the brook."]
    assert len(made) == 1


def test_a_number_whose_link_leads_nowhere_is_tied_by_its_number() -> None:
    made = read(
        '<p>Ash<sup><a href="#_ftn1">[1]</a></sup> and elm<sup><a href="#_ftn2">[2]</a></sup>.</p><hr>'
        '<p><sup><a href="//x#_ftnref1">[1]</a> </sup>Of the hill.</p><p><sup><a href="//x#_ftnref2">[2]</a> </sup>'
        "Of the brook.</p>"
    )
    assert [text(note.body) for note in found(made, m.Footnote)] == ["Of the hill.", "Of the brook."]


def test_notes_that_are_counted_anew_in_each_section() -> None:
    first = "<p>The mill<sup>1</sup> and the weir<sup>2</sup>.</p><p><sup>1</sup> Oak</p><p><sup>2</sup> Stone</p>"
    second = "<h2>Two</h2><p>The barn<sup>1</sup> stood.</p><p><sup>1</sup> Brick</p>"
    notes = found(read(first + second), m.Footnote)
    assert [text(note).strip() for note in notes] == ["Oak", "Stone", "Brick"]


def test_a_note_on_a_note_on_a_note_and_so_on() -> None:
    made = read("<p>A<sup>1</sup></p>" + "".join(f"<p><sup>{n}</sup> B<sup>{n + 1}</sup></p>" for n in range(1, 90)))
    assert text(made).count("B") == 89
