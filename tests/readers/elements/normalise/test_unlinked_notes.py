"""Notes that only their numbers tie to the text."""

from __future__ import annotations

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
