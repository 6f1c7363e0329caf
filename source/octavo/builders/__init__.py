"""From a `Book` to a file. A new output format is one module here and one row in `BUILDERS`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from octavo.model import Book
from octavo.notes import Notes
from octavo.profiles import Paper, PrintHouse, ReadingSystem, profile
from octavo.resources import Assets
from octavo.theme import Theme


class PageBreak(Struct, frozen=True):
    """Where a page of the printed book begins: `label` is the number printed on it, `id` the article or own page.

    `offset` counts the characters of the article, white space apart, that stand before the page's first word, in the
    order of its XHTML: its headline, its subtitle, its body; notes, formulas and what builders add left out.
    Own pages ("cover", "titlepage", "toc", a part's id, "colophon") have the offset 0.
    """

    label: str
    id: str
    offset: int = 0


class Excerpt(Struct, frozen=True):
    """What an article on its own was taken from: the title of the book, its place there and how many there are."""

    title: str
    position: int
    count: int


class Options(Struct, frozen=True, kw_only=True):
    """What a user may ask of any builder, and what it is made for.

    `toc_depth` is how many levels of headings the contents list (1 is articles alone). `breaks` are the pages of
    the PDF made in the same run, for the EPUB's page list; () where there is none. An `excerpt` is a handout: one
    article without the pages that stand around a book's. `language_stated` is False where the book's language is a
    guess: then nothing that is claimed of a book may rest on it.
    """

    toc_depth: int = 2
    reader: ReadingSystem = field(default_factory=lambda: profile(ReadingSystem, "generic"))
    paper: Paper = field(default_factory=lambda: profile(Paper, "enote-10"))
    printer: PrintHouse | None = None
    breaks: tuple[PageBreak, ...] = ()
    excerpt: Excerpt | None = None
    language_stated: bool = True


class Built(Struct, frozen=True):
    """What a builder says of the file that it wrote: how many pages (0: none are fixed), and where each begins.

    `beside` are files that belong next to it, by the ending of their name (".accessibility.json").
    """

    pages: int = 0
    breaks: tuple[PageBreak, ...] = ()
    beside: tuple[tuple[str, bytes], ...] = ()


Builder: TypeAlias = Callable[[Book, Assets, Theme, Options, Notes, Path], Built]
"""Writes one file, at the path. Raises `BuildError` if no honest file can be made; anything less becomes a note."""

BUILDERS = {".epub": "epub", ".pdf": "pdf"}
"""File name ending → the module here whose `build` is its builder (loaded when it is needed)."""


def builder(ending: str) -> Builder:
    """The builder of a file name ending. Raises KeyError if there is none."""
    build: Builder = import_module(f"{__name__}.{BUILDERS[ending]}").build
    return build
