"""A cover that the book brings along: the picture as shops take it, in its own shape."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from octavo.builders.cover.composition import HEIGHT, WIDTH
from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.pictures.limits import Limits
from octavo.resources import Asset, make_asset

if TYPE_CHECKING:
    from PIL.Image import Image

SMALLEST = 500
"""A given cover whose short side has fewer pixels is refused by some shops, and blurred in the others."""

HEAVIEST = 5_000_000
"""Bytes: what every shop takes."""

_ORIENTATION = 0x0112


def fit_given(given: Asset, notes: Notes) -> Asset:
    """A given picture as RGB JPEG of the size of a cover and `HEAVIEST` at most; a good one as it is."""
    if min(given.width, given.height) < SMALLEST and given.media_type != "image/svg+xml":
        notes.add("cover-small", f"{given.width} × {given.height} pixels")
    if _is_good(given):
        return given
    try:
        return write_jpeg(_flatten(given))
    except FetchError as error:  # a drawing that cannot become pixels: readers of EPUB 3 show it as it is
        notes.add(error.code, f"the cover: {error.message}")
        return given


def write_jpeg(picture: Image) -> Asset:
    """A picture as a JPEG of `HEAVIEST` at most, as far as that can be had."""
    for quality in (88, 80, 70, 60):
        written = BytesIO()
        picture.save(written, "JPEG", quality=quality)
        if written.tell() <= HEAVIEST:
            break
    return make_asset(written.getvalue(), "image/jpeg", picture.size)


def _is_good(given: Asset) -> bool:
    """Whether a picture is what shops ask for already: a JPEG in sRGB, upright as it is, and of no excess."""
    from PIL import Image

    from octavo.pictures.pixels import is_srgb

    if given.media_type != "image/jpeg" or given.size > HEAVIEST:
        return False
    with Image.open(BytesIO(given.content)) as opened:
        upright = opened.getexif().get(_ORIENTATION, 1) in {0, 1}
        fits = opened.width <= WIDTH and opened.height <= HEIGHT
        return opened.mode == "RGB" and upright and fits and is_srgb(opened)


def _flatten(given: Asset) -> Image:
    """The pixels of a picture or a drawing: upright, in sRGB, on white, no larger than a cover."""
    from PIL import Image

    from octavo.pictures.pixels import prepare
    from octavo.pictures.rasterise import rasterise as rasterised

    limits = Limits(width=WIDTH, height=HEIGHT)
    content = rasterised(given, limits) if given.media_type == "image/svg+xml" else given.content
    with Image.open(BytesIO(content)) as opened:
        return prepare(opened, limits).convert("RGB")
