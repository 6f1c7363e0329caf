"""Editions: what the last update of a project brought, in a file beside its book file.

`octavo update` writes it, and a build says on a page of its own what is new.
"""

from __future__ import annotations

from pathlib import Path

import msgspec
from msgspec import Struct

from octavo.errors import FetchError
from octavo.files import read_regular, show_name

EDITION = "edition.json"
"""The name of the file of an edition, in the folder of its project."""
_LARGEST = 2**24


class Edition(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"):
    """A state of a book: its number, from 1, its day (ISO 8601), and what is not as it was in the one before.

    `added` and `changed` are files of articles, relative to the project, with "/" between folders.
    """

    number: int
    date: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def load_edition(folder: Path) -> Edition | None:
    """The edition of a project, None where nothing was updated yet. Raises `FetchError` for a file that is damaged."""
    path = folder / EDITION
    if not path.is_file():
        return None
    try:
        return msgspec.json.decode(read_regular(path, _LARGEST), type=Edition)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        hint = "delete it, and update again"
        raise FetchError(f"what is new cannot be read: {error}", where=show_name(path), hint=hint) from error


def format_edition(edition: Edition) -> bytes:
    """An edition as its file has it, the same bytes each time."""
    return msgspec.json.format(msgspec.json.encode(edition), indent=1) + b"\n"
