"""Which finished books are meant: files that are named, or those of a project, as its last build made them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from octavo.delivery.finished_book import MEDIA_TYPES, FinishedBook
from octavo.errors import ConfigError, FetchError
from octavo.files import show_name
from octavo.projects.book_file import BOOK_FILE_NAME, find_book_file, load_book_file
from octavo.projects.order import BUILD_FOLDER

_KINDS = " or ".join(kind.lstrip(".").upper() for kind in MEDIA_TYPES)


def find_books(names: Sequence[str]) -> list[FinishedBook]:
    """The books that these names stand for: files, folders of finished books, projects; the current one for none.

    Raises `FetchError` for what is not there, `ConfigError` for what is no book or may be several.
    """
    return [book for name in names or (".",) for book in _find_named(Path(name))]


def _find_named(path: Path) -> list[FinishedBook]:
    if path.is_dir():
        return _find_in_project(path)
    if path.name == BOOK_FILE_NAME:
        return _find_in_project(path.parent)
    if not path.exists():
        raise FetchError("there is no such file", where=show_name(path))
    if path.suffix.lower() not in MEDIA_TYPES:
        hint = f"octavo build {show_name(path)} makes one"
        raise ConfigError(f"this is no {_KINDS}", where=show_name(path), hint=hint)
    return [FinishedBook(path, named=True)]


def _find_in_project(folder: Path) -> list[FinishedBook]:
    """What a project's build made; the books of a folder that is none."""
    file = find_book_file([str(folder)])
    outputs = load_book_file(file).outputs if file else ()
    if outputs:
        paths = [folder / name for name in outputs if (folder / name).suffix.lower() in MEDIA_TYPES]
        return _choose_books(_with_volumes(paths), folder)
    build = folder / BUILD_FOLDER
    return _choose_books(_list_books(build if build.is_dir() else folder), folder)


def _with_volumes(paths: Iterable[Path]) -> list[Path]:
    """The files of these names that are there, and the volumes of those that were divided."""
    numbered = [(path, re.compile(rf"{re.escape(path.stem)}-\d+", re.IGNORECASE)) for path in paths]
    folders = dict.fromkeys(path.parent for path, _ in numbered)
    return [
        found
        for folder in folders
        for found in _list_books(folder)
        if any(found == path or (found.suffix == path.suffix and like.fullmatch(found.stem)) for path, like in numbered)
    ]


def _list_books(folder: Path) -> list[Path]:
    """The finished books of a folder, by name; proofs are for their makers."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in MEDIA_TYPES and not path.name.startswith(".") and not path.stem.endswith(".proof")
    )


def _choose_books(paths: Sequence[Path], folder: Path) -> list[FinishedBook]:
    """One book, in each of its formats. Raises `FetchError` where there is none, `ConfigError` where there are more."""
    if not paths:
        hint = f"run octavo build {'' if folder == Path() else show_name(folder)}".rstrip()
        raise FetchError("no finished book is here", where=show_name(folder), hint=hint)
    chosen = {
        ending: _choose_files([path for path in paths if path.suffix.lower() == ending]) for ending in MEDIA_TYPES
    }
    stems = sorted({stem for files in chosen.values() for stem in files})
    if len(stems) > 1:
        hint = "name the files to send"
        raise ConfigError(f"there are several books: {', '.join(stems)}", where=show_name(paths[0].parent), hint=hint)
    return [FinishedBook(path) for files in chosen.values() for found in files.values() for path in found]


_VOLUME = re.compile(r"(.+)-(\d+)")
"""A volume of a divided book: "essays-2.epub"."""


def _choose_files(paths: Sequence[Path]) -> dict[str, list[Path]]:
    """The files of each book of one format, by stem: all volumes, or the whole, whichever was made last."""
    found = {path.stem: [path] for path in paths}
    volumes: dict[str, dict[int, Path]] = {}
    for path in paths:
        if named := _VOLUME.fullmatch(path.stem):
            volumes.setdefault(named[1], {})[int(named[2])] = path
    for stem, numbered in volumes.items():
        if len(numbered) < 2 or sorted(numbered) != list(range(1, len(numbered) + 1)):
            continue  # "chapter-7.epub" is no volume
        made = [found.pop(numbered[number].stem)[0] for number in sorted(numbered)]
        whole = found.get(stem)
        if not whole or made[0].stat().st_mtime_ns > whole[0].stat().st_mtime_ns:
            found[stem] = made
    return found
