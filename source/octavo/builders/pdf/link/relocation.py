"""Moves the objects of a fragment to the numbers that they have in the file."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_NUMBER = re.compile(rb"\((?:[^\\()]|\\.)*\)|(\d+) 0 ([RK])", re.DOTALL)
"""Finds references ("12 0 R") and own numbers ("12 0 K") outside of strings of characters, which may say the same."""

_BETWEEN = b"\0"
"""Stands between objects: no text of a book has it."""


class Relocation:
    """The numbers of one fragment: `base` and what they were in it, but for those that are `moved` elsewhere."""

    def __init__(self, base: int, moved: Mapping[int, int]) -> None:
        self._base = base
        self._moved = moved

    def number(self, number: int) -> int:
        """The number in the file."""
        return self._moved.get(number) or self._base + number

    def apply(self, content: bytes) -> bytes:
        """The bytes of an object with the numbers of the file."""
        return _NUMBER.sub(self._replace, content)

    def apply_to_all(self, contents: Sequence[bytes]) -> list[bytes]:
        """The same for many objects."""
        return self.apply(_BETWEEN.join(contents)).split(_BETWEEN)

    def _replace(self, found: re.Match[bytes]) -> bytes:
        if found[1] is None:
            return found[0]
        number = self.number(int(found[1]))
        return b"%d 0 R" % number if found[2] == b"R" else b"%d" % number
