"""Ornaments as a content stream draws them (ISO 32000-1, 8.5), in units of their own and from the top down."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from octavo.builders.cover.ornaments import Ornament, Shape

if TYPE_CHECKING:
    from octavo.builders.cover.palette import Colour

_OPERATORS = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "closePath": "h", "endPath": ""}


def write_operators(ornament: Ornament) -> bytes:
    """An ornament, whose shapes are all opaque."""
    return "\n".join(line for shape in ornament.shapes for line in _draw(shape)).encode()


def _draw(shape: Shape) -> Iterator[str]:
    yield "q"
    yield f"{shape.size:g} 0 0 {shape.size:g} {shape.x:g} {shape.y:g} cm"
    yield from ["0 -1 1 0 0 1 cm"] * shape.turn  # to the left by a quarter, in the square of one
    yield _set_colour(shape.ink)
    yield from _write_path(shape.path)
    yield "f"
    yield "Q"


def _set_colour(ink: Colour) -> str:
    """Grey as grey ink alone, as all of a book (`layout.greys`)."""
    red, green, blue = (round(one / 255, 4) for one in ink)
    return f"{red:g} g" if red == green == blue else f"{red:g} {green:g} {blue:g} rg"


@cache
def _write_path(path: str) -> tuple[str, ...]:
    """The operators of a path (SVG 2, 9.3): most leaves of a book are of a few."""
    from fontTools.pens.recordingPen import RecordingPen  # here: it takes time to load
    from fontTools.svgLib.path import parse_path

    pen = RecordingPen()
    parse_path(path, pen)
    return tuple(
        " ".join([*(f"{round(number, 5) + 0:g}" for point in points for number in point), _OPERATORS[name]])
        for name, points in pen.value
    )
