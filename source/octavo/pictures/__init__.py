"""Pictures on their way into a book: found through a door, checked, measured, and kept in the store.

What a picture is, its bytes say, never its name. Every picture that decodes is kept byte for byte; what an output
shows of it is one of its `octavo.pictures.renditions`. SVG is rewritten by `octavo.pictures.svg`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.pictures.decoding import FORMATS, open_picture, too_large, upright_size
from octavo.pictures.limits import Limits
from octavo.pictures.renditions import make_rendition
from octavo.resources import LARGEST_PICTURE, Asset, Assets, Fetch, Resource, make_asset

MAX_BYTES = LARGEST_PICTURE
"""The largest file taken. The most pixels are Pillow's own limit for one picture, 89 million."""

_SVG_START = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|svg|[a-z]+:svg)", re.IGNORECASE)  # "<?xml …", "<svg", "<ns0:svg"


def make_fetch(door: Callable[[str], Resource], assets: Assets, notes: Notes | None = None) -> Fetch:
    """A `Fetch` that gets pictures through `door` and keeps them in `assets`; each reference is followed once.

    What had to be left out of a drawing is added to `notes`.
    """
    known: dict[str, Asset | FetchError] = {}

    def fetch(reference: str) -> Asset:
        if reference not in known:
            try:
                kept = _fetch_picture(door(reference), assets, notes)
                assets.refer(kept.name, reference)
                known[reference] = kept
            except FetchError as error:
                known[reference] = error
        found = known[reference]
        if isinstance(found, FetchError):
            raise found.with_traceback(None)
        return found

    return fetch


def _fetch_picture(resource: Resource, assets: Assets, notes: Notes | None) -> Asset:
    try:
        found, dropped = read_picture(resource.content)
    except FetchError as error:
        error.where = error.where or resource.location
        raise
    if notes is not None and dropped:
        notes.add("picture-cleaned", f"{resource.location}: {', '.join(dropped)}")
    return assets[assets.keep(found)]


def read_picture(content: bytes) -> tuple[Asset, tuple[str, ...]]:
    """The picture that `content` holds, fit for a book, and what was left out of it.

    Raises `FetchError` with the code picture-unreadable or picture-too-large.
    """
    if len(content) > MAX_BYTES:
        raise too_large(f"the file has {len(content) / 2**20:.0f} MB")
    if looks_like_svg(content):
        from octavo.pictures.svg.cleaning import clean_svg

        drawing = clean_svg(content, _read_embedded)
        return make_asset(drawing.content, "image/svg+xml", drawing.size), drawing.dropped
    return _read_raster(content), ()


def looks_like_svg(content: bytes) -> bool:
    """Whether the bytes start as an SVG file does, in UTF-8 or UTF-16."""
    start = content[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    return bool(_SVG_START.match(start.removeprefix(b"\xfe\xff")))


def _read_embedded(content: bytes) -> Asset | None:
    """A picture inside a drawing, as every reader shows it; None if it is unfit."""
    try:
        return make_rendition(_read_raster(content), Limits(ground=False)).asset
    except FetchError:
        return None


def _read_raster(content: bytes) -> Asset:
    """A picture made of pixels, byte for byte. Every pixel is decoded once, because a broken picture spoils a book.

    Raises `FetchError` for what cannot be decoded.
    """
    with open_picture(content) as image:
        kind, size = FORMATS[image.format or ""], upright_size(image)
        image.draft("L", (1, 1))  # a JPEG decodes at an eighth of its size: a quarter of the time
        image.load()
        _ = image.has_transparency_data  # which asks for the palette, if it should have one
    return make_asset(content, kind, size)
