"""Where leaves and words stand on a drawn cover: three compositions, each for a cover of any shape.

All are 1600 pixels wide. A squat cover has fewer leaves and a tall one more, so that the words keep their room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from octavo.builders.cover.pattern import Box

WIDTH, HEIGHT = 1600, 2560
"""The pixels of a cover as shops and e-readers ask for it."""

MARGIN = 150
"""How far words are from the edges, in pixels."""

_WORDS = 1500
"""The height that the words of a cover need, in pixels."""

_LEAST, _MOST = 0.25, 0.38
"""The shares of the height that leaves may take."""

_COLUMNS = (5, 6, 4)
"""How many leaves may stand side by side, the preferred number first."""

_MASTHEAD = 200
"""How high the line of the series is, with the rule under it and the space below, in pixels."""

_NUMBER = 660
"""How wide the place for a number is at most, in pixels."""


class Composition(NamedTuple):
    """The places on a cover, in pixels: `pattern` has so many leaves in a row, and so many rows.

    `number` is the box for that in a series; like `pattern` it is meant for lines from left to right.
    `masthead` is where the line of the series begins, `title` where the title does, `end` where the names end.
    """

    pattern: Box
    columns: int
    rows: int
    masthead: int
    title: int
    end: int
    number: Box


Compose: TypeAlias = Callable[[int, bool], Composition]


def fit_height(width: float, height: float) -> int:
    """The height in pixels of a cover of this shape."""
    return round(WIDTH * height / width)


def compose(choice: int, height: int, *, masthead: bool) -> Composition:
    """The places on a cover that is so high; whether a line of the series stands on it changes them."""
    return _COMPOSITIONS[choice % len(_COMPOSITIONS)](height, masthead)


def _band_at_foot(height: int, masthead: bool) -> Composition:
    """The title at the head, the leaves below the names."""
    columns, rows = _count_leaves(height)
    side = WIDTH / columns
    top = height - round(rows * side)
    title = MARGIN + _MASTHEAD if masthead else MARGIN + 80
    number = _number_box(side, height)
    return Composition((0, top, WIDTH, height), columns, rows, MARGIN, title, top - 100, number)


def _band_at_head(height: int, masthead: bool) -> Composition:
    """The leaves at the head, the title under them, the names at the foot."""
    columns, rows = _count_leaves(height)
    side = WIDTH / columns
    below = round(rows * side)
    title = below + 110 + (_MASTHEAD if masthead else 20)
    number = _number_box(side, below)
    return Composition((0, 0, WIDTH, below), columns, rows, below + 110, title, height - MARGIN, number)


def _monogram(height: int, masthead: bool) -> Composition:
    """One large leaf at the head, the title under it, the names at the foot."""
    side = min(round(_share(height) * height), 1000)
    top = MARGIN + (_MASTHEAD if masthead else 0)
    side -= _MASTHEAD // 2 if masthead and height < HEIGHT else 0
    box = (MARGIN, top, MARGIN + side, top + side)
    room = min(WIDTH - 2 * MARGIN - side - 60, side)
    number = (WIDTH - MARGIN - room, top + side - room, WIDTH - MARGIN, top + side)
    return Composition(box, 1, 1, MARGIN, top + side + 110, height - MARGIN, number)


_COMPOSITIONS: tuple[Compose, ...] = (_band_at_foot, _band_at_head, _monogram)


def _share(height: int) -> float:
    """The share of the height that leaves take."""
    return min(max((height - _WORDS) / height, _LEAST), _MOST)


def _count_leaves(height: int) -> tuple[int, int]:
    """How many leaves stand side by side, and in how many rows, so that they take about their share."""
    wanted = _share(height) * height

    def find_rows(columns: int) -> int:
        return max(round(wanted * columns / WIDTH), 1)

    columns = min(_COLUMNS, key=lambda count: round(abs(find_rows(count) * WIDTH / count - wanted)))
    return columns, find_rows(columns)


def _number_box(side: float, below: int) -> Box:
    """The box of a number on a pattern that ends there: whole leaves of it."""
    width = round(max(int(_NUMBER // side), 1) * side)
    return WIDTH - width, below - width, WIDTH, below
