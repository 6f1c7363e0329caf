"""What one output allows of a picture: derived from the profile of what the book is made for."""

from __future__ import annotations

import math

from msgspec import Struct

from octavo.profiles import DrawingForm, Paper, PrintHouse, ReadingSystem

INCH = 25.4
"""Millimetres."""


class Limits(Struct, frozen=True, kw_only=True):
    """`width` and `height` are the most pixels of each side, `pixels` the most of all, in millions.

    `drawings` is the form that SVG gets; `density` is how many pixels a CSS pixel has in a drawing that becomes pixels,
    and `plain` says that those do which the PDF engine does not draw whole. `quality` is that of JPEGs that have to be
    written (0 to 95). `ground` puts a ground under what is transparent, `greys` writes without colours, `moving` lets
    animations move. `anew` writes pictures that could stay too, where that makes them smaller: PNGs in 256 colours.
    """

    width: int = 65_535
    height: int = 65_535
    pixels: float = 1000.0
    drawings: DrawingForm = "svg"
    density: float = 3.0
    plain: bool = False
    quality: int = 85
    ground: bool = True
    greys: bool = False
    moving: bool = True
    anew: bool = False

    def fit_size(self, size: tuple[int, int]) -> tuple[int, int]:
        """The largest size of the same shape that is allowed, never more than `size`."""
        width, height = size
        share = min(self.width / width, self.height / height, math.sqrt(self.pixels * 1e6 / (width * height)))
        return size if share >= 1 else (max(1, math.floor(width * share)), max(1, math.floor(height * share)))


def limits_for_reader(reader: ReadingSystem) -> Limits:
    """What an EPUB for this reading system may hold."""
    side = reader.picture_side
    return Limits(width=side, height=side, pixels=reader.picture_pixels, drawings=reader.drawings)


def limits_for_paper(paper: Paper, printer: PrintHouse | None) -> Limits:
    """What a PDF of these pages may hold: a picture as large as the page, at the density that the page can show.

    Drawings stay drawings, if the PDF engine draws all that is in them. What is transparent stays so, as every viewer
    shows it, but not for a print house.
    """
    density = max(paper.ppi, printer.ppi if printer else 0) / INCH
    width, height = round(paper.width * density), round(paper.height * density)
    return Limits(
        width=width,
        height=height,
        density=max(_LETTERS, density * INCH / _SCREEN),
        plain=True,
        ground=printer is not None,
        greys=paper.greys,
        moving=False,
        quality=88,
    )


_SCREEN = 96
"""CSS pixels of an inch."""

_LETTERS = 4.0
"""Pixels of a CSS pixel: letters in a drawing want more than a photograph."""
