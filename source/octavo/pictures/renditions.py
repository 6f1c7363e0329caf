"""Renditions: what one output shows of a picture. JPEG or PNG, sRGB, upright, within limits, without metadata.

A picture that is fit keeps its pixels as they were written; it loses only its metadata. Nothing is ever
enlarged. Pictures are written once, from the bytes that the author gave.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from octavo.errors import FetchError
from octavo.pictures.decoding import open_picture, orientation, upright_size
from octavo.pictures.limits import Limits
from octavo.pictures.pixels import encode, is_light, is_srgb, prepare
from octavo.pictures.segments import strip_jpeg, strip_png
from octavo.resources import EXTENSIONS, Asset

if TYPE_CHECKING:
    from PIL.Image import Image

_SVG = "image/svg+xml"
_SKETCH = Limits(width=160, height=160)
"""As much of a drawing as tells its tones."""
_LOSSLESS = b"VP8L"  # where a WebP file says what it is
_WORTH = 0.9
"""The share of a fit picture's bytes that it must stay under when it is written anew, to be worth the loss."""

_JPEG = {"JPEG", "MPO"}
_LOSSY = {*_JPEG, "AVIF", "WEBP", "HEIF"}
_FEW = {"1", "P"}
"""Modes of pictures with a palette."""
_PLAIN = {"1", "L", "P", "RGB", "LA", "RGBA"}
"""Modes that every reader shows."""


class Rendition(Struct, frozen=True):
    """A picture for one output, named after the picture it stands for; `still` if that one moves.

    Of a drawing that became pixels for what the PDF engine does not draw, `undrawn` says what that is, and `words` are
    those in it.
    """

    asset: Asset
    still: bool = False
    undrawn: tuple[str, ...] = ()
    words: str = ""


def make_rendition(asset: Asset, limits: Limits) -> Rendition:
    """The picture as an output of these limits shows it. Raises `FetchError` if it cannot be decoded or drawn."""
    return ready_rendition(asset, limits) or _render(asset, limits)


def ready_rendition(asset: Asset, limits: Limits) -> Rendition | None:
    """The rendition of a picture whose pixels may stay as they are, told by its header; None for any other."""
    if asset.media_type == _SVG:
        return _keep_drawing(asset, limits) if _may_stay(asset.content, limits) else None
    content = asset.content
    with open_picture(content) as image:
        if not _is_fit(image, limits):
            return None
        moves = _moves(image)
        match image.format:
            case name if name in _JPEG and not limits.anew:
                return _name_rendition(asset, strip_jpeg(content), "image/jpeg", image.size)
            case "PNG" if image.mode in _FEW and not image.has_transparency_data:
                return _name_rendition(asset, strip_png(content), "image/png", image.size, still=moves)
            case "GIF" if moves and limits.moving:
                return Rendition(asset)
    return None


def _may_stay(drawing: bytes, limits: Limits) -> bool:
    """Whether a drawing stays as it is."""
    from octavo.pictures.rasterise import may_vanish
    from octavo.pictures.svg.features import find_undrawn

    return limits.drawings == "svg" and not may_vanish(drawing) and not (limits.plain and find_undrawn(drawing))


def _is_fit(image: Image, limits: Limits) -> bool:
    size = upright_size(image)
    return limits.fit_size(size) == size and orientation(image) == 1 and image.mode != "CMYK" and is_srgb(image)


def _moves(image: Image) -> bool:
    return bool(getattr(image, "is_animated", False)) and image.format != "MPO"


def _render(asset: Asset, limits: Limits) -> Rendition:
    if asset.media_type != _SVG:
        return _render_raster(asset, asset.content, limits)
    from octavo.pictures.rasterise import put_on_dark, rasterise
    from octavo.pictures.svg.features import find_undrawn

    if limits.drawings == "png":
        return _render_raster(asset, rasterise(asset, limits), limits)
    shown = replace(asset, body=put_on_dark(asset)) if _is_light(asset) else asset
    undrawn = find_undrawn(shown.content) if limits.plain else ()
    return _draw(shown, limits, undrawn) if undrawn else _keep_drawing(shown, limits)


def _keep_drawing(drawing: Asset, limits: Limits) -> Rendition:
    """A drawing that stays one; for the PDF engine, in the faces of the book."""
    from octavo.pictures.svg.faces import name_faces

    return Rendition(replace(drawing, body=name_faces(drawing.content)) if limits.plain else drawing)


def _draw(drawing: Asset, limits: Limits, undrawn: tuple[str, ...]) -> Rendition:
    """A drawing as pixels, with the words that are pixels now; as it is where it cannot be drawn."""
    from lxml import etree

    from octavo.pictures.rasterise import rasterise
    from octavo.pictures.svg.words import letters_of

    try:
        made = _render_raster(drawing, rasterise(drawing, limits), limits)
    except FetchError:
        return Rendition(drawing)
    return Rendition(made.asset, undrawn=undrawn, words=letters_of(etree.fromstring(drawing.content))[:_MOST_WORDS])


_MOST_WORDS = 500
"""Characters of the words in a drawing that are told to listeners."""


def _is_light(drawing: Asset) -> bool:
    from octavo.pictures.rasterise import rasterise

    try:
        with open_picture(rasterise(drawing, _SKETCH)) as image:
            return is_light(image.convert("RGBA"))
    except FetchError:  # readers may show it all the same
        return False


def _render_raster(asset: Asset, content: bytes, limits: Limits) -> Rendition:
    with open_picture(content) as image:
        source, few, moves = image.format, image.mode in _FEW, _moves(image)
        lossy = source in _LOSSY and content[12:16] != _LOSSLESS
        fit, clear = _is_fit(image, limits) and image.mode in _PLAIN, image.has_transparency_data
        shown = prepare(image, limits)
    encoded, kind = encode(shown, limits, lossy=lossy, drawn=few)
    worth = limits.anew and len(encoded) < _WORTH * len(content)
    if fit and not worth and source == "PNG" and kind == "image/png" and (not clear or shown.mode == "RGBA"):
        encoded = strip_png(content)  # it may stay as it was written
    if fit and not worth and source in _JPEG:
        encoded = strip_jpeg(content)
    return _name_rendition(asset, encoded, kind, shown.size, still=moves)


def _name_rendition(
    asset: Asset, content: bytes, kind: str, size: tuple[int, int], *, still: bool = False
) -> Rendition:
    return Rendition(Asset(f"{asset.stem}.{EXTENSIONS[kind]}", kind, content, *size), still)
