"""What is kept from one run to the next: bytes by key, and the values that they hold.

Whoever keeps something says in its key all that it was made of. What Octavo is belongs to every key, so that no
version takes what another made.
"""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Protocol, TypeVar

import msgspec

from octavo.versions import program_digest

_T = TypeVar("_T")


class Store(Protocol):
    """Keeps bytes by key. An entry may be gone at any time, and is never another than what was put."""

    def get(self, key: str) -> bytes | None:
        """What was kept for `key`, None if there is nothing."""

    def put(self, key: str, content: bytes) -> None:
        """Keeps `content`."""


class NoStore:
    """A store that keeps nothing."""

    def get(self, key: str) -> bytes | None:
        """Nothing."""
        del key
        return None

    def put(self, key: str, content: bytes) -> None:
        """Keeps nothing."""
        del key, content


def make_key(kind: str, *made_of: object) -> str:
    """The key of a `kind` of thing that is made of these values, which are plain (msgspec), by this program."""
    return f"{kind} {program_digest()} {sha256(msgspec.msgpack.encode(made_of)).hexdigest()}"


def recall(store: Store, key: str, kind: type[_T], make: Callable[[], _T]) -> _T:
    """The value of `kind` that was kept for `key`; made, and kept, where there is none."""
    if (known := store.get(key)) is not None:
        return msgspec.msgpack.decode(known, type=kind)
    made = make()
    store.put(key, msgspec.msgpack.encode(made))
    return made
