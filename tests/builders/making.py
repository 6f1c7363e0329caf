"""Builders as the tests call them: the finished file as bytes, beside what the builder says of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from octavo.builders import Built, Options, builder
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme


class Made(NamedTuple):
    """A finished file, and what its builder says of it."""

    content: bytes
    built: Built

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.built.pages


def epub(book: Book, assets: Assets, theme: Theme, options: Options, notes: Notes) -> Made:
    """The book as an EPUB."""
    return _made(".epub", book, assets, theme, options, notes)


def pdf(book: Book, assets: Assets, theme: Theme, options: Options, notes: Notes) -> Made:
    """The book as a PDF."""
    return _made(".pdf", book, assets, theme, options, notes)


def _made(ending: str, book: Book, assets: Assets, theme: Theme, options: Options, notes: Notes) -> Made:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"book{ending}"
        built = builder(ending)(book, assets, theme, options, notes, file)
        return Made(file.read_bytes(), built)
