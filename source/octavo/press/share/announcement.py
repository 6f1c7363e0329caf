"""What is said of a book to those who do not have it yet: plain data, for a page, a message and a post alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

from msgspec import Struct

from octavo.builders.xhtml.markup import byline
from octavo.locale.phrases import phrases
from octavo.makers import book_makers
from octavo.model import Book, Metadata
from octavo.press.lost import is_lost
from octavo.press.share.summary import summarise
from octavo.urls import scheme, valid_url
from octavo.walk import title


class Download(Struct, frozen=True):
    """A file to take away: what people call its format, its name, its bytes."""

    format: str
    name: str
    size: int

    @property
    def address(self) -> str:
        """Its address in the folder."""
        return quote(self.name)

    @property
    def words(self) -> str:
        """Its size as people say it: "820 kB", "1.4 MB"."""
        size = self.size
        return f"{size / 1_000_000:,.1f} MB" if size >= 950_000 else f"{max(1, round(size / 1000)):,} kB"


class Entry(Struct, frozen=True):
    """An article: its title, its authors, and where it can be read on its own, "" for nowhere."""

    title: str
    authors: str
    address: str


class Announcement(Struct, frozen=True, kw_only=True):
    """All that is said. `address` is that of the folder, "" where it is not known; others are relative to it.

    `makers` and `words` are in the language of the book, `cover` is the name of its picture.
    """

    metadata: Metadata
    words: Mapping[str, str]
    makers: str
    summary: tuple[str, ...]
    downloads: tuple[Download, ...]
    entries: tuple[Entry, ...]
    cover: str
    address: str

    def locate(self, address: str) -> str:
        """An address as those need it who do not have the folder before them; "" stays so."""
        return f"{self.address}{address}" if address and not scheme(address) else address


def announce(
    book: Book, downloads: Sequence[Download], parts: Mapping[str, str], cover: str, address: str
) -> Announcement:
    """What is said of `book`. `parts` are the files of single articles, by their ids."""
    metadata = book.metadata
    return Announcement(
        metadata=metadata,
        words=phrases(metadata.language),
        makers=byline(book_makers(book), metadata.language),
        summary=summarise(book),
        downloads=tuple(downloads),
        entries=tuple(_list_entries(book, parts)),
        cover=cover,
        address=f"{address.rstrip('/')}/" if address else "",
    )


def _list_entries(book: Book, parts: Mapping[str, str]) -> Iterator[Entry]:
    """The articles in their order; those without a file of their own lead to where they were first published."""
    for article in book.articles:
        if not is_lost(article):
            others = () if article.authors == book.metadata.creators else article.authors
            file = parts.get(article.id)
            address = quote(file) if file else valid_url(article.origin.url)
            yield Entry(title(article), byline(others, book.metadata.language), address)
