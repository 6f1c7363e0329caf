"""The order of work for a shelf: find books, read those that are new, arrange them, and write what has changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from octavo.catalog.addresses import COVERS
from octavo.catalog.book import CatalogBook
from octavo.catalog.finding import FoundBook, find_books
from octavo.catalog.kept import KnownBooks, StandingShelf
from octavo.catalog.placing import Placed, Placing, is_same_copy
from octavo.catalog.record import RECORD, Record, find_files, format_record, load_record
from octavo.errors import BuildError, OctavoError
from octavo.files import show_name
from octavo.notes import Note, Notes
from octavo.press.cache import Cache
from octavo.press.output import OutputFiles
from octavo.press.progress import Progress, Silent
from octavo.press.workers import Workers
from octavo.scratch import cache_folder
from octavo.store import Store


class ShelfOrder(Struct, frozen=True, kw_only=True):
    """A shelf that is asked for: the books of `folders`, in the folder `shelf`, under a `title`.

    With `link` books that lie elsewhere are not copied. `jobs` is how many processes may work at once.
    """

    folders: tuple[Path, ...]
    shelf: Path
    title: str
    link: bool = False
    jobs: int = 1


class ShelfResult(Struct, frozen=True, kw_only=True):
    """What came of it: the folder, how many books it has, and how many of them were read, the rest being known.

    `written` and `removed` count files, `linked` those that lie outside the folder.
    """

    shelf: str
    books: int
    read: int
    written: int
    removed: int
    linked: int
    notes: tuple[Note, ...]


def make_shelf(order: ShelfOrder, progress: Progress | None = None) -> ShelfResult:
    """Makes a shelf, or brings it up to date: all of it or, where that cannot be, nothing.

    A book that cannot be read costs only itself, and is noted. Raises `OctavoError` where a folder cannot be read or
    written.
    """
    try:
        with OutputFiles() as files, closing(Cache(cache_folder())) as cache, Workers(order.jobs) as workers:
            return _ShelfRun(order, files, cache, workers, progress or Silent()).run()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        raise BuildError(
            reason, where=show_name(error.filename or order.shelf), hint="see that it stays as it is"
        ) from error


class _ShelfRun:
    """One run: what it works with, and what it notes."""

    def __init__(
        self, order: ShelfOrder, files: OutputFiles, cache: Store, workers: Workers, progress: Progress
    ) -> None:
        self._order = order
        self._shelf = order.shelf.resolve()
        self._files = files
        self._cache = cache
        self._workers = workers
        self._progress = progress
        self._notes = Notes()
        self._known = KnownBooks(self._shelf, cache)
        self._covers: dict[str, bytes] = {}

    def run(self) -> ShelfResult:
        """All steps."""
        earlier = load_record(self._shelf)
        ours = find_files(self._shelf, earlier.copied)
        books, read = self._read(find_books(self._order.folders, ours))
        placed = Placing(self._shelf, ours, link=self._order.link).place(books)
        standing = StandingShelf(self._shelf, self._cache, self._order.title, placed.books, placed.describe_copies())
        written = removed = 0
        if not standing.is_whole():
            made = self._write(placed)
            written = len(self._files.paths)
            self._files.publish()
            removed = self._remove(set(earlier.made) - made)
            standing.keep(made)
        self._known.keep()
        return ShelfResult(
            shelf=show_name(self._order.shelf),
            books=len(placed.books),
            read=read,
            written=written,
            removed=removed,
            linked=len(placed.linked),
            notes=tuple(self._notes),
        )

    # -- reading ------------------------------------------------------------------------------------

    def _read(self, found: Sequence[FoundBook]) -> tuple[list[tuple[FoundBook, CatalogBook]], int]:
        """Each book that can be read, in the order of their files; and how many files were read anew."""
        known = {one.epub: old for one in found if (old := self._known.find(one.epub)) and self._has_cover(old.book)}
        new = [one.epub for one in found if one.epub not in known]
        read = dict(self._read_new(new)) if new else {}
        books: list[tuple[FoundBook, CatalogBook]] = []
        for one in found:
            book, fault = read[one.epub] if one.epub in read else (known[one.epub].book, known[one.epub].fault)
            self._known.remember(one.epub, book, fault)
            if book:
                books.append((one, book))
            else:
                self._notes.at(show_name(one.epub)).add("book-skipped", fault)
        return books, len(read)

    def _has_cover(self, book: CatalogBook | None) -> bool:
        """Whether the cover of a book, if there is one, stands on the shelf: it is kept nowhere else."""
        return book is None or (self._shelf / COVERS / book.cover.name).exists()

    def _read_new(self, files: Sequence[Path]) -> Iterator[tuple[Path, tuple[CatalogBook | None, str]]]:
        """The book in each of these files, or why there is none."""
        from octavo.catalog.reading import Reading, read_book  # a shelf in which nothing is new needs no reader

        answers = self._workers.run(read_book, [os.fsencode(file) for file in files])
        for _ in self._progress.track("reading", files):
            index, answer = next(answers)
            if isinstance(answer, bytes):
                reading = msgspec.msgpack.decode(answer, type=Reading)
                self._covers[reading.book.cover.name] = reading.cover
                yield files[index], (reading.book, "")
            elif isinstance(answer, OctavoError):
                yield files[index], (None, answer.message)
            else:
                raise answer

    # -- writing ------------------------------------------------------------------------------------

    def _write(self, placed: Placed) -> set[str]:
        """Drafts of all that is not there yet as it should be; the names of all that there should be."""
        from octavo.catalog.writing import write_shelf  # nor the templates

        contents = write_shelf(self._order.title, placed.books)
        names = [one.book.cover.name for one in placed.books]
        covers = {f"{COVERS}/{name}": self._covers.get(name) for name in names}
        copied = {show_name(copy.relative_to(self._shelf).as_posix()) for copy in placed.copies}
        made = {RECORD, *contents, *covers, *copied}
        contents[RECORD] = format_record(Record(tuple(sorted(made)), tuple(sorted(copied)), placed.linked))
        contents |= {name: cover for name, cover in covers.items() if cover}
        for name, content in contents.items():
            self._write_changed(name, content)
        stale = [pair for pair in placed.copies.items() if not is_same_copy(*pair)]
        for copy, source in self._progress.track("copying", stale) if stale else ():
            shutil.copy2(source, self._files.draft(copy))
        return made

    def _write_changed(self, name: str, content: bytes) -> None:
        """Writes the draft of a file that is not there, or is another."""
        place = self._shelf / name
        with suppress(OSError):
            if place.stat().st_size == len(content) and place.read_bytes() == content:
                return
        self._files.write(place, content)

    def _remove(self, names: set[str]) -> int:
        """Removes files that were made for an earlier shelf; how many."""
        count = 0
        for file in find_files(self._shelf, sorted(names)):
            with suppress(OSError):
                file.unlink()
                count += 1
        return count
