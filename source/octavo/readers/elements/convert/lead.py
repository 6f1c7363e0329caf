"""The lead picture of an article: a wide and large one before its first words is as wide as the text, or the screen."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import replace

from octavo.model import Block, Figure, Image, Paragraph

_WIDE = 1.5
"""How many times as wide as high it is at least: a higher one would leave no room for words."""

_LARGE = 1000
"""Pixels that it is wide at least, so that it is not blurred across a screen."""


def widen_lead(body: tuple[Block, ...], sizes: Mapping[str, tuple[int, int]]) -> tuple[Block, ...]:
    """The body of an article, whose lead picture asks for the whole width if it is fit for that.

    `sizes` has the width and the height of pictures, in pixels, by their names.
    """
    match body:
        case (Figure(body=(Paragraph(content=(Image() as image,)) as shown,)) as figure, *rest):
            pass
        case (Paragraph(content=(Image() as image,)) as shown, *rest):
            figure = Figure((shown,))
        case _:
            return body
    width, height = sizes.get(image.asset, (0, 0))
    if width < _LARGE or width < _WIDE * height or image.percent or 0 < image.width < _LARGE / 2:
        return body
    whole = replace(image, width=0, height=0, percent=100)
    return (replace(figure, body=(replace(shown, content=(whole,)),)), *rest)
