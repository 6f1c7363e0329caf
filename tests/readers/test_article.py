"""What all readers say of an article alike: where it came from, and what it is called where it states no title."""

from __future__ import annotations

from octavo.model import Origin, to_inlines
from octavo.notes import Notes
from octavo.readers.article import headline_or_file_name, origin
from octavo.resources import Resource

LETTER = Resource(b"Words.", "text/plain", "drafts/A Letter.final.txt")


def test_the_origin_names_the_file_its_digest_and_the_reader() -> None:
    assert origin(LETTER, "text", "https://example.org/") == Origin(
        url="https://example.org/",
        path="drafts/A Letter.final.txt",
        sha256="44dcebcdcc564a642123c985ea211a70d843bbb02df908a1a46172c4ca15c11f",
        reader="text",
    )


def test_a_headline_stays_as_it_is() -> None:
    notes = Notes()
    assert headline_or_file_name(to_inlines("On Paper"), LETTER, notes) == to_inlines("On Paper")
    assert len(notes) == 0


def test_without_a_headline_the_name_of_the_file_is_taken_and_noted() -> None:
    notes = Notes()
    assert headline_or_file_name((), LETTER, notes) == to_inlines("A Letter.final")
    assert [(note.code, note.detail) for note in notes] == [("title-guessed", "the file name was taken")]
