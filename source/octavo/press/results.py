"""What came of an order: the files, what they are of, and all that was noted; as values and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct, to_builtins

from octavo.errors import OctavoError
from octavo.files import show_name
from octavo.notes import Note
from octavo.press.building import BuiltFile
from octavo.press.formats import FOLDER
from octavo.press.output import path_beside
from octavo.press.sizes import FileSizes


class Output(Struct, frozen=True):
    """A file that was made: `size` in bytes, `pages` 0 where there are none.

    `sizes` say what its bytes are of. Its `pictures` had so many bytes `before` and `after` they were made fit.
    `paragraphs` counts those of a PDF whose lines were chosen as a whole ("composed"), and others by the reason.
    `quality` has what is counted of how well its pages are set, `faults` what a proof marks.
    """

    path: str
    size: int
    pages: int
    sizes: FileSizes
    pictures: int
    before: int
    after: int
    paragraphs: dict[str, int] = {}
    quality: dict[str, float] = {}
    faults: tuple[dict[str, Any], ...] = ()


class Result(Struct, frozen=True, kw_only=True):
    """What came out: the files, what is in them, what was noted, and why files could not be made. Plain data.

    `share` is the folder to pass the book on with, "" if there is none.
    `article_files` are the articles in their order: the id of each, and the file that it was read from.
    `report` is the path of the page that says so, "" where none was asked for.
    """

    title: str
    outputs: tuple[Output, ...]
    offprints: tuple[Output, ...]
    share: str = ""
    articles: int
    words: int
    pictures: int
    notes: tuple[Note, ...]
    errors: tuple[OctavoError, ...]
    article_files: tuple[tuple[str, str], ...] = ()
    report: str = ""

    def summary(self) -> dict[str, object]:
        """The result as plain values, for JSON: its fields, an error as its line of words."""
        plain = {name: getattr(self, name) for name in self.__struct_fields__}
        plain["notes"] = _plain_notes(self.notes)
        plain["errors"] = [str(error) for error in self.errors]
        return {**plain, "outputs": to_builtins(self.outputs), "offprints": to_builtins(self.offprints)}


def describe_file(file: BuiltFile) -> Output:
    """What is said of a file that was made."""
    return Output(
        path=show_name(file.path) + (FOLDER if file.format.is_folder else ""),
        size=file.sizes.whole,
        pages=file.built.pages,
        sizes=file.sizes,
        pictures=len(file.renditions.by_name),
        before=file.renditions.before,
        after=file.renditions.after,
        paragraphs=file.built.paragraphs,
        quality=file.built.quality,
        faults=file.built.faults,
    )


def notes_path(book: Path) -> Path:
    """Where the notes on a book stand: beside it."""
    return path_beside(book, ".notes.json")


def report_path(book: Path) -> Path:
    """Where the page stands that says all that came of a book: beside it."""
    return path_beside(book, ".report.html")


def sources_path(book: Path) -> Path:
    """Where the sources of a book's articles stand, for programs that manage references: beside it."""
    return path_beside(book, ".sources.json")


def format_notes(notes: Iterable[Note]) -> bytes:
    """The notes as the JSON file that stands beside a book."""
    return json.dumps(_plain_notes(notes), ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def _plain_notes(notes: Iterable[Note]) -> list[dict[str, object]]:
    """The notes as plain values, each with how grave it is."""
    return [{"severity": note.severity, **to_builtins(note)} for note in notes]
