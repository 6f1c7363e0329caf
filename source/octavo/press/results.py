"""What came of an order: the files, what they are of, and all that was noted; as values and as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from msgspec import Struct, to_builtins

from octavo.errors import OctavoError
from octavo.notes import Note
from octavo.press.size_limit import BuiltFile
from octavo.press.sizes import FileSizes


class Output(Struct, frozen=True):
    """A file that was made: `size` in bytes, `pages` 0 where there are none.

    `weights` say what its bytes are of. Its `pictures` were of so many bytes `before` and `after` they were made fit.
    """

    path: str
    size: int
    pages: int
    sizes: FileSizes
    pictures: int
    before: int
    after: int


class Result(Struct, frozen=True, kw_only=True):
    """What came out: the files, what is in them, what was noted, and the formats that could not be made."""

    title: str
    outputs: tuple[Output, ...]
    offprints: tuple[Output, ...]
    articles: int
    words: int
    pictures: int
    notes: tuple[Note, ...]
    errors: tuple[OctavoError, ...]

    def summary(self) -> dict[str, object]:
        """The result as plain values, for JSON."""
        plain = {name: getattr(self, name) for name in self.__struct_fields__}
        plain["notes"] = _plain_notes(self.notes)
        plain["errors"] = [str(error) for error in self.errors]
        return {**plain, "outputs": to_builtins(self.outputs), "handouts": to_builtins(self.offprints)}


def describe_output(edition: BuiltFile) -> Output:
    """What is said of an edition."""
    plates = edition.renditions
    return Output(
        path=str(edition.path),
        size=edition.sizes.whole,
        pages=edition.built.pages,
        sizes=edition.sizes,
        pictures=len(plates.by_name),
        before=plates.before,
        after=plates.after,
    )


def notes_json(notes: Iterable[Note]) -> bytes:
    """The notes as the file that stands beside a book."""
    return json.dumps(_plain_notes(notes), ensure_ascii=False, indent=1).encode() + b"\n"


def _plain_notes(notes: Iterable[Note]) -> list[dict[str, object]]:
    """The notes as plain values, each with how grave it is."""
    return [{"severity": note.severity, **to_builtins(note)} for note in notes]
