"""The leaves of a book: square sheets of paper, folded, of which covers and ornaments are made.

A leaf is plain data: `pattern` draws it in pixels on a cover, `ornaments` as the path of a drawing.
"""

from __future__ import annotations

from typing import NamedTuple

FAMILIES = ((0, 2), (0, 1), (0, 3), (1, 3), (0, 1, 2), (0, 2, 3), (0, 1, 2, 3))
"""Folds that make a kind of pattern when they stand side by side."""

PAIRS = ((1, 2), (2, 1), (1, 3), (0, 4), (1, 0), (3, 0), (2, 4), (1, 2), (0, 2), (3, 1), (4, 2))
"""Which tones meet on a leaf: (behind, front); 0 is the ground, 4 the paper."""

PATHS = (
    "M0 0H1A1 1 0 0 1 0 1Z",
    "M0 0H1L0 1Z",
    "M.5 0H1A1 1 0 0 1 0 1V.5A.5 .5 0 0 0 .5 0Z",
    "M0 0A.5 .5 0 0 0 1 0Z",
)
"""The folds in a square of one: a quarter of a disc, a triangle, a quarter of a ring, half of a disc (SVG 2, 9.3)."""


class Leaf(NamedTuple):
    """A leaf: its fold, the quarter turns that it is turned by to the left, and the tones behind and in front."""

    fold: int
    turn: int
    behind: int
    front: int


def choose_leaf(family: int, chance: int) -> Leaf:
    """The leaf of a family that a number from 0 to 255 stands for."""
    folds = FAMILIES[family % len(FAMILIES)]
    behind, front = PAIRS[chance % len(PAIRS)]
    return Leaf(folds[chance // 16 % 4 % len(folds)], chance // 64, behind, front)


def choose_leaves(family: int, chances: bytes, count: int) -> list[Leaf]:
    """So many leaves of a family, one for each of the chances, which begin again where there are fewer."""
    return [choose_leaf(family, chances[at % len(chances)]) for at in range(count)]


def choose_monogram(family: int, chance: int) -> Leaf:
    """The one leaf that stands alone on a cover: in the second colour, on a square that is a little lighter."""
    return choose_leaf(family, chance)._replace(behind=1, front=3)
