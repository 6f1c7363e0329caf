"""The book file: `book.toml`, which says of a book what the command line can say, and more.

It stands in the folder of the book. Names of files in it are relative to that folder. A key that is not known is
an error, which names the key that was likely meant.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta, Struct, field
from msgspec.structs import fields, replace

from octavo.errors import ConfigError
from octavo.files import read_regular
from octavo.model import Person, Series
from octavo.profiles import LinkForm, suggestion
from octavo.projects.overrides import IndexWishes, Matter, MetadataOverrides
from octavo.theme import themes

BOOK_FILE_NAME = "book.toml"
DEFAULT_ARTICLES = "source"
"""The folder that is read where the book file names no articles."""
DEEPEST_TOC = 6
"""The most levels of headings that contents may have."""


class _Table(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """What the tables of a book file share: keys have hyphens, and no table has others than these."""


class PersonTable(_Table, frozen=True):
    """A person with more than a name; `role` is a MARC relator code."""

    name: str
    role: str = "aut"
    file_as: str = ""
    url: str = ""


class SeriesTable(_Table, frozen=True):
    """A series, and the book's place in it."""

    name: str
    position: str | int | float = ""


class PartTable(_Table, frozen=True):
    """A part of the book: its title, and the files and folders of its articles."""

    title: str
    articles: tuple[str, ...]


class IndexTable(_Table, frozen=True):
    """What the index of people, organisations, products and places has besides what is found (`IndexWishes`)."""

    add: dict[str, str] = field(default_factory=dict)
    drop: tuple[str, ...] = ()
    merge: dict[str, str] = field(default_factory=dict)


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
    toc_depth: Annotated[int, Meta(ge=0, le=DEEPEST_TOC)] = 0
    made_for: str = field(default="", name="for")
    device: str = ""
    paper: str = ""
    links: LinkForm | Literal[""] = ""
    individual: bool = False
    max_size: str = ""
    index: bool | IndexTable = True

    def metadata_overrides(self) -> MetadataOverrides:
        """What the file says of the book itself."""
        return MetadataOverrides(
            title=self.title, subtitle=self.subtitle, creators=tuple(map(_make_person, self.authors)),
            language=self.language, publisher=self.publisher, date=self.date, rights=self.rights,
            description=self.description, subjects=self.subjects, identifier=self.identifier,
            series=_make_series(self.series),
        )  # fmt: skip

    def index_wishes(self) -> IndexWishes | None:
        """What the index is to have; None where there is to be none."""
        if isinstance(self.index, IndexTable):
            return IndexWishes(self.index.add, self.index.drop, self.index.merge)
        return IndexWishes() if self.index else None

    def matters(self) -> tuple[Matter, ...]:
        """What is read, in reading order; `DEFAULT_ARTICLES` where the file names neither articles nor parts."""
        body = self.articles or (() if self.parts else (DEFAULT_ARTICLES,))
        matters = (
            Matter("frontmatter", self.frontmatter),
            Matter("bodymatter", body),
            *(Matter("bodymatter", part.articles, part.title) for part in self.parts),
            Matter("backmatter", self.backmatter),
        )
        return tuple(matter for matter in matters if matter.names)


def find_book_file(names: Sequence[str]) -> Path | None:
    """The book file that `names` stand for: of this folder for none, else the one that the only name is or holds."""
    if len(names) > 1:
        return None
    path = Path(names[0] if names else ".")
    file = path / BOOK_FILE_NAME if path.is_dir() else path
    return file if file.name == BOOK_FILE_NAME and os.path.lexists(file) else None


def load_book_file(file: Path) -> BookFile:
    """What a book file says. Raises `FetchError` if it cannot be read.

    Raises `ConfigError` for what is no TOML, for keys that are not known and for values of a wrong kind.
    """
    values = _parse_toml(file)
    _refuse_controls(values, file)
    try:
        book = msgspec.convert(_iso_dates(values), BookFile)
    except msgspec.ValidationError as error:
        raise ConfigError(_explain_error(str(error)), where=str(file), hint=_suggest_key(str(error))) from error
    is_own = book.theme and book.theme not in themes()
    return replace(book, theme=str(file.parent.absolute() / book.theme)) if is_own else book


_LARGEST = 2**20
"""Bytes of the largest book file."""


def _parse_toml(file: Path) -> dict[str, Any]:
    """What stands in a file of TOML, which Windows begins with a byte order mark."""
    try:
        return tomllib.loads(read_regular(file, _LARGEST).decode("utf-8-sig"))
    except RecursionError as error:
        raise ConfigError("its lists and tables are nested too deeply", where=str(file)) from error
    except ValueError as error:  # also what is no UTF-8, and numbers of thousands of digits
        raise ConfigError(f"it is no TOML: {error}", where=str(file)) from error


def _refuse_controls(values: dict[str, Any], file: Path) -> None:
    """Raises `ConfigError` where an escape makes a control character, which no name and no word has: "a\\u0000b"."""
    waiting: list[tuple[str, Any]] = list(values.items())
    while waiting:
        key, value = waiting.pop()
        if isinstance(value, dict):
            waiting.extend(value.items())
        elif isinstance(value, list):
            waiting.extend((key, member) for member in value)
        if any(isinstance(word, str) and _CONTROL.search(word) for word in (key, value)):
            raise ConfigError(f"{ascii(key)[1:-1]} holds a control character", where=str(file), hint="leave it out")


_CONTROL = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]")


def resolve_names(folder: Path, names: Sequence[str]) -> tuple[str, ...]:
    """Names of a book file as paths from here; `folder` itself stands for a `DEFAULT_ARTICLES` that is not there."""
    return tuple(str(_resolve_name(folder, name)) for name in names)


def _resolve_name(folder: Path, name: str) -> Path:
    path = folder / name
    return folder if name == DEFAULT_ARTICLES and not path.exists() else path


def _iso_dates(values: dict[str, Any]) -> dict[str, Any]:
    """The values with TOML's dates as the model has them: ISO 8601."""
    return {key: value.isoformat() if isinstance(value, date | datetime) else value for key, value in values.items()}


def _make_person(author: str | PersonTable) -> Person:
    if isinstance(author, str):
        return Person(author)
    return Person(author.name, file_as=author.file_as, role=author.role, url=author.url)


def _make_series(series: str | SeriesTable) -> Series | None:
    if isinstance(series, SeriesTable):
        return Series(series.name, str(series.position))
    return Series(series) if series else None


_UNKNOWN_KEY = re.compile(r"unknown field `([^`]*)`(?: - at `\$\.?(\w*))?")
"""A key and its table in a message of msgspec: "Object contains unknown field `nam` - at `$.authors[0]`"."""


def _explain_error(error: str) -> str:
    """A message of msgspec in a user's words."""
    if found := _UNKNOWN_KEY.search(error):
        return f"“{found[1]}” is no key{f' of {found[2]}' if found[2] else ''}"
    what, _, where = error.partition(" - at `$.")
    return f"{where.rstrip('`')}: {what.lower()}" if where else what


def _suggest_key(error: str) -> str:
    """The key that was likely meant, as a hint."""
    found = _UNKNOWN_KEY.search(error)
    return suggestion(found[1], [key.encode_name for key in fields(_TABLES[found[2] or ""])]) if found else ""


_TABLES: dict[str, type[Struct]] = {
    "": BookFile,
    "authors": PersonTable,
    "series": SeriesTable,
    "parts": PartTable,
    "index": IndexTable,
}
"""The tables of a book file by the key that they stand under."""
