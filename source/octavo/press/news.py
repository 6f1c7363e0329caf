"""What is new in an edition of a book: the files that its project names become the articles that were read of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from msgspec.structs import replace

from octavo.model import Book, News
from octavo.projects.edition import Edition

_FIRST = 1
"""The number of the edition in which all is new, so that nothing is said of it."""


def announce(book: Book, edition: Edition | None, root: Path | None) -> Book:
    """`book`, whose articles have ids, with what is new in `edition` of the project at `root`."""
    if edition is None or edition.number <= _FIRST:
        return book
    ids = {Path(one.origin.path).absolute(): one.id for one in book.articles if one.origin.path}
    folder = (root or Path()).absolute()
    news = News(
        number=edition.number,
        date=edition.date,
        added=_find(edition.added, ids, folder),
        changed=_find(edition.changed, ids, folder),
    )
    return replace(book, news=news if news.added or news.changed else None)


def _find(files: Iterable[str], ids: Mapping[Path, str], folder: Path) -> tuple[str, ...]:
    """The ids of the articles of these files; none of one that is not in the book."""
    wanted = {folder / file for file in files}
    return tuple(name for path, name in ids.items() if path in wanted)
