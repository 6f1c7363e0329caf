"""What `octavo send --max-size` builds: the books of a project in volumes that go through the mail."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec.structs import replace

from octavo.delivery.finished_book import MEDIA_TYPES, FinishedBook
from octavo.errors import ConfigError
from octavo.press import build
from octavo.press.progress import Progress
from octavo.press.workers import usable_cores
from octavo.projects.book_file import BOOK_FILE_NAME, open_book
from octavo.projects.boundary import check_book_file
from octavo.projects.order import make_order


def build_books(names: Sequence[str], max_size: str, progress: Progress) -> list[FinishedBook]:
    """The books of a project, its EPUB in files of at most this size, built into their usual places.

    Raises `ConfigError` where `names` are no project, and `OctavoError` as a build does.
    """
    file, book = open_book(names)
    if file is None:
        hint = f"name a folder with a {BOOK_FILE_NAME}, or build with --max-size, and send the files"
        raise ConfigError("only a project can be divided", where="--max-size", hint=hint)
    check_book_file(book, file.parent, ())
    order = make_order(replace(book, max_size=max_size), (), (), file.parent)
    result = build(replace(order, jobs=usable_cores()), progress)
    if result.errors:
        raise result.errors[0]
    return [FinishedBook(path) for one in result.outputs if (path := Path(one.path)).suffix.lower() in MEDIA_TYPES]
