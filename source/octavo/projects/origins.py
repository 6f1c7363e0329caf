"""A book as it is asked for, with where each of its keys stands: in its file, or on the command line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from octavo.projects.book_file import BOOK_FILE_NAME, BookFile, open_book
from octavo.projects.settings import SETTING, split_setting
from octavo.projects.toml_values import read_values


class StatedBook(Struct, frozen=True):
    """What is asked of a book, its file if it has one, and where each key is stated; other keys are not."""

    book: BookFile
    file: Path | None
    origins: dict[str, str]


def open_stated_book(names: Sequence[str], settings: Sequence[str]) -> StatedBook:
    """The book that `names` stand for, with `settings`. Raises `OctavoError` as `open_book` does."""
    file, book = open_book(names, settings)
    stated = dict.fromkeys(read_values(file), BOOK_FILE_NAME) if file else {}
    return StatedBook(book, file, stated | {split_setting(one)[0][0]: SETTING for one in settings})
