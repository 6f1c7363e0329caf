"""What a finished book must pass before anyone sees it. A check reads the file back and compares."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from octavo.checks.completeness import ReadBack, chapters, compare
from octavo.model import Book
from octavo.notes import Notes

CHECKS = {".epub": "epub", ".pdf": "pdf"}
"""File name ending → the module here whose `read_back` tells what a reader of the file meets, article by article."""


def check(ending: str, book: Book, file: Path, notes: Notes) -> None:
    """Notes each word and picture of `book` that is not in `file`, which is of the kind that `ending` says."""
    module = import_module(f"{__name__}.{CHECKS[ending]}")
    found: ReadBack = module.read_back(file, [chapter.id for chapter in chapters(book)])
    compare(book, found, notes)
