"""What a shelf knew of its books when it was made last: what has not changed since is not read again."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import msgspec
from msgspec import Struct

from octavo.catalog.book import CatalogBook
from octavo.files import show_name
from octavo.store import Store, make_key


class Known(Struct, frozen=True, array_like=True):
    """A file as it was read: its time (nanoseconds) and bytes then, and the book in it, or why there is none."""

    time: int
    size: int
    book: CatalogBook | None
    fault: str


class KnownBooks:
    """The books that a shelf knew, by the paths of their files. `shelf` is its folder, `store` keeps them."""

    def __init__(self, shelf: Path, store: Store) -> None:
        self._key = make_key("shelf", show_name(shelf))
        self._store = store
        kept = store.get(self._key)
        self._known = msgspec.msgpack.decode(kept, type=dict[str, Known]) if kept else {}
        self._met: dict[str, Known] = {}

    def find(self, file: Path) -> Known | None:
        """What is known of a file that is as it was, by its time and size, or else by its bytes. Raises `OSError`."""
        known, state = self._known.get(show_name(file)), file.stat()
        if known is None or known.size != state.st_size:
            return None
        is_same = known.time == state.st_mtime_ns or (known.book and known.book.digest == _digest(file))
        return known if is_same else None

    def remember(self, file: Path, book: CatalogBook | None, fault: str = "") -> None:
        """Keeps what is in a file, or why that cannot be read. Raises `OSError`."""
        state = file.stat()
        self._met[show_name(file)] = Known(state.st_mtime_ns, state.st_size, book, fault)

    def keep(self) -> None:
        """Keeps all that was met, and nothing else, for the next time."""
        if self._met != self._known:
            self._store.put(self._key, msgspec.msgpack.encode(self._met))


def _digest(file: Path) -> str:
    return sha256(file.read_bytes()).hexdigest()


class StandingShelf:
    """Whether the files of a shelf stand as they were made. `made_of` is all that they were made of."""

    def __init__(self, shelf: Path, store: Store, *made_of: object) -> None:
        self._key = make_key("shelf", show_name(shelf), *made_of)
        self._shelf = shelf
        self._store = store

    def is_whole(self) -> bool:
        """Whether nothing has to be made, because nothing has changed."""
        kept = self._store.get(self._key)
        states = msgspec.msgpack.decode(kept, type=dict[str, tuple[int, int]]) if kept else {}
        return bool(states) and all(self._state(name) == state for name, state in states.items())

    def keep(self, names: set[str]) -> None:
        """Keeps how the files of these names stand."""
        self._store.put(self._key, msgspec.msgpack.encode({name: self._state(name) for name in sorted(names)}))

    def _state(self, name: str) -> tuple[int, int] | None:
        """Bytes and time of a file; None where it is gone."""
        try:
            state = (self._shelf / name).stat()
        except OSError:
            return None
        return state.st_size, state.st_mtime_ns
