"""Words as outlines: drawings look the same where their face is not installed.

Sizes and places are in the drawing's own units, y downwards; `at` is the left end of the baseline, or
its middle or right end where `anchor` says so. Outlines come from Spectral (SIL Open Font License).
"""

from __future__ import annotations

from functools import cache
from typing import Any, Literal, NamedTuple

import fontpkg
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont

Anchor = Literal["start", "middle", "end"]
Point = tuple[float, float]

CURVE_STEPS = 6
"""Straight pieces for one quadratic curve: finer than a pixel at the sizes of a screen."""


class Lettering(NamedTuple):
    """A face at a size; `suffix` chooses a variant of each glyph that has one (".OP" old-style figures)."""

    style: Literal["normal", "italic"]
    size: float
    suffix: str = ""

    def width(self, text: str) -> float:
        """How far `text` reaches."""
        advances = _font(self.style)["hmtx"]
        return sum(advances[name][0] for name in self._names(text)) * self._scale

    def path(self, text: str, at: Point, anchor: Anchor = "start") -> str:
        """`text` as the `d` of an SVG path."""
        pen = SVGPathPen(_font(self.style).getGlyphSet(), ntos=lambda value: f"{value:.2f}".rstrip("0").rstrip("."))
        self._draw(text, at, anchor, pen)
        return str(pen.getCommands())

    def polygons(self, text: str, at: Point) -> list[list[Point]]:
        """`text` as closed lines of straight pieces, those of holes the other way round."""
        pen = DecomposingRecordingPen(_font(self.style).getGlyphSet())
        self._draw(text, at, "start", pen)
        return _flattened(pen.value)

    @property
    def _scale(self) -> float:
        return self.size / float(_font(self.style)["head"].unitsPerEm)

    def _names(self, text: str) -> list[str]:
        font = _font(self.style)
        names, known = font.getBestCmap(), set(font.getGlyphOrder())
        return [variant if (variant := names[ord(c)] + self.suffix) in known else names[ord(c)] for c in text]

    def _draw(self, text: str, at: Point, anchor: Anchor, pen: Any) -> None:
        font, scale = _font(self.style), self._scale
        glyphs, (x, y) = font.getGlyphSet(), at
        x -= {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * self.width(text)
        for name in self._names(text):
            glyphs[name].draw(TransformPen(pen, (scale, 0, 0, -scale, x, y)))
            x += glyphs[name].width * scale


@cache
def _font(style: Literal["normal", "italic"]) -> Any:
    return TTFont(fontpkg.path("Spectral", weight=400, style=style))


def _flattened(commands: list[Any]) -> list[list[Point]]:
    contours: list[list[Point]] = []
    for command, points in commands:
        if command == "moveTo":
            contours.append([points[0]])
        elif command == "lineTo":
            contours[-1].append(points[0])
        elif command == "qCurveTo":
            contours[-1] += _curve(contours[-1][-1], points)
    return contours


def _curve(start: Point, points: tuple[Point, ...]) -> list[Point]:
    """TrueType's run of quadratic curves: between two controls lies an end that is not written down."""
    drawn: list[Point] = []
    controls, last = points[:-1], points[-1]
    for index, control in enumerate(controls):
        following = controls[index + 1] if index + 1 < len(controls) else None
        end = last if following is None else ((control[0] + following[0]) / 2, (control[1] + following[1]) / 2)
        drawn += [_between(start, control, end, step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)]
        start = end
    return drawn


def _between(start: Point, control: Point, end: Point, t: float) -> Point:
    a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
    return a * start[0] + b * control[0] + c * end[0], a * start[1] + b * control[1] + c * end[1]
