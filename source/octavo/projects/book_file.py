"""The book file: `book.toml`, which says of a book what the command line can say, and more.

It stands in the folder of the book. Names of files in it are relative to that folder. A key that is not known is
an error, with the key that was likely meant.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field
from msgspec.structs import FieldInfo, fields

from octavo.errors import ConfigError
from octavo.model import Person, Series
from octavo.profiles import suggestion
from octavo.projects.overrides import Matter, MetadataOverrides

BOOK_FILE_NAME = "book.toml"
DEFAULT_ARTICLES = "source"
"""The folder that is read where the book file names no articles."""


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the tables of a book file share: hyphens in the names of keys."""


class PersonTable(_Table, frozen=True):
    """A person with more than a name; `role` is a MARC relator code."""

    name: str
    role: str = "aut"
    file_as: str = ""
    url: str = ""


class SeriesTable(_Table, frozen=True):
    """A series and the place in it."""

    name: str
    position: str | int | float = ""


class PartTable(_Table, frozen=True):
    """A part of the book: its title, and the files and folders of its articles."""

    title: str
    articles: tuple[str, ...]


class BookFile(_Table, frozen=True):
    """A book file. Keys that the command line has mean the same there; paths are relative to the file's folder."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str | PersonTable, ...] = ()
    language: str = ""
    publisher: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    identifier: str = ""
    series: str | SeriesTable = ""
    frontmatter: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    parts: tuple[PartTable, ...] = ()
    backmatter: tuple[str, ...] = ()
    alt: dict[str, str] = field(default_factory=dict)
    cover: str = ""
    theme: str = ""
    css: tuple[str, ...] = ()
    keep: tuple[str, ...] = ()
    drop: tuple[str, ...] = ()
    toc_depth: int = 0
    made_for: str = field(default="", name="for")
    device: str = ""
    paper: str = ""
    links: str = ""
    individual: bool = False
    max_size: str = ""

    def metadata_overrides(self) -> MetadataOverrides:
        """What the file says of the book."""
        return MetadataOverrides(
            title=self.title, subtitle=self.subtitle, creators=tuple(map(_make_person, self.authors)),
            language=self.language, publisher=self.publisher, date=self.date, rights=self.rights,
            description=self.description, subjects=self.subjects, identifier=self.identifier,
            series=_make_series(self.series),
        )  # fmt: skip

    def matters(self) -> tuple[Matter, ...]:
        """What is read, in reading order; the folder `source`, or else this one, where no articles are named."""
        body = self.articles or (() if self.parts else (DEFAULT_ARTICLES,))
        parts = (Matter("bodymatter", part.articles, part.title) for part in self.parts)
        plain = (Matter("frontmatter", self.frontmatter), Matter("bodymatter", body), *parts)
        return tuple(one for one in (*plain, Matter("backmatter", self.backmatter)) if one.names)


def find_book_file(names: Sequence[str]) -> Path | None:
    """The book file that `names` stand for: of this folder for none, else the one that the only name is or holds."""
    if len(names) > 1:
        return None
    path = Path(names[0] if names else ".")
    file = path / BOOK_FILE_NAME if path.is_dir() else path
    return file if file.name == BOOK_FILE_NAME and file.is_file() else None


def load_book_file(file: Path) -> BookFile:
    """What a book file says. Raises `ConfigError` for what is no TOML, unknown keys and values of a wrong kind."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"it is no TOML: {error}", where=str(file)) from error
    try:
        return msgspec.convert(_iso_dates(values), BookFile)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain_error(str(error)), where=str(file), hint=_suggest_key(str(error))) from error


def resolve_names(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Names of a book file as paths from here; the whole folder stands for a `source` that is not there."""
    return tuple(_resolve(folder, names))


def _resolve(folder: Path, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        missing = name == DEFAULT_ARTICLES and not (folder / name).exists()
        yield str(folder if missing else folder / name)


def _iso_dates(values: dict[str, Any]) -> dict[str, Any]:
    """TOML has dates of its own; the model has ISO 8601."""
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in values.items()}


def _make_person(author: str | PersonTable) -> Person:
    if isinstance(author, str):
        return Person(author)
    return Person(author.name, file_as=author.file_as, role=author.role, url=author.url)


def _make_series(series: str | SeriesTable) -> Series | None:
    if isinstance(series, SeriesTable):
        return Series(series.name, str(series.position))
    return Series(series) if series else None


_UNKNOWN = re.compile(r"unknown field `([^`]*)`(?: - at `\$\.?(\w*))?")


def _explain_error(error: str) -> str:
    if found := _UNKNOWN.search(error):
        return f"“{found[1]}” is no key{f' of {found[2]}' if found[2] else ''}"
    what, _, where = error.partition(" - at `$.")
    return f"{where.rstrip('`')}: {what.lower()}" if where else what


def _suggest_key(error: str) -> str:
    found = _UNKNOWN.search(error)
    return suggestion(found[1], [one.encode_name for one in _keys_of(found[2] or "")]) if found else ""


def _keys_of(table: str) -> tuple[FieldInfo, ...]:
    tables: dict[str, type[Struct]] = {"authors": PersonTable, "series": SeriesTable, "parts": PartTable}
    return fields(tables.get(table, BookFile))
