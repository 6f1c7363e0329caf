"""The project that pages are added to: its folder, its book file, and the pages that were saved in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from octavo.acquisition.file_names import name_pages, page_ending
from octavo.projects.book_file import BOOK_FILE_NAME, DEFAULT_ARTICLES
from octavo.projects.records import FILES, RECORD, Record, load_record
from octavo.urls import page_key


class Project:
    """A folder with a book file; saved pages lie in its folder of articles, each with its record."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.book_file = folder / BOOK_FILE_NAME
        self.articles = folder / DEFAULT_ARTICLES
        self.records = dict(self._load_records())
        self._pages: dict[str, Path] = {}
        for page, record in self.records.items():
            self._note_addresses(page, record)

    def find(self, address: str) -> Path | None:
        """The page that was saved from an address, whatever form of it is given."""
        return self._pages.get(page_key(address))

    def keep(self, page: Path, record: Record) -> None:
        """Knows that a page was saved."""
        self.records[page] = record
        self._note_addresses(page, record)

    def forget(self, page: Path) -> None:
        """Knows that a page was removed."""
        del self.records[page]
        self._pages = {key: other for key, other in self._pages.items() if other != page}

    def plan_stems(self, addresses: Iterable[str], granted: Iterable[str] = ()) -> dict[str, str]:
        """The names of the files of pages, without an ending, by address: distinct, and none that is there or granted.

        A page that was saved keeps its name; so a run that goes on where another was stopped gives the same names.
        """
        wanted = [address for address in dict.fromkeys(addresses) if self.find(address) is None]
        taken = sorted({*self._taken_stems(), *granted})
        return dict(zip(wanted, name_pages(wanted, taken), strict=True))

    def path_of(self, stem: str, media_type: str) -> Path:
        """The file of a page."""
        return self.articles / f"{stem}{page_ending(media_type)}"

    def show(self, page: Path) -> str:
        """The name of a page as the book file has it."""
        return page.relative_to(self.folder).as_posix()

    def _note_addresses(self, page: Path, record: Record) -> None:
        for address in (record.address, *record.addresses, record.canonical):
            if key := page_key(address):
                self._pages.setdefault(key, page)

    def _taken_stems(self) -> set[str]:
        """The names of files that are there and of saved pages: a folder of files without a record is of no page."""
        files = self.articles.iterdir() if self.articles.is_dir() else ()
        return {file.stem for file in files if file.is_file()}

    def _load_records(self) -> Iterator[tuple[Path, Record]]:
        for path in sorted(self.articles.glob(f"*{FILES}/{RECORD}")):
            stem = path.parent.name.removesuffix(FILES)
            for page in sorted(self.articles.glob(f"{_escape(stem)}.*")):
                if page.is_file() and (record := load_record(page)):
                    yield page, record
                    break


def _escape(stem: str) -> str:
    from glob import escape

    return escape(stem)
