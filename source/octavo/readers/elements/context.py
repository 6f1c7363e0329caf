"""What a conversion carries along, and the table of who reads which element."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

import msgspec

from octavo.notes import Notes
from octavo.resources import Fetch

Element: TypeAlias = Any
"""An lxml element: lxml has no types of its own."""


class Context(msgspec.Struct):
    """One page being read. `base` is its address ("" if not known): relative links are resolved against it.

    `dollars`: the page says that single dollars enclose formulas. `gathered`: formulas and notes are found already.
    """

    fetch: Fetch
    notes: Notes
    base: str = ""
    dollars: bool = False
    gathered: bool = False
    tally: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)
    mixed: set[Element] = msgspec.field(default_factory=set)
    ids: set[str] = msgspec.field(default_factory=set)

    def count(self, code: str, detail: str) -> None:
        """Counts a change that is noted once for the page, with its count, by `report`."""
        self.tally[code, detail] = self.tally.get((code, detail), 0) + 1

    def report(self) -> None:
        """Adds the counted changes to the notes."""
        for (code, detail), count in self.tally.items():
            self.notes.add(code, f"{detail} ({count})" if count > 1 else detail)
        self.tally.clear()


BlockReader: TypeAlias = Callable[[Element, Context], list[Any]]
"""From an element to blocks and headings, in order."""

InlineReader: TypeAlias = Callable[[Element, Any, Context], None]
"""From an element to inlines, added to a `Line`."""

BLOCK_READERS: dict[str, BlockReader] = {}
INLINE_READERS: dict[str, InlineReader] = {}


def block(*tags: str) -> Callable[[BlockReader], BlockReader]:
    """Declares the reader of block elements."""

    def declare(read: BlockReader) -> BlockReader:
        BLOCK_READERS.update(dict.fromkeys(tags, read))
        return read

    return declare


def inline(*tags: str) -> Callable[[InlineReader], InlineReader]:
    """Declares the reader of inline elements."""

    def declare(read: InlineReader) -> InlineReader:
        INLINE_READERS.update(dict.fromkeys(tags, read))
        return read

    return declare
