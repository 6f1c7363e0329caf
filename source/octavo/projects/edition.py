"""Editions: what the last update of a project brought, in a file beside its book file.

`octavo update` writes it, and a build says on a page of its own what is new.
"""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from octavo.projects.json_files import load_json

EDITION = "edition.json"
"""The name of the file of an edition, in the folder of its project."""


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
    return load_json(folder / EDITION, Edition, "delete it, and update again")
