"""A file that stands in its place, just as this build would write it, is taken as it is.

What is kept of a file is its digest, and what its builder said of it. A file that is gone or was changed is built.
"""

from __future__ import annotations

import hashlib
import shutil
import stat
from contextlib import suppress
from pathlib import Path

import msgspec
from msgspec import Struct

from octavo.builders import Built
from octavo.notes import Note
from octavo.press.folders import copy_made, digest_folder
from octavo.press.sizes import FileSizes
from octavo.store import Store

_OF_THE_MOMENT = frozenset({"face-of-machine", "glyph-missing", "picture-unreadable"})
"""Codes of notes on what this machine has or lacks at the time: no key knows that."""


class Made(Struct, frozen=True, array_like=True):
    """What a builder made: what it says of the file, the file's sizes and its digest (SHA-256), and what was noted."""

    built: Built
    sizes: FileSizes
    digest: str
    notes: tuple[Note, ...]


def take_standing(path: Path, draft: Path, key: str, store: Store) -> Made | None:
    """Copies the file at `path` to `draft` if it is the one that was kept under `key`; None if it is not."""
    if (packed := store.get(key)) is None:
        return None
    made = msgspec.msgpack.decode(packed, type=Made)
    with suppress(OSError):
        state = path.stat()
        if stat.S_ISREG(state.st_mode) and state.st_size == made.sizes.whole:
            shutil.copyfile(path, draft)
            if digest_file(draft) == made.digest:
                return made
        elif stat.S_ISDIR(state.st_mode) and digest_folder(path) == made.digest:
            copy_made(path, draft)
            return made
    return None


def keep_made(made: Made, key: str, store: Store) -> None:
    """Keeps what was made, unless it may come out otherwise the next time."""
    packed = msgspec.msgpack.encode(made)
    if not any(note.code in _OF_THE_MOMENT for note in made.notes) and store.get(key) != packed:
        store.put(key, packed)


def digest_file(file: Path) -> str:
    """The SHA-256 of a file, or of all files of a folder that was made. Raises `OSError` where it cannot be read."""
    if file.is_dir():
        return digest_folder(file)
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
