"""What a shelf knows of a book: what its package document says, and where its files stand. Plain data."""

from __future__ import annotations

from msgspec import Struct

from octavo.model import Person, Series


class Accessibility(Struct, frozen=True, kw_only=True):
    """What a book says of who can read it, in the words of EPUB Accessibility 1.1 and of the schema.org vocabulary.

    `sufficient` are the sets of modes that suffice to read it, each as it is written: "textual", "textual,visual".
    """

    conforms_to: tuple[str, ...] = ()
    certifiers: tuple[str, ...] = ()
    summary: str = ""
    modes: tuple[str, ...] = ()
    sufficient: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()


class Picture(Struct, frozen=True):
    """A picture of the shelf: its name in the folder of covers, its media type, its size in pixels."""

    name: str = ""
    media_type: str = ""
    width: int = 0
    height: int = 0


class CatalogBook(Struct, frozen=True, kw_only=True):
    """What is known of a book, whatever its file is called.

    `digest` is that of its EPUB (SHA-256, hexadecimal), `identifier` an IRI, `updated` a moment in UTC (RFC 3339).
    `published` is a day, a month or a year (ISO 8601), `cover` that of the book, or one that was drawn.
    """

    digest: str
    identifier: str
    title: str
    subtitle: str = ""
    people: tuple[Person, ...] = ()
    language: str = ""
    publisher: str = ""
    published: str = ""
    updated: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    rights: str = ""
    series: Series | None = None
    accessibility: Accessibility = Accessibility()
    cover: Picture = Picture()

    @property
    def authors(self) -> tuple[Person, ...]:
        """Who wrote it; who else made it, where no author is stated."""
        return tuple(person for person in self.people if person.role == "aut") or self.people

    @property
    def key(self) -> str:
        """What it is called in names of files and places."""
        return self.digest[:_KEY]


_KEY = 16
"""Digits of its digest that tell a book from others."""


class BookFile(Struct, frozen=True):
    """A file to take away: its address from the folder of the shelf, its media type, its bytes."""

    address: str
    media_type: str
    size: int

    @property
    def format(self) -> str:
        """What people call it."""
        return "PDF" if self.media_type == PDF else "EPUB"


EPUB, PDF = "application/epub+zip", "application/pdf"


class ShelvedBook(Struct, frozen=True):
    """A book in its place: what is known of it, and its files, the EPUB first."""

    book: CatalogBook
    files: tuple[BookFile, ...]
