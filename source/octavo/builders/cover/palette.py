"""The two colours of a drawn cover: a deep ground, on which letters of the colour of paper stand out, and a second one.

They come from the theme, from the name of the series, from the given cover or the lead picture, or from the title; in
this order, and always the same ones for the same book.
"""

from __future__ import annotations

import colorsys
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import NamedTuple, TypeAlias

from octavo.model import Book
from octavo.resources import Asset, Assets

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""


class Palette(NamedTuple):
    """The ground of a cover, and the colour that is set against it."""

    ground: Colour
    second: Colour


PAPER: Colour = (246, 239, 224)
CONTRAST = 7.0
"""The least of letters on the ground: level AAA of WCAG 2.2 (1.4.6), because covers are seen as thumbnails, in grey."""

PALETTES = (
    Palette((27, 45, 72), (204, 149, 74)),  # navy and ochre
    Palette((92, 30, 36), (222, 168, 120)),  # claret and sand
    Palette((25, 66, 60), (214, 170, 90)),  # fir and brass
    Palette((61, 42, 84), (214, 140, 128)),  # plum and rose
    Palette((30, 30, 34), (200, 74, 56)),  # ink and vermilion
    Palette((22, 72, 96), (230, 190, 120)),  # petrol and straw
    Palette((84, 52, 28), (222, 182, 104)),  # chestnut and honey
    Palette((48, 60, 38), (216, 140, 84)),  # moss and terracotta
    Palette((104, 38, 62), (232, 180, 160)),  # raspberry and shell
    Palette((38, 54, 100), (226, 130, 104)),  # royal and coral
    Palette((20, 60, 76), (236, 156, 110)),  # teal and apricot
    Palette((70, 64, 58), (214, 186, 128)),  # stone and wheat
    Palette((46, 36, 64), (150, 190, 178)),  # aubergine and verdigris
    Palette((14, 74, 70), (240, 206, 160)),  # sea and cream
    Palette((120, 44, 28), (244, 198, 120)),  # brick and corn
    Palette((32, 52, 44), (196, 206, 132)),  # pine and lime
    Palette((52, 70, 84), (232, 150, 90)),  # slate and orange
    Palette((88, 66, 16), (240, 214, 140)),  # olive and butter
    Palette((76, 28, 66), (226, 170, 196)),  # mulberry and pink
    Palette((18, 40, 58), (108, 182, 186)),  # midnight and aqua
    Palette((58, 30, 28), (196, 158, 132)),  # umber and clay
    Palette((36, 76, 44), (236, 200, 96)),  # leaf and sun
    Palette((98, 50, 84), (238, 196, 130)),  # heather and amber
    Palette((44, 44, 60), (222, 196, 90)),  # graphite and mustard
    Palette((16, 58, 110), (176, 206, 226)),  # cobalt and ice
    Palette((64, 76, 30), (226, 212, 150)),  # reed and linen
    Palette((110, 34, 46), (150, 186, 182)),  # carmine and mist
    Palette((28, 62, 86), (228, 116, 96)),  # storm and salmon
    Palette((72, 46, 54), (220, 148, 150)),  # cocoa and blush
    Palette((20, 70, 52), (226, 142, 104)),  # emerald and copper
    Palette((68, 52, 100), (232, 194, 110)),  # violet and gold
    Palette((54, 56, 50), (168, 198, 150)),  # lichen and sage
    Palette((100, 60, 44), (180, 204, 196)),  # rust and celadon
    Palette((42, 28, 46), (216, 120, 84)),  # night and ember
    Palette((10, 66, 84), (196, 214, 158)),  # lagoon and pear
    Palette((80, 40, 20), (232, 140, 84)),  # walnut and persimmon
)

_HUES = 24
_GREY = 0.12
"""Less colour than this, of 1, is none."""


def choose_palette(book: Book, assets: Assets, colours: Sequence[tuple[str, str]], chance: int) -> Palette:
    """The colours of a book. `colours` are those of the theme (#rrggbb), `chance` is a number that is its own."""
    if colours:
        ground, second = colours[chance % len(colours)]
        return Palette(darken(_parse_hex(ground)), _parse_hex(second))
    hue = None if book.metadata.series else next(map(_main_hue, find_pictures(book, assets)), None)
    return PALETTES[chance % len(PALETTES)] if hue is None else _palette_of_hue(hue)


def find_pictures(book: Book, assets: Assets) -> Iterator[Asset]:
    """The pictures that colours may come from, the first before all others: the given cover, the first lead picture."""
    names = (book.metadata.cover, *(article.image for article in book.articles))
    yield from (assets[name] for name in names if name in assets)


def contrast(one: Colour, other: Colour) -> float:
    """How far two colours are apart in light (WCAG 2.2, contrast ratio): 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (
        (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4) for c in (v / 255 for v in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour on the way from one to another."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darken(colour: Colour) -> Colour:
    """`colour`, darkened as far as letters of the colour of paper need it."""
    while contrast(colour, PAPER) < CONTRAST:
        colour = mix(colour, (0, 0, 0), 0.05)
    return colour


def _parse_hex(written: str) -> Colour:
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


# --- from a picture --------------------------------------------------------------------------------


def _palette_of_hue(hue: float) -> Palette:
    """A ground of that hue, and the second colour that goes with the nearest of ours."""
    red, green, blue = (round(part * 255) for part in colorsys.hls_to_rgb(hue, 0.23, 0.36))
    coloured = [known for known in PALETTES if _hls(known.ground)[2] > _GREY]
    nearest = min(coloured, key=lambda known: _hue_distance(_hls(known.ground)[0], hue))
    return Palette(darken((red, green, blue)), nearest.second)


def _hue_distance(one: float, other: float) -> float:
    """How far two hues are apart on their circle."""
    return min(abs(one - other), 1 - abs(one - other))


def _hls(colour: Colour) -> tuple[float, float, float]:
    return colorsys.rgb_to_hls(*(part / 255 for part in colour))


def _main_hue(picture: Asset) -> float | None:
    """The hue that most of a photograph has, in steps: two renditions of it give the same. None for greys, drawings."""
    from PIL import Image

    if picture.media_type == "image/svg+xml":
        return None
    with Image.open(BytesIO(picture.content)) as opened:
        opened.draft("RGB", (64, 64))
        small = opened.convert("RGB").resize((32, 32), Image.Resampling.BOX)
    weights = [0.0] * _HUES
    for colour in _pixels(small.tobytes()):
        hue, lightness, _ = _hls(colour)
        colourful = (max(colour) - min(colour)) / 255
        weights[round(hue * _HUES) % _HUES] += colourful if 0.08 < lightness < 0.95 else 0
    most = max(range(_HUES), key=weights.__getitem__)
    return most / _HUES if sum(weights) / 1024 > _GREY else None


def _pixels(content: bytes) -> list[Colour]:
    return list(zip(content[::3], content[1::3], content[2::3], strict=True))
