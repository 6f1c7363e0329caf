"""Leaves in pixels: the pattern of a drawn cover, in two colours and what lies between, or one of them alone."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from octavo.builders.cover.leaves import Leaf
from octavo.builders.cover.palette import PAPER, Colour, Palette, mix

if TYPE_CHECKING:
    from PIL.Image import Image

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right and bottom, in pixels."""

Tones: TypeAlias = Sequence[Colour]
"""The colours of leaves: the ground, what is a little lighter, what lies between, the second colour, the paper."""


def list_tones(colours: Palette) -> Tones:
    """The tones of a palette."""
    ground, second = colours
    return ground, mix(ground, PAPER, 0.16), mix(ground, second, 0.62), second, PAPER


def draw_pattern(picture: Image, box: Box, columns: int, leaves: Sequence[Leaf], tones: Tones) -> None:
    """Fills a box with leaves, row by row, so many in each; they are as high as they are wide."""
    left, top, right, _ = box
    side = (right - left) / columns
    for at, leaf in enumerate(leaves):
        row, column = divmod(at, columns)
        begin, above = left + round(column * side), top + round(row * side)
        end, below = left + round((column + 1) * side), top + round((row + 1) * side)
        draw_leaf(picture, (begin, above, end, below), leaf, tones)


def draw_leaf(picture: Image, box: Box, leaf: Leaf, tones: Tones) -> None:
    """Fills a box with one leaf."""
    picture.paste(tones[leaf.behind], box)
    size = box[2] - box[0], box[3] - box[1]
    mask = _leaf_mask(leaf.fold, leaf.turn, max(size))
    picture.paste(tones[leaf.front], box[:2], mask if mask.size == size else mask.resize(size))


@lru_cache(maxsize=64)
def _leaf_mask(fold: int, turn: int, side: int) -> Image:
    """The mask of one leaf, drawn large and made smaller, because Pillow draws hard edges."""
    from PIL import Image, ImageDraw

    large = side * 3
    mask = Image.new("L", (large, large), 0)
    draw = ImageDraw.Draw(mask)
    round_ = (-large, -large, large, large)
    if fold == 0:
        draw.pieslice(round_, 0, 90, fill=255)
    elif fold == 1:
        draw.polygon([(0, 0), (large, 0), (0, large)], fill=255)
    elif fold == 2:
        draw.pieslice(round_, 0, 90, fill=255)
        draw.pieslice(tuple(edge // 2 for edge in round_), 0, 90, fill=0)
    else:
        draw.pieslice((0, -large // 2, large, large // 2), 0, 180, fill=255)
    return mask.reduce(3).rotate(90 * turn)
