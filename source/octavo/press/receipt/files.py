"""What the receipt says of each file: what it is for, what its bytes are of, and what was changed for its readers."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.errors import OctavoError
from octavo.notes import Note
from octavo.press.building import BuiltFile
from octavo.press.receipt.grouping import group_notes, name_place
from octavo.press.receipt.values import FileEntry, Trouble
from octavo.projects.order import Order

_MISSING = ("word-missing", "picture-lost")
"""The codes of what a check did not find in a file."""


def describe_file(file: BuiltFile, order: Order, notes: Sequence[Note]) -> FileEntry:
    """What is said of a file; `notes` are those of the whole run, its checks among them."""
    made = file.renditions
    found = tuple(one.detail for one in notes if one.code in _MISSING and one.where == file.path.name)
    return FileEntry(
        name=file.path.name,
        kind=file.format.name,
        made_for=file.format.made_for(order),
        pages=file.built.pages,
        sizes=file.sizes,
        pictures=len(made.by_name),
        before=made.before,
        after=made.after,
        standards=file.built.standards,
        missing=found if file.format.check else None,
        changes=group_notes(file.notes),
    )


def list_troubles(notes: Sequence[Note], errors: Sequence[OctavoError]) -> tuple[Trouble, ...]:
    """What the books lack: articles that could not be read, files that could not be made, words and pictures."""
    lost = [Trouble("article", name_place(one.where), one.detail) for one in notes if one.code == "article-lost"]
    unmade = [Trouble("file", name_place(one.where), _explain(one)) for one in errors]
    missing = [Trouble("words", name_place(one.where), one.detail) for one in notes if one.code in _MISSING]
    return (*lost, *unmade, *missing)


def _explain(error: OctavoError) -> str:
    return f"{error.message} — {error.hint}" if error.hint else error.message
