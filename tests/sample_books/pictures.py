"""The pictures of the sample, drawn here."""

from __future__ import annotations

from io import BytesIO

from PIL import Image as Picture

from octavo.resources import Asset, make_asset

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="80" viewBox="0 0 120 80">'
    '<title>A folded sheet</title><path d="M10 10h45v60h-45zM65 10h45v60h-45z" fill="none" stroke="black"/></svg>'
)


def photograph() -> Asset:
    """A PNG of 96 × 64 pixels: a gradient with a dark square, opaque."""
    picture = Picture.new("RGB", (96, 64))
    picture.putdata([(x * 2, y * 3, 90) if x + y > 40 else (20, 20, 20) for y in range(64) for x in range(96)])
    written = BytesIO()
    picture.save(written, "PNG")
    return make_asset(written.getvalue(), "image/png", picture.size)


def folded_sheet() -> Asset:
    """An SVG of 120 × 80 pixels."""
    return make_asset(DRAWING.encode(), "image/svg+xml", (120, 80))
