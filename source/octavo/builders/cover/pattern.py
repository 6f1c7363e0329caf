"""The pattern at the foot of a drawn cover: square leaves of paper, folded, in two colours and what lies between."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from octavo.builders.cover.palette import PAPER, Palette, mix

if TYPE_CHECKING:
    from PIL.Image import Image

TILE = 320
"""The side of a leaf, in pixels."""

FAMILIES = ((0, 2), (0, 1), (0, 3), (1, 3), (0, 1, 2), (0, 2, 3), (0, 1, 2, 3))
"""Folds that make a kind of pattern when they stand side by side."""

_PAIRS = ((1, 2), (2, 1), (1, 3), (0, 4), (1, 0), (3, 0), (2, 4), (1, 2), (0, 2), (3, 1), (4, 2))
"""Which tones meet on a leaf: (behind, front)."""


def draw_pattern(picture: Image, top: int, colours: Palette, family: int, chances: bytes) -> None:
    """Covers `picture` with leaves from `top` down. `family` chooses the kind; each leaf takes one of `chances`."""
    ground, second = colours
    tones = (ground, mix(ground, PAPER, 0.16), mix(ground, second, 0.62), second, PAPER)
    kinds = FAMILIES[family % len(FAMILIES)]
    columns = picture.width // TILE
    for at in range(columns * ((picture.height - top) // TILE)):
        chance = chances[at]
        box = (at % columns * TILE, top + at // columns * TILE)
        behind, front = _PAIRS[chance % len(_PAIRS)]
        picture.paste(tones[behind], (*box, box[0] + TILE, box[1] + TILE))
        picture.paste(tones[front], box, _leaf_mask(kinds[chance // 16 % 4 % len(kinds)], chance // 64))


@cache
def _leaf_mask(kind: int, turn: int) -> Image:
    """The mask of one tile, drawn large and made smaller, because Pillow draws hard edges."""
    from PIL import Image, ImageDraw

    side = TILE * 3
    mask = Image.new("L", (side, side), 0)
    draw = ImageDraw.Draw(mask)
    round_ = (-side, -side, side, side)
    if kind == 0:
        draw.pieslice(round_, 0, 90, fill=255)
    elif kind == 1:
        draw.polygon([(0, 0), (side, 0), (0, side)], fill=255)
    elif kind == 2:
        draw.pieslice(round_, 0, 90, fill=255)
        draw.pieslice(tuple(edge // 2 for edge in round_), 0, 90, fill=0)
    else:
        draw.pieslice((0, -side // 2, side, side // 2), 0, 180, fill=255)
    small = mask.reduce(3)
    return small.rotate(90 * turn)
