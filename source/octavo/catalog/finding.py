"""The books of folders: EPUBs, each with the PDF that lies beside it under the same name."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from octavo.errors import FetchError
from octavo.files import show_name


class FoundBook(Struct, frozen=True):
    """An EPUB, and the PDF of the same book, None where there is none. Paths are absolute, their links resolved."""

    epub: Path
    pdf: Path | None


def find_books(folders: Iterable[Path], ours: Collection[Path]) -> list[FoundBook]:
    """The books in `folders` and in the folders there, sorted by path; but for files that are `ours`, and hidden ones.

    Raises `FetchError` for a folder that is not there or cannot be read.
    """
    files = {file for folder in folders for file in _list_files(folder)} - set(ours)
    pages = {file.with_suffix(""): file for file in sorted(files) if file.suffix.lower() == ".pdf"}
    books = sorted(file for file in files if file.suffix.lower() == ".epub")
    return [FoundBook(book, pages.get(book.with_suffix(""))) for book in books]


def _list_files(folder: Path) -> Iterator[Path]:
    """The regular files of a folder and of those in it; links to folders are not followed."""
    if not folder.is_dir():
        raise FetchError("there is no such folder", where=show_name(folder), hint="name a folder that holds EPUBs")
    for inside, folders, names in os.walk(folder.resolve(), onerror=_raise_unreadable):
        folders[:] = [name for name in folders if not name.startswith(".")]
        paths = (Path(inside, name) for name in names if not name.startswith(".") and name.lower().endswith(_ENDINGS))
        yield from (path for path in paths if path.is_file())


_ENDINGS = (".epub", ".pdf")


def _raise_unreadable(error: OSError) -> None:
    raise FetchError(error.strerror or "cannot be read", where=show_name(error.filename)) from error
