"""The record of a shelf, `shelf.json`: which files of its folder were made, so that those no longer needed go."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

import msgspec
from msgspec import Struct

from octavo.errors import ConfigError, FetchError
from octavo.files import read_regular, show_name

RECORD = "shelf.json"
_LARGEST = 64 * 2**20
"""Bytes of a record that is read."""


class Record(Struct, frozen=True):
    """The files of a shelf by their names from its folder ("opds/all.xml").

    `made` are those that the shelf is made of, `copied` are the books among them, `linked` the addresses of books that
    lie elsewhere.
    """

    made: tuple[str, ...] = ()
    copied: tuple[str, ...] = ()
    linked: tuple[str, ...] = ()


def load_record(shelf: Path) -> Record:
    """What the folder says that it holds; nothing where it is new.

    Raises `ConfigError` where it holds a page that is no shelf's, and `FetchError` for a record that is damaged.
    """
    file = shelf / RECORD
    if not file.exists():
        if (shelf / "index.html").exists():
            hint = "name a folder of its own with -o"
            raise ConfigError("there is an index.html of another kind here", where=show_name(shelf), hint=hint)
        return Record()
    try:
        return msgspec.json.decode(read_regular(file, _LARGEST), type=Record)
    except msgspec.DecodeError as error:
        hint = "delete it; files of the shelf that are no longer needed stay then"
        raise FetchError("the record of the shelf is damaged", where=show_name(file), hint=hint) from error


def served_folder(shelf: Path) -> Path:
    """The folder that a server has to offer for a shelf to be read: its own, and nothing outside it.

    Raises `ConfigError` where it is no shelf, or its books lie elsewhere.
    """
    record = load_record(shelf)
    if not record.made:
        hint = "make one there: octavo catalog BOOKS -o FOLDER"
        raise ConfigError("there is no shelf in this folder", where=show_name(shelf), hint=hint)
    if record.linked:
        hint = "make it again without --link"
        raise ConfigError("books of the shelf lie outside its folder", where=show_name(shelf), hint=hint)
    return shelf.resolve()


def format_record(record: Record) -> bytes:
    """The record as its file."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1) + b"\n"


def find_files(shelf: Path, names: Iterable[str]) -> list[Path]:
    """The files of these names inside the folder; a record may have been changed to name others."""
    paths = (PurePosixPath(name) for name in names)
    return [shelf / path for path in paths if not path.is_absolute() and ".." not in path.parts and path.parts]
