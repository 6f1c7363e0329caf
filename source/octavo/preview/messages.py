"""What the preview and the process that builds say to each other: a line of JSON each."""

from __future__ import annotations

from typing import TypeAlias

from msgspec import Struct

from octavo.notes import Note


class Wish(Struct, frozen=True):
    """A build that is wanted: the book file, and folders outside its own that the book may use; absolute paths.

    `report` asks for its receipt as well, which costs more than most changes do.
    """

    file: str
    allowed: tuple[str, ...] = ()
    report: bool = False


class Stage(Struct, frozen=True, tag="stage"):
    """What the work is at: "reading", "building"."""

    name: str


class Made(Struct, frozen=True, kw_only=True, tag="made"):
    """A book that was made: its files, what was noted, and which passages its book file keeps.

    Files are named from the folder of the book file. `articles` are those of the articles in their order, each with its
    id. `errors` say which files could not be made. `report` is the receipt, "" where none was asked for.
    """

    title: str
    pdf: str
    epub: str
    notes: tuple[Note, ...]
    articles: tuple[tuple[str, str], ...]
    kept: tuple[str, ...]
    errors: tuple[str, ...] = ()
    report: str = ""


class Failed(Struct, frozen=True, tag="failed"):
    """Why no book was made, in one line."""

    reason: str


Answer: TypeAlias = Stage | Made | Failed
"""What is said of a build; all but a `Stage` end it."""
