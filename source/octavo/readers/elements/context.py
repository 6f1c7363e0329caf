"""What the reading of one article shares: where pictures come from, where notes go, what is taken or counted."""

from __future__ import annotations

import msgspec

from octavo.notes import Notes
from octavo.readers.comparison import Run
from octavo.resources import Fetch


class Context(msgspec.Struct, frozen=True):
    """The reading of one article. `base` is its address ("" if not known): relative links are resolved against it."""

    fetch: Fetch
    notes: Notes
    base: str = ""
    dollars: bool = False
    """Whether single dollars enclose formulas, as some pages say."""

    widest_row: float = 1000
    """CSS pixels of the pictures on one line that stand beside each other: in browsers, more have no room there."""

    ids: set[str] = msgspec.field(default_factory=set)
    """The ids that nodes have: an element whose id is taken gets none."""

    picture_sizes: dict[str, tuple[int, int]] = msgspec.field(default_factory=dict)
    """Width and height of the pictures that were fetched, in CSS pixels, by their names in the store."""

    runs: list[Run] = msgspec.field(default_factory=list)
    """The text of what is read, as it stood before notes were moved and parts were left out."""

    _counts: dict[tuple[str, str], int] = msgspec.field(default_factory=dict)

    def count(self, code: str, detail: str, times: int = 1) -> None:
        """Counts a change that `report` notes once, with its count."""
        self._counts[code, detail] = self._counts.get((code, detail), 0) + times

    def report(self) -> None:
        """Adds the counted changes to the notes; counting starts anew."""
        for (code, detail), count in self._counts.items():
            self.notes.add(code, f"{detail} ({count})" if count > 1 else detail)
        self._counts.clear()
