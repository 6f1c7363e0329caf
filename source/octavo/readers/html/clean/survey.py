"""An article as `strip` sees it: its elements by number, its lines, and its run of prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct

from octavo.readers.elements.tree import Element
from octavo.readers.html.clean.bylines import Byline, Make
from octavo.readers.html.clean.endings import Ending
from octavo.readers.html.measures.lines import Line, Numbering
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.prose_run import Place, ProseRun, is_prose


class Boxes(Struct, frozen=True):
    """Boxes of an article that hold sentences which are not its own."""

    edges: dict[Element, str] = {}
    """Those that are no part of it before and after its run of prose, and why."""
    calls: set[Element] = set()
    """Those that ask something of its reader, wherever they stand."""
    consents: set[Line] = set()
    """The lines of those that ask to agree to something from elsewhere."""


class Survey(Struct, frozen=True):
    """The elements and lines of an article, and where its prose runs."""

    top: Element
    page: MeasuredPage
    numbering: Numbering
    lines: list[Line]
    """Block by block, in the order of their blocks."""
    blocks: list[int]
    """The number of each line's block."""
    endings: list[Ending]
    run: ProseRun
    byline: Byline
    entries: set[Make]
    """What bylines of entries in the run are made of."""
    repeated: set[Line]
    """Short links that the page says again and again."""
    boxes: Boxes
    """What sentences stand in that are not the article's own."""

    def lines_in(self, element: Element) -> Sequence[Line]:
        """The lines of the blocks in an element, and of itself."""
        first, last = self.numbering.first[element], self.numbering.last[element]
        return self.lines[bisect_left(self.blocks, first) : bisect_right(self.blocks, last)]

    def place_of(self, element: Element) -> Place:
        """Where an element stands: before the run of prose, in it, after it, or around one of its ends."""
        return self.run.place_of(element, self.numbering)

    def holds_sentence(self, element: Element) -> bool:
        """Whether a line in an element is prose."""
        return any(map(is_prose, self.lines_in(element)))
