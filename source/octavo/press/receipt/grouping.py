"""Notes by their codes, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath
from typing import get_args

from octavo.notes import CODES, Note, Severity
from octavo.press.receipt.values import NoteGroup

_GRAVEST_FIRST: tuple[Severity, ...] = tuple(reversed(get_args(Severity)))


def group_notes(notes: Iterable[Note]) -> tuple[NoteGroup, ...]:
    """The notes by code, the gravest first, then as the codes are sorted in the guide."""
    by_code: dict[str, list[tuple[str, str]]] = {}
    for note in notes:
        by_code.setdefault(note.code, []).append((name_place(note.where), drop_folders(note.detail)))
    codes = sorted(by_code, key=lambda code: (_GRAVEST_FIRST.index(CODES[code].severity), code))
    return tuple(NoteGroup(code, *CODES[code], tuple(by_code[code])) for code in codes)


_FOLDERS = re.compile(r"(?<!\S)/(?:[^/\s]+/)+(?=[^/\s])")  # "/home/ada/book/mine.css:1:27", no part of an address


def drop_folders(detail: str) -> str:
    """The words of a note without the folders of files: "mine.css:1:27: …"."""
    return _FOLDERS.sub("", detail)


def name_place(where: str) -> str:
    """The place of a note without folders: who gets the page does not have them."""
    return PurePath(where).name
