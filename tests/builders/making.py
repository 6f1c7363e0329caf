"""Builders as the tests call them: the finished file as bytes, beside what the builder says of it."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from octavo.builders import BuildContext, Built
from octavo.builders.epub.options import EpubOptions
from octavo.builders.pdf.options import PdfOptions
from octavo.model import Book
from octavo.notes import Notes
from octavo.press.formats import format_of
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


def epub(book: Book, assets: Assets, theme: Theme, options: EpubOptions, notes: Notes) -> Made:
    """The book as an EPUB."""
    return _made(".epub", book, assets, theme, options, notes)


def pdf(book: Book, assets: Assets, theme: Theme, options: PdfOptions, notes: Notes) -> Made:
    """The book as a PDF."""
    return _made(".pdf", book, assets, theme, options, notes)


def _made(ending: str, book: Book, assets: Assets, theme: Theme, options: Any, notes: Notes) -> Made:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"book{ending}"
        built = format_of(file).build()(BuildContext(book, assets, theme, notes, file), options)
        return Made(file.read_bytes(), built)
