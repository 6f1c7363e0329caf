"""Where the books of a shelf come to stand: those in its folder stay, others are copied there, or are linked."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Sequence
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from msgspec import Struct
from msgspec.structs import replace

from octavo.catalog.addresses import BOOKS, find_address
from octavo.catalog.book import EPUB, PDF, BookFile, CatalogBook, ShelvedBook
from octavo.catalog.finding import FoundBook
from octavo.files import show_name


class Placed(Struct, frozen=True):
    """The books in their places, and which files are to be copied to where; `linked` are addresses outside."""

    books: tuple[ShelvedBook, ...]
    copies: dict[Path, Path]
    linked: tuple[str, ...]

    def describe_copies(self) -> list[tuple[str, str, int]]:
        """The copies as plain values: their places, what they are made of, and its time. Raises `OSError`."""
        return [(show_name(copy), show_name(file), file.stat().st_mtime_ns) for copy, file in self.copies.items()]


class Placing:
    """Finds the place of each file. `shelf` is the folder; with `link` what lies elsewhere stays there.

    Of files that stand in the folder already, a copy takes the place of those alone that are `ours`.
    """

    def __init__(self, shelf: Path, ours: Collection[Path], *, link: bool) -> None:
        self._shelf = shelf.resolve()
        self._ours = ours
        self._link = link
        self._taken: set[str] = set()
        self._copies: dict[Path, Path] = {}
        self._linked: list[str] = []

    def place(self, found: Iterable[tuple[FoundBook, CatalogBook]]) -> Placed:
        """The books in their places; one that lies in two of them is taken once. Raises `OSError`."""
        once = {book.digest: (files, book) for files, book in reversed(list(found))}
        books = tuple(self._place_book(files, book) for files, book in reversed(once.values()))
        return Placed(_name_apart(books), self._copies, tuple(self._linked))

    def _place_book(self, found: FoundBook, book: CatalogBook) -> ShelvedBook:
        stem = self._choose_stem(found, book)
        files = [self._place_file(found.epub, f"{stem}.epub", EPUB)]
        if found.pdf:
            files.append(self._place_file(found.pdf, f"{stem}.pdf", PDF))
        return ShelvedBook(book, tuple(files))

    def _choose_stem(self, found: FoundBook, book: CatalogBook) -> str:
        """The name of its copies: its own, unless a book that came before has it; capitals make no difference."""
        own = found.epub.stem
        stem = f"{own}-{book.key}" if self._is_taken(own) else own
        self._taken.add(stem.casefold())
        return stem

    def _is_taken(self, stem: str) -> bool:
        places = (self._shelf / BOOKS / f"{stem}{ending}" for ending in (".epub", ".pdf"))
        return stem.casefold() in self._taken or any(one.exists() and one not in self._ours for one in places)

    def _place_file(self, file: Path, name: str, kind: str) -> BookFile:
        """The file where it lies, or its copy in the folder of books."""
        place = file
        if not file.is_relative_to(self._shelf):
            if self._link:
                self._linked.append(find_address(file, self._shelf))
            else:
                place = self._shelf / BOOKS / name
                self._copies[place] = file
        return BookFile(find_address(place, self._shelf), kind, file.stat().st_size)


def _name_apart(books: Sequence[ShelvedBook]) -> tuple[ShelvedBook, ...]:
    """The books, each with an identifier of its own: two editions may share one, entries of a feed may not."""
    known: set[str] = set()
    apart = []
    for one in books:
        identifier = (
            one.book.identifier if one.book.identifier not in known else uuid5(NAMESPACE_URL, one.book.digest).urn
        )
        known.add(identifier)
        apart.append(replace(one, book=replace(one.book, identifier=identifier)))
    return tuple(apart)


def is_same_copy(copy: Path, source: Path) -> bool:
    """Whether a copy stands that was made of the file as it is: copies keep the time of what they were made of."""
    try:
        made, given = os.stat(copy), os.stat(source)  # noqa: PTH116
    except FileNotFoundError:
        return False
    return (made.st_size, made.st_mtime_ns) == (given.st_size, given.st_mtime_ns)
