"""Signs of Word's symbol fonts are read as what they show; other private characters stay."""

from __future__ import annotations

import pytest

from octavo.model import Book, Paragraph, to_inlines
from octavo.notes import Notes
from octavo.passes.symbols import SYMBOLS, read_symbols
from octavo.walk import text
from tests.making import article, book_of


def read(words: str) -> tuple[str, Notes]:
    notes = Notes()
    book = book_of(article("Tools", Paragraph(to_inlines(words)), id="one"))
    return text(read_symbols(book, notes).articles[0].body), notes


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("\uf0b7 Lamp oil", "• Lamp oil"),
        ("\uf0a7 wick \uf0fc", "▪ wick ✓"),
        ("5 \uf0b1 1 \uf0b3 3 \uf0e0 done", "5 ± 1 ≥ 3 → done"),
    ],
)
def test_a_sign_becomes_the_character_that_it_shows(written: str, shown: str) -> None:
    words, notes = read(written)
    assert words == shown
    assert [(note.code, note.where) for note in notes] == [("symbol-read", "Tools")]


@pytest.mark.parametrize(
    "written", ["plain words", "\ue001 of an icon font", "\uf8ff", "\uf061 is alpha, or a sign of the zodiac"]
)
def test_what_may_mean_anything_stays(written: str) -> None:
    words, notes = read(written)
    assert words == written
    assert not list(notes)


def test_a_book_without_such_signs_stays_the_same_object() -> None:
    book: Book = book_of(article("Tools", Paragraph(to_inlines("plain")), id="one"))
    assert read_symbols(book, Notes()) is book


def test_no_sign_becomes_a_private_one() -> None:
    assert all(0xF020 <= code <= 0xF0FF and not "\ue000" <= shown <= "\uf8ff" for code, shown in SYMBOLS.items())
