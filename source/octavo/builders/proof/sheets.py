"""The sheets of a proof: which pages lie beside each other on each, and where. Lengths are points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from octavo.builders.pdf.link.forms import Form

GAP = 24.0
"""How far pages are from the edge of their sheet."""

FOLD = 14.0
"""How far facing pages are from each other, so that what is marked beside them can be read."""

STRIP = 86.0
"""How high the room below pages is, in which their faults are listed."""


class Placed(NamedTuple):
    """A page on its sheet: its number from 0, what is drawn, and its upper left corner, from the lower left one."""

    page: int
    form: Form
    x: float
    top: float


class Sheet(NamedTuple):
    """A sheet with its pages."""

    width: float
    height: float
    pages: tuple[Placed, ...]


def lay_sheets(forms: Sequence[Form], *, facing: bool, turned: bool) -> Iterator[Sheet]:
    """The sheets of a book: two pages on each where they face each other.

    The first page is on the right side, or in a book from right to left (`turned`) on the left one.
    """
    if not facing:
        yield from (_lay_sheet([(page, form)], [0]) for page, form in enumerate(forms))
        return
    numbered = list(enumerate(forms))
    sides = [0, 1] if not turned else [1, 0]
    yield _lay_sheet(numbered[:1], sides[1:])
    for start in range(1, len(numbered), 2):
        yield _lay_sheet(numbered[start : start + 2], sides)


def _lay_sheet(pages: Sequence[tuple[int, Form]], sides: Sequence[int]) -> Sheet:
    """A sheet whose pages lie on these sides, 0 being the left one; the other side may be empty."""
    width, height = max(form.width for _, form in pages), max(form.height for _, form in pages)
    facing = len(sides) > 1 or sides != [0] or len(pages) < len(sides)
    across = 2 * GAP + (2 * width + FOLD if facing else width)
    placed = tuple(
        Placed(page, form, GAP + side * (width + FOLD), STRIP + height)
        for (page, form), side in zip(pages, sides, strict=False)
    )
    return Sheet(round(across, 2), round(height + STRIP + GAP, 2), placed)
