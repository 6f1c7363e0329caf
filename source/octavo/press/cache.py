"""Bytes kept from one build to the next, by key, in the user's cache folder.

A cache may be deleted at any time, and makes no difference to what a build gives: an entry that is broken or cannot
be read is none, and one that cannot be written is left out.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from octavo.errors import FetchError
from octavo.files import read_regular
from octavo.scratch import ScratchFolder, remove_rests

MAX_BYTES = 512 * 10**6
"""The most bytes that are kept; beyond them the entries that were not used for longest go."""

_DIGEST = 32


class Usage(NamedTuple):
    """How many entries there are, and their bytes."""

    entries: int
    size: int


class _Entry(NamedTuple):
    """A file of the cache: when it was used last (seconds), its bytes, itself, the kind of what is in it."""

    used: float
    size: int
    file: Path
    kind: str


class Cache:
    """The entries in `folder`, each a file: the digest of its bytes, then they.

    What a key begins with is the kind of the entry (`store.make_key`), and the folder that it is in.
    """

    def __init__(self, folder: Path, largest: int = MAX_BYTES) -> None:
        self._folder = folder
        self._largest = largest
        self._grown = False
        self._drafts: ScratchFolder | None = None

    def close(self) -> None:
        """Deletes what was not finished."""
        if self._drafts is not None:
            self._drafts.close()
            self._drafts = None

    def get(self, key: str) -> bytes | None:
        """What was kept for `key`, None if there is nothing or it is broken."""
        file = self._file(key)
        try:
            written = read_regular(file, self._largest)
            os.utime(file)  # it is used
        except (FetchError, OSError):
            return None
        content = written[_DIGEST:]
        return content if hashlib.sha256(content).digest() == written[:_DIGEST] else None

    def put(self, key: str, content: bytes) -> None:
        """Keeps `content`, whole or not at all, whoever else writes it at this time."""
        file = self._file(key)
        with suppress(OSError):
            self._drafts = self._drafts or ScratchFolder(self._folder)
            draft = self._drafts.path / file.name
            draft.write_bytes(hashlib.sha256(content).digest() + content)
            _move(draft, file)
        self._grown = True

    def prune(self) -> None:
        """Deletes what killed runs left, and what was not used for longest if the cache is beyond its bounds."""
        remove_rests(self._folder)
        if not self._grown:
            return
        kept = 0
        for entry in sorted(_list_entries(self._folder), reverse=True):
            kept += entry.size
            if kept > self._largest:
                _delete(entry.file)

    def measure(self) -> dict[str, Usage]:
        """What is kept of each kind, the most bytes first."""
        found: dict[str, Usage] = {}
        for entry in _list_entries(self._folder):
            entries, size = found.get(entry.kind, Usage(0, 0))
            found[entry.kind] = Usage(entries + 1, size + entry.size)
        return dict(sorted(found.items(), key=lambda one: one[1].size, reverse=True))

    def delete(self, unused: float = 0) -> Usage:
        """Deletes what was not used for so many seconds, and what killed runs left; says how much it was.

        Builds may run at this time: they make again what they miss.
        """
        remove_rests(self._folder)
        latest = time.time() - unused
        sizes = [entry.size for entry in _list_entries(self._folder) if entry.used <= latest and _delete(entry.file)]
        for folder in sorted(self._folder.glob("[!.]*/**/"), reverse=True):
            with suppress(OSError):  # there is something in it
                folder.rmdir()
        return Usage(len(sizes), sum(sizes))

    def _file(self, key: str) -> Path:
        name = hashlib.sha256(key.encode()).hexdigest()
        return self._folder / key.partition(" ")[0] / name


def _move(draft: Path, file: Path) -> None:
    """Puts a draft in its place, whose folder is made where it is not there: it nearly always is."""
    try:
        draft.replace(file)
    except FileNotFoundError:
        file.parent.mkdir(parents=True, exist_ok=True)
        draft.replace(file)


def _delete(file: Path) -> bool:
    """Deletes a file, if nobody else does; whether it did."""
    try:
        file.unlink()
    except OSError:
        return False
    return True


def _list_entries(folder: Path) -> Iterator[_Entry]:
    """The files of the cache, those that other versions left among them, but for what is not finished."""
    for kind in folder.glob("[!.]*"):
        for inside, _, names in os.walk(kind):
            for name in names:
                with suppress(OSError):  # another build deleted it
                    state = os.stat(f"{inside}/{name}")  # noqa: PTH116
                    yield _Entry(state.st_mtime, state.st_size, Path(inside, name), kind.name)
