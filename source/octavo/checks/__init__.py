"""What a finished book must pass before anyone sees it. A check reads the file back and compares."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from octavo.checks.completeness import Contents, chapters, compare_contents
from octavo.model import Book
from octavo.notes import Notes


def check_file(module: str, book: Book, file: Path, notes: Notes) -> None:
    """Notes each word and picture of `book` that is not in `file`; `module` has the `read_back` of such files."""
    found: Contents = import_module(module).read_back(file, [chapter.id for chapter in chapters(book)])
    compare_contents(book, found, notes)
