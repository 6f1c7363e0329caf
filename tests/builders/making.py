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
from octavo.store import NoStore, Store
from octavo.theme import Theme


class Made(NamedTuple):
    """A finished file, and what its builder says of it."""

    content: bytes
    built: Built

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self.built.pages


def epub(
    book: Book,
    assets: Assets | None = None,
    theme: Theme | None = None,
    options: EpubOptions | None = None,
    notes: Notes | None = None,
    store: Store | None = None,
) -> Made:
    """The book as an EPUB."""
    return _build(".epub", options or EpubOptions(), book, assets, theme, notes, store)


def pdf(
    book: Book,
    assets: Assets | None = None,
    theme: Theme | None = None,
    options: PdfOptions | None = None,
    notes: Notes | None = None,
    store: Store | None = None,
) -> Made:
    """The book as a PDF."""
    return _build(".pdf", options or PdfOptions(), book, assets, theme, notes, store)


def _build(
    ending: str,
    options: Any,
    book: Book,
    assets: Assets | None,
    theme: Theme | None,
    notes: Notes | None,
    store: Store | None,
) -> Made:
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"book{ending}"
        notes = Notes() if notes is None else notes
        assets = Assets() if assets is None else assets
        context = BuildContext(book, assets, theme or Theme(), notes, file, store or NoStore())
        built = format_of(file).build()(context, options)
        return Made(file.read_bytes(), built)
