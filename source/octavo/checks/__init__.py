"""What a finished book must pass before anyone sees it. A check reads the file back and compares.

What it finds of an article is kept, under a key of the article and of that part of the file that holds it: where both
are the same again, so is what the check would find.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from importlib import import_module
from pathlib import Path
from typing import Protocol

import msgspec
from msgspec import Struct, field

from octavo.checks.completeness import Content, Contents, Loss, chapters, compare_content
from octavo.model import Article, Book, Part
from octavo.notes import Notes
from octavo.store import NoStore, Store, make_key


class FinishedFile(Protocol):
    """A finished file, which is read back as far as is asked. Articles and parts go by their ids."""

    def digest(self, chapter: str) -> str:
        """What stands for all that the file holds of a chapter, and is another where that is; "" if nothing does."""

    def read(self, wanted: Collection[str]) -> Contents:
        """What the file holds of these chapters; one that it has nothing of is left out."""


class Known(Struct, frozen=True):
    """What spares a check work: the digests that the file's builder gave (`Built.parts`), and what was found before."""

    parts: Mapping[str, str] = {}
    store: Store = field(default_factory=NoStore)


def check_file(module: str, book: Book, file: Path, notes: Notes, known: Known | None = None) -> None:
    """Notes each word and picture of `book` that is not in `file`; `module` has the `open_file` of its format."""
    wanted, known = chapters(book), known or Known()
    store, ids = known.store, [one.id for one in wanted]
    found: FinishedFile = import_module(module).open_file(file, ids, known.parts)
    keys = {one.id: _make_key(module, one, found.digest(one.id)) for one in wanted}
    losses = {id_: _recall(store, key) for id_, key in keys.items()}
    held = found.read([id_ for id_ in ids if losses[id_] is None])
    for chapter in wanted:
        lost = losses[chapter.id]
        if lost is None:
            lost = compare_content(chapter, held.get(chapter.id, Content()))
            _keep(store, keys[chapter.id], lost)
        for loss in lost:
            notes.add(loss.code, loss.detail)


def _make_key(module: str, chapter: Article | Part, digest: str) -> str:
    """The key of what is found of a chapter, "" where nothing says whether the file holds the same again."""
    return make_key("check", module, chapter, digest) if digest else ""


def _recall(store: Store, key: str) -> tuple[Loss, ...] | None:
    known = store.get(key) if key else None
    return None if known is None else msgspec.msgpack.decode(known, type=tuple[Loss, ...])


def _keep(store: Store, key: str, lost: tuple[Loss, ...]) -> None:
    if key:
        store.put(key, msgspec.msgpack.encode(lost))
