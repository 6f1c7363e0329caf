"""A new project: a folder with a book file that explains itself, a place for articles, styles, and what is made."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from octavo.errors import BuildError, ConfigError
from octavo.files import show_name
from octavo.projects.book_file import BOOK_FILE_NAME, DEFAULT_ARTICLES
from octavo.projects.order import BUILD_FOLDER
from octavo.projects.schema import SCHEMA_NAME, write_schema
from octavo.projects.toml_editing import write_value
from octavo.projects.toml_values import clean_values
from octavo.scratch import ScratchFolder, remove_rests

SAMPLE = "first-article.md"
"""The name of the article that comes with a new project, to be replaced."""
_NAMESPACE = uuid.UUID("0d0f4b0c-6a6e-5d55-9d0e-7f4f7a1f2b11")
"""Of identifiers that are made of a title: the same title gives the same one, so that a project can be made again."""


def make_project(folder: Path, title: str, *, sample: bool = True) -> Path:
    """Makes a project for a book of this title, with an article to replace if a `sample` is asked for.

    Gives its book file. Where it was stopped before, it goes on. Raises `ConfigError` where anything else stands in the
    folder, or for a title that none can have, and `BuildError` if the project cannot be written.
    """
    files = _list_files(title, sample)
    try:
        if folder.exists():
            _refuse_others(folder, files)
        with ScratchFolder(folder) as scratch:
            for name, text in files.items():
                _put_file(folder / name, text, scratch.path)
        (folder / DEFAULT_ARTICLES).mkdir(exist_ok=True)
    except OSError as error:
        raise BuildError(f"cannot be made: {error.strerror}", where=show_name(folder)) from error
    return folder / BOOK_FILE_NAME


def _refuse_others(folder: Path, files: Mapping[str, str]) -> None:
    """Raises `ConfigError` where a folder holds more than the first files of this project, whose last is missing."""
    remove_rests(folder)
    for path in folder.rglob("*"):
        text = files.get(path.relative_to(folder).as_posix())
        is_ours = path.is_dir() or (text is not None and path.read_bytes() == text.encode())
        if not is_ours or path.name == BOOK_FILE_NAME:
            raise ConfigError("this folder is not empty", where=show_name(folder), hint="name a new one")


def _put_file(path: Path, text: str, scratch: Path) -> None:
    """Writes a file whole, or not at all."""
    draft = scratch / path.name
    draft.write_bytes(text.encode())
    path.parent.mkdir(exist_ok=True)
    draft.replace(path)


def is_sample(file: Path) -> bool:
    """Whether a file is the article that comes with a new project, as it was."""
    return file.is_file() and file.read_bytes() == _read(SAMPLE).encode()


def _list_files(title: str, sample: bool) -> dict[str, str]:
    """The files of a project and what is in them, the book file last: where it stands, all others do."""
    article = {f"{DEFAULT_ARTICLES}/{SAMPLE}": _read(SAMPLE)} if sample else {}
    return {
        SCHEMA_NAME: write_schema(),
        f"{BUILD_FOLDER}/.gitignore": "*\n!.gitignore\n",
        "styles/mine.css": _read("mine.css"),
        **article,
        BOOK_FILE_NAME: _write_book_file(title, sample),
    }


def _write_book_file(title: str, sample: bool) -> str:
    clean_values({"title": title}, "TITLE")
    values = {
        "@articles@": _read("articles.toml" if sample else "source.toml"),
        "@identifier@": write_value(f"urn:uuid:{uuid.uuid5(_NAMESPACE, title)}"),
        "@title@": write_value(title),
    }
    text = _read(BOOK_FILE_NAME)
    for name, value in values.items():  # the title last: it may say "@articles@"
        text = text.replace(name, value)
    return text


def _read(name: str) -> str:
    return files(__package__).joinpath("new", name).read_text(encoding="utf-8")
