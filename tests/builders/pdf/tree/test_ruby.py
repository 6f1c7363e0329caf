"""Ruby on paper."""

from __future__ import annotations

from xml.etree import ElementTree

from octavo.builders.pdf.tree.ruby import lift_readings
from octavo.model import Ruby, Text
from octavo.notes import Notes
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of, paragraph

RUBY = Ruby((Text("水車小屋"),), (Text("すいしゃごや"),))


def test_a_reading_comes_before_its_characters() -> None:
    section = ElementTree.fromstring("<p>の<ruby>山<b>河</b><rp>(</rp><rt>さんが</rt><rp>)</rp></ruby>へ</p>")
    lift_readings(section)
    assert ElementTree.tostring(section, "unicode") == "<p>の<ruby><rt>さんが</rt>山<b>河</b></ruby>へ</p>"


def test_characters_and_readings_are_on_the_page() -> None:
    notes = Notes()
    made = build(book_of(article("水車", paragraph("あの", RUBY, "まで"), in_language="ja")), notes=notes)
    words = "".join(Pdf(made.content).all_words().split())
    assert "水車小屋" in words
    assert "すいしゃごや" in words
    assert not [note for note in notes if note.code == "word-missing"]
