"""Drawings (SVG) as pixels, for readers that show no drawings: the same on every machine, in the faces of the book."""

from __future__ import annotations

from octavo import fonts
from octavo.errors import FetchError
from octavo.renditions.limits import Limits
from octavo.resources import Asset

_DENSITY = 3
"""Pixels for each CSS pixel: what the screens of e-readers have."""

_SERIF, _SANS, _MONO = "Spectral", "DejaVu Sans", "IBM Plex Mono"


def drawn(asset: Asset, limits: Limits) -> bytes:
    """The drawing as a PNG, three times its size or what is allowed. Raises `FetchError` if that cannot be."""
    import resvg_py

    width, height = limits.fitted((asset.width * _DENSITY, asset.height * _DENSITY))
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=asset.content.decode(),
                width=width,
                height=height,
                skip_system_fonts=True,
                font_files=[str(path) for path in fonts.installed().values()],
                font_family=_SANS,
                serif_family=_SERIF,
                sans_serif_family=_SANS,
                cursive_family=_SERIF,
                fantasy_family=_SANS,
                monospace_family=_MONO,
            )
        )
    except ValueError as error:
        raise FetchError(f"the drawing cannot be shown ({error})", code="picture-unreadable") from error
