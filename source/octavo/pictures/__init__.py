"""Pictures on their way into a book: found through a door, checked, measured, and kept in the store.

What a picture is, its bytes say, never its name. Every picture that decodes is kept byte for byte; what an output
shows of it is one of its `octavo.pictures.renditions`. Drawings (SVG) are rewritten by `octavo.pictures.drawings`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.pictures import drawings
from octavo.pictures.decoding import FORMATS, opened, too_large, upright_size
from octavo.pictures.renditions import Limits, rendition
from octavo.resources import Asset, Assets, Fetch, Resource, asset

MAX_BYTES = 50 * 2**20
"""The largest file taken. The most pixels are Pillow's own limit for one picture, 89 million."""

_DRAWING = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|svg|[a-z]+:svg)", re.IGNORECASE)


def fetcher(door: Callable[[str], Resource], assets: Assets, notes: Notes | None = None) -> Fetch:
    """A `Fetch` that gets pictures through `door` and keeps them in `assets`; each reference is followed once.

    What had to be left out of a drawing is added to `notes`.
    """
    known: dict[str, Asset | FetchError] = {}

    def fetch(reference: str) -> Asset:
        if reference not in known:
            try:
                kept = _fetched(door(reference), assets, notes)
                assets.refer(kept.name, reference)
                known[reference] = kept
            except FetchError as error:
                known[reference] = error
        found = known[reference]
        if isinstance(found, FetchError):
            raise found.with_traceback(None)
        return found

    return fetch


def _fetched(resource: Resource, assets: Assets, notes: Notes | None) -> Asset:
    try:
        found, dropped = picture(resource.content)
    except FetchError as error:
        error.where = error.where or resource.location
        raise
    if notes is not None and dropped:
        notes.add("picture-cleaned", f"{resource.location}: {', '.join(dropped)}")
    return assets[assets.keep(found)]


def picture(content: bytes) -> tuple[Asset, tuple[str, ...]]:
    """The picture that `content` holds, fit for a book, and what was left out of it.

    Raises `FetchError` with the code picture-unreadable or picture-too-large.
    """
    if len(content) > MAX_BYTES:
        raise too_large(f"the file has {len(content) / 2**20:.0f} MB")
    if looks_like_drawing(content):
        drawing = drawings.clean(content, _embedded)
        return asset(drawing.content, "image/svg+xml", drawing.size), drawing.dropped
    return _raster(content), ()


def looks_like_drawing(content: bytes) -> bool:
    """Whether the bytes start as an SVG file does, in UTF-8 or UTF-16."""
    start = content[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    return bool(_DRAWING.match(start.removeprefix(b"\xfe\xff")))


def _embedded(content: bytes) -> Asset | None:
    """A picture inside a drawing, as every reader shows it; None if it is unfit."""
    try:
        return rendition(_raster(content), Limits(ground=False)).asset
    except FetchError:
        return None


def _raster(content: bytes) -> Asset:
    """`content` as it is. Every pixel is decoded once, because a broken picture spoils a book."""
    with opened(content) as image:
        kind, size = FORMATS[image.format or ""], upright_size(image)
        image.draft("L", (1, 1))  # a JPEG decodes at an eighth of its size: a quarter of the time
        image.load()
    return asset(content, kind, size)
