"""Which project pages go to: the one that is named, the one that has them already, or a new one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

from octavo.acquisition.project import Project
from octavo.acquisition.saving import DRAFT
from octavo.errors import OctavoError
from octavo.passes.names import slug
from octavo.projects.book_file import BOOK_FILE_NAME, load_book_file
from octavo.projects.scaffold import make_project
from octavo.urls import page_key


def find_project(parent: Path, addresses: Sequence[str]) -> Path | None:
    """The folder in `parent` whose book collects from one of these addresses, or has a page of it."""
    wanted = {key for address in addresses if (key := page_key(address))}
    for folder in _projects_in(parent):
        if wanted & _addresses_of(folder):
            return folder
    return None


def is_project(folder: Path) -> bool:
    """Whether a folder is a project."""
    return (folder / BOOK_FILE_NAME).is_file()


def _projects_in(parent: Path) -> Iterator[Path]:
    for file in sorted(parent.glob(f"*/{BOOK_FILE_NAME}")):
        yield file.parent


def _addresses_of(folder: Path) -> set[str]:
    """The keys of the addresses that a project collects from, and of its pages; none of one that is damaged."""
    try:
        sources = [source.address for source in load_book_file(folder / BOOK_FILE_NAME).source_tables()]
        records = Project(folder).records.values()
    except OctavoError:
        return set()  # it is said when it is built
    pages = [address for record in records for address in (record.address, *record.addresses)]
    return {page_key(address) for address in (*sources, *pages)} - {""}


def make_folder(parent: Path, title: str, address: str) -> Path:
    """A new project, named after its title, or after its first address where it has none."""
    stem = slug(title) or slug(address.partition("://")[2]) or "book"
    names = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    folder = next(path for name in names if not (path := parent / name).exists() or _is_unfilled(path))
    if not folder.exists():
        _make_whole(folder, title)
    return folder


def _make_whole(folder: Path, title: str) -> None:
    """Makes a project under another name and renames it: a run that is stopped leaves none that lacks files."""
    draft = folder.with_name(f".{folder.name}{DRAFT}")
    shutil.rmtree(draft, ignore_errors=True)
    make_project(draft, title, sample=False)
    draft.rename(folder)


def _is_unfilled(folder: Path) -> bool:
    """Whether a project has no articles yet: a run was stopped that had just made it."""
    articles = folder / "source"
    is_empty = not articles.is_dir() or not any(file.is_file() for file in articles.iterdir())
    return (folder / BOOK_FILE_NAME).is_file() and is_empty
