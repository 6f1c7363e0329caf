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
from octavo.projects.overrides import Division, Wishes

NAME = "book.toml"
_ARTICLES = "source"
"""The folder that is read where the book file names no articles."""


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the tables of a book file share: hyphens in the names of keys."""


class Maker(_Table, frozen=True):
    """A person with more than a name; `role` is a MARC relator code."""

    name: str
    role: str = "aut"
    file_as: str = ""
    url: str = ""


class Run(_Table, frozen=True):
    """A series and the place in it."""

    name: str
    position: str | int | float = ""


class PartTable(_Table, frozen=True):
    """A part of the book: its title, and the files and folders of its articles."""

    title: str
    articles: tuple[str, ...]


class Project(_Table, frozen=True):
    """A book file. Keys that the command line has mean the same there; paths are relative to the file's folder."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str | Maker, ...] = ()
    language: str = ""
    publisher: str = ""
    date: str = ""
    rights: str = ""
    description: str = ""
    subjects: tuple[str, ...] = ()
    identifier: str = ""
    series: str | Run = ""
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

    def wishes(self) -> Wishes:
        """What the file says of the book."""
        return Wishes(
            title=self.title, subtitle=self.subtitle, creators=tuple(map(_person, self.authors)),
            language=self.language, publisher=self.publisher, date=self.date, rights=self.rights,
            description=self.description, subjects=self.subjects, identifier=self.identifier,
            series=_series(self.series),
        )  # fmt: skip

    def divisions(self) -> tuple[Division, ...]:
        """What is read, in reading order; the folder `source`, or else this one, where no articles are named."""
        body = self.articles or (() if self.parts else (_ARTICLES,))
        parts = (Division("bodymatter", part.articles, part.title) for part in self.parts)
        plain = (Division("frontmatter", self.frontmatter), Division("bodymatter", body), *parts)
        return tuple(one for one in (*plain, Division("backmatter", self.backmatter)) if one.names)


def find(names: Sequence[str]) -> Path | None:
    """The book file that `names` stand for: of this folder for none, else the one that the only name is or holds."""
    if len(names) > 1:
        return None
    path = Path(names[0] if names else ".")
    file = path / NAME if path.is_dir() else path
    return file if file.name == NAME and file.is_file() else None


def load(file: Path) -> Project:
    """What a book file says. Raises `ConfigError` for what is no TOML, unknown keys and values of a wrong kind."""
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"it is no TOML: {error}", where=str(file)) from error
    try:
        return msgspec.convert(_dated(values), Project)
    except msgspec.ValidationError as error:
        raise ConfigError(_said(str(error)), where=str(file), hint=_hint(str(error))) from error


def inside(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Names of a book file as paths from here; the whole folder stands for a `source` that is not there."""
    return tuple(_inside(folder, names))


def _inside(folder: Path, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        missing = name == _ARTICLES and not (folder / name).exists()
        yield str(folder if missing else folder / name)


def _dated(values: dict[str, Any]) -> dict[str, Any]:
    """TOML has dates of its own; the model has ISO 8601."""
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in values.items()}


def _person(author: str | Maker) -> Person:
    if isinstance(author, str):
        return Person(author)
    return Person(author.name, file_as=author.file_as, role=author.role, url=author.url)


def _series(series: str | Run) -> Series | None:
    if isinstance(series, Run):
        return Series(series.name, str(series.position))
    return Series(series) if series else None


_UNKNOWN = re.compile(r"unknown field `([^`]*)`(?: - at `\$\.?(\w*))?")


def _said(error: str) -> str:
    if found := _UNKNOWN.search(error):
        return f"“{found[1]}” is no key{f' of {found[2]}' if found[2] else ''}"
    what, _, where = error.partition(" - at `$.")
    return f"{where.rstrip('`')}: {what.lower()}" if where else what


def _hint(error: str) -> str:
    found = _UNKNOWN.search(error)
    return suggestion(found[1], [one.encode_name for one in _keys(found[2] or "")]) if found else ""


def _keys(table: str) -> tuple[FieldInfo, ...]:
    tables: dict[str, type[Struct]] = {"authors": Maker, "series": Run, "parts": PartTable}
    return fields(tables.get(table, Project))
