"""What a book may read: nothing outside its folder, unless the command line allows it.

A book file comes with the book, from whoever made it: so it cannot allow itself anything. What is named on the command
line is what the user wants.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from octavo.errors import FetchError
from octavo.files import show_name
from octavo.projects.book_file import BookFile
from octavo.resources import is_inside
from octavo.theme import themes


def check_inside(path: Path, roots: Sequence[Path]) -> None:
    """Raises `FetchError` for a path that leads out of the folders, whether by "..", by a link or from the root."""
    try:
        found = path.resolve()
    except (OSError, ValueError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        raise FetchError("this is not a file name", where=show_name(path)) from error
    if not is_inside(found, roots):
        allowed = show_name(found if found.is_dir() else found.parent)
        raise FetchError(
            "this is outside the book's folder", where=show_name(path), hint=f"--allow {allowed} lets it in"
        )


def check_book_file(book: BookFile, folder: Path, allowed: Sequence[Path]) -> None:
    """Raises `FetchError` where a book file of this folder names styles, a theme, a cover or outputs outside it."""
    roots = (folder.resolve(), *(path.resolve() for path in allowed))
    for path in _named_files(book, folder):
        check_inside(path, roots)


def _named_files(book: BookFile, folder: Path) -> Iterator[Path]:
    """What is read for how the book looks, files of its theme one by one: each may be a link; and what is written."""
    yield from (folder / name for name in (*book.css, book.cover, *book.outputs) if name)
    if book.theme and book.theme not in themes():
        theme = folder / book.theme
        yield theme
        yield from theme.glob("*")
