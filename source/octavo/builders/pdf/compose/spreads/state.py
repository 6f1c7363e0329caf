"""What is known of the pages of one layout while they are filled, and what was done for them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from octavo.builders.pdf.compose.composer import composer_of
from octavo.builders.pdf.quality import Remedy

_SPREADS = "octavo_spreads"
"""What WeasyPrint's context of a layout keeps."""


class Spreads:
    """The state of a layout: whether the text of an article is laid out, how many lines pages hold more, and remedies.

    `lines` says of a page, by its number from 1, how many lines more it holds than its depth, or less. `changes` counts
    what was changed in the tree of boxes, and `pitch` is how high a line of the text is (CSS pixels; 0 where no article
    was seen).
    """

    def __init__(self) -> None:
        self.inside = False
        self.lines: dict[int, int] = {}
        self.changes = 0
        self.pitch = 0.0
        self._remedies: dict[int, Remedy] = {}

    def record(self, remedy: Remedy, what: int) -> None:
        """Notes what was done with a box, by its address, or with a page, by its number: the last time counts."""
        self._remedies[what] = remedy

    def remedies(self) -> tuple[Remedy, ...]:
        """All that was done, in the order of pages."""
        return tuple(sorted(self._remedies.values(), key=lambda one: (one.page, one.kind, one.amount)))

    @contextmanager
    def entered(self, *, inside: bool) -> Iterator[None]:
        """While this is open, the text of an article is laid out, or is not."""
        before, self.inside = self.inside, inside
        try:
            yield
        finally:
            self.inside = before


def spreads_of(context: Any) -> Spreads:
    """The state of a layout, which ends with it."""
    known: Spreads | None = vars(context).get(_SPREADS)
    if known is None:
        known = vars(context)[_SPREADS] = Spreads()
    return known


def remedies_of(context: Any) -> tuple[Remedy, ...]:
    """What was done on the pages of a layout against faults, in the order of pages."""
    return spreads_of(context).remedies()


def pitch_of(context: Any, box: Any) -> float:
    """How high a line of the text is, in CSS pixels, by the style of the body that a box stands in."""
    spreads = spreads_of(context)
    if not spreads.pitch:
        style = box.style
        while style.parent_style is not None and style.parent_style.parent_style is not None:
            style = style.parent_style
        spreads.pitch = composer_of(context).shaper.strut(style)[0]
    return spreads.pitch


def room_below(context: Any) -> float:
    """How much deeper than others the page is that is filled, in CSS pixels: some hold a line more, or less."""
    spreads = spreads_of(context)
    return spreads.lines.get(context.current_page, 0) * spreads.pitch


def page_of(context: Any) -> Any:
    """The page that is filled."""
    return context.current_footnote_area.page


def is_parted(context: Any, number: int) -> bool:
    """Whether a page, by its number from 0, is parted from the next: by a forced break, or as one of another kind.

    All pages have a kind, `upright` or `landscape` (print.css): that a page has a name says nothing.
    """
    (_, kind, *_), (_, following, *_) = context.page_maker[number : number + 2]
    return bool(following["break"] != "any" or following["page"] != kind["page"])
