"""A folder to pass a book on with: a page to land on, words for a message, pictures, all files and one ZIP of them.

It stands beside the first file of the book, and can be put on a web space, or handed over, as it is.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from octavo.builders.cover.kept import find_cover
from octavo.errors import ConfigError
from octavo.model import Book
from octavo.notes import Notes
from octavo.press.building import BuiltFile
from octavo.press.output import path_beside
from octavo.press.run import BuildRun
from octavo.press.share.announcement import Download, announce
from octavo.press.share.packing import write_zip
from octavo.press.share.pages import format_html
from octavo.press.share.texts import format_markdown, format_text

ARTICLES = "articles"
"""The folder of the files of single articles."""


def write_share(book: Book, files: Sequence[BuiltFile], offprints: Sequence[BuiltFile], run: BuildRun) -> Path:
    """Writes the drafts of the folder; where it will be.

    Raises `BuildError` where one cannot be written, and `ConfigError` where there is no book to pass on.
    """
    folder = path_beside(files[0].path, ".share")
    books = [file for file in files if file.format.default]  # a web edition is a page to land on itself
    if not books:
        hint = "name an .epub or a .pdf with -o, too"
        raise ConfigError("there is no book to pass on", where="--share", hint=hint)
    parts = {file.path.name: file for file in books} | {f"{ARTICLES}/{one.path.name}": one for one in offprints}
    drafts = {name: run.files.draft(file.path) for name, file in parts.items()}
    for name, draft in drafts.items():
        _copy(draft, folder / name, run)
    packed = path_beside(files[0].path, ".zip").name
    write_zip(run.files.draft(folder / packed), Path(packed).stem, drafts)
    cover = _write_pictures(book, folder, run)
    whole = run.files.draft(folder / packed).stat().st_size
    downloads = [*_list_downloads(books), Download("ZIP", packed, whole)]
    told = announce(book, downloads, _find_parts(offprints), cover, run.order.share_address)
    for name, content in (
        ("index.html", format_html(told)),
        ("share.md", format_markdown(told)),
        ("share.txt", format_text(told)),
    ):
        run.files.write(folder / name, content.encode("utf-8", "backslashreplace"))
    return folder


def _copy(draft: Path, place: Path, run: BuildRun) -> None:
    """Writes the draft of another copy of a file."""
    shutil.copyfile(draft, run.files.draft(place))


def _list_downloads(files: Sequence[BuiltFile]) -> Iterator[Download]:
    return (Download(file.format.name, file.path.name, file.sizes.whole) for file in files)


def _find_parts(offprints: Sequence[BuiltFile]) -> dict[str, str]:
    """The address of the file of each article that has one, by the article's id."""
    return {file.book.articles[0].id: f"{ARTICLES}/{file.path.name}" for file in offprints}


def _write_pictures(book: Book, folder: Path, run: BuildRun) -> str:
    """The cover, whose name is returned, and the card for places that show pages of the web as cards."""
    from octavo.builders.cover.card import draw_card  # it takes time to load

    settings = run.theme.settings
    cover = find_cover(book, run.assets, Notes(), settings, run.cache)
    name = f"cover.{cover.name.rpartition('.')[2]}"
    run.files.write(folder / name, cover.content)
    run.files.write(folder / "card.jpg", draw_card(book, run.assets, settings, cover).content)
    return name
