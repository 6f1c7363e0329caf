"""Figures beside each other: which make a row, and how wide each is, so that all pictures of a row are equally high.

A picture is as wide as its shape (width by height) asks for: of two pictures 3:2 and 2:3, the first has nine
thirteenths of their row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from math import ceil

from octavo.model import Figure, Image
from octavo.walk import images

GAP = 3.0
"""Per cent of the line between two figures; `base.css` says it, too."""

_PANORAMA = 2.4
"""How many times as wide as high a picture is that has a row of its own: beside it others would be too small."""

_USUAL = 1.5
"""The shape of a picture whose size nobody knows."""

_LEAST, _MOST = 0.2, 5.0
"""The shapes that a row allows for: beyond them, a picture or its neighbours would vanish."""

_ALONE = 45
"""How high a picture is that is left over in a row of its own, in per cent of the line: no higher than rows are."""

_MEASURE = 600
"""CSS pixels that the line is taken for, to see how large pictures are in it: they are not enlarged."""


def divide_into_rows(figures: Sequence[Figure], most: int) -> list[Sequence[Figure]]:
    """Figures in rows of at most so many, as even as can be, the longer ones first: of four, two and two."""
    rows: list[Sequence[Figure]] = []
    for is_alone, group in groupby(figures, key=lambda one: _shape(one) > _PANORAMA):
        members = [*group]
        rows += _divide(members, 1 if is_alone else most)
    return rows


def _divide(members: list[Figure], most: int) -> list[Sequence[Figure]]:
    count = ceil(len(members) / most)
    least, longer = divmod(len(members), count)
    sizes = [least + 1] * longer + [least] * (count - longer)
    return [members[sum(sizes[:at]) : sum(sizes[: at + 1])] for at in range(count)]


def row_widths(row: Sequence[Figure]) -> list[float]:
    """How wide each figure of a row is, in per cent of the line; with the gaps between them, 100 at most."""
    shapes = [_shape(figure) for figure in row]
    if len(row) == 1:
        return [min(100.0, round(_ALONE * shapes[0], 2))]
    room = 100 - GAP * (len(row) - 1)
    height = room * _MEASURE / 100 / sum(shapes)
    share = min(1.0, (_largest_height(row) or height) / height)
    return [int(room * share * shape / sum(shapes) * 100) / 100 for shape in shapes]


def _shape(figure: Figure) -> float:
    image = _first_image(figure)
    if image is None or not image.width or not image.height:
        return _USUAL
    return min(max(image.width / image.height, _LEAST), _MOST)


def _largest_height(row: Sequence[Figure]) -> int:
    """The height of the highest picture of a row in CSS pixels, 0 if it is not known."""
    return max((image.height for figure in row if (image := _first_image(figure))), default=0)


def _first_image(figure: Figure) -> Image | None:
    return next(images(figure.body), None)
