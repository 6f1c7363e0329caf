"""Pictures on their way into a book: found through a door, checked, measured, and kept in the store.

What a picture is, its bytes say, never its name. JPEG, PNG and GIF that decode are kept byte for byte. Other formats,
and JPEGs that e-readers show wrongly (CMYK, turned by their camera), become PNG or RGB JPEG, the same
bytes each time. Drawings (SVG) are rewritten by `octavo.drawings`.
"""

from __future__ import annotations

import re
import struct
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import TYPE_CHECKING

from octavo import drawings
from octavo.errors import FetchError
from octavo.notes import Notes
from octavo.resources import Asset, Assets, Fetch, Resource, asset

if TYPE_CHECKING:
    from PIL.Image import Image

MAX_BYTES = 50 * 2**20
"""The largest file taken. The most pixels are Pillow's own limit for one picture, 89 million."""

_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "BMP", "TIFF", "ICO")
_KEPT = {"JPEG": "image/jpeg", "MPO": "image/jpeg", "PNG": "image/png", "GIF": "image/gif"}
_LOSSY = {"JPEG", "MPO", "AVIF", "WEBP"}
_LOSSLESS = b"VP8L"  # where a WebP file says what it is
_ORIENTATION = 0x0112
_QUALITY = 90
_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, EOFError, MemoryError,
    RuntimeError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's decoders raise on bytes that are no picture."""

_DRAWING = re.compile(rb"\s*<(?:\?xml|!DOCTYPE|!--|svg|[a-z]+:svg)", re.IGNORECASE)


def fetcher(door: Callable[[str], Resource], assets: Assets, notes: Notes | None = None) -> Fetch:
    """A `Fetch` that gets pictures through `door` and keeps them in `assets`; each reference is followed once.

    What had to be left out of a drawing is added to `notes`.
    """
    known: dict[str, Asset | FetchError] = {}

    def fetch(reference: str) -> Asset:
        if reference not in known:
            try:
                known[reference] = _fetched(door(reference), assets, notes)
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
        raise _too_large(f"the file has {len(content) / 2**20:.0f} MB")
    if looks_like_drawing(content):
        drawing = drawings.clean(content, _embedded)
        return asset(drawing.content, "image/svg+xml", drawing.size), drawing.dropped
    return _raster(content), ()


def looks_like_drawing(content: bytes) -> bool:
    """Whether the bytes start as an SVG file does, in UTF-8 or UTF-16."""
    start = content[:4096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").removeprefix(b"\xff\xfe")
    return bool(_DRAWING.match(start.removeprefix(b"\xfe\xff")))


def _embedded(content: bytes) -> Asset | None:
    """A picture inside a drawing, None if it is unfit."""
    try:
        return _raster(content)
    except FetchError:
        return None


def _raster(content: bytes) -> Asset:
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=_FORMATS) as image:
                return _checked(image, content)
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise _too_large("it has more pixels than can be shown") from error
        except _BROKEN as error:
            raise FetchError("the picture cannot be decoded", code="picture-unreadable") from error


def _checked(image: Image, content: bytes) -> Asset:
    """`content` as it is if it may stay so, else converted; either way every pixel was decoded once."""
    if image.format in _KEPT and image.mode != "CMYK" and not _turned(image):
        size = image.size
        image.draft("L", (1, 1))  # a JPEG decodes at an eighth of its size: a quarter of the time
        image.load()
        return asset(content, _KEPT[image.format], size)
    return _converted(image, lossy=image.format in _LOSSY and content[12:16] != _LOSSLESS)


def _turned(image: Image) -> bool:
    return image.getexif().get(_ORIENTATION, 1) not in (0, 1)


def _converted(image: Image, lossy: bool) -> Asset:
    """The picture upright, as a JPEG if it was compressed with loss and is opaque, else as a PNG."""
    from PIL import ImageOps

    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile")
    if upright.mode == "CMYK":
        upright, profile = _rgb_of_cmyk(upright), None
    if lossy and not upright.has_transparency_data:
        plain = upright if upright.mode in ("L", "RGB") else upright.convert("RGB")
        return _written(plain, "JPEG", {"quality": _QUALITY, "icc_profile": profile})
    if upright.mode not in ("1", "L", "LA", "P", "RGB", "RGBA", "I;16"):
        upright = upright.convert("RGBA" if upright.has_transparency_data else "RGB")
    return _written(upright, "PNG", {"icc_profile": profile})


def _rgb_of_cmyk(image: Image) -> Image:
    """RGB as the picture's own profile says; without one, or with a broken one, by plain arithmetic."""
    from PIL import ImageCms

    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        screen = ImageCms.createProfile("sRGB")
        converted = ImageCms.profileToProfile(image, profile, screen, outputMode="RGB")
    except (KeyError, OSError, ImageCms.PyCMSError):
        converted = None
    return converted or image.convert("RGB")


def _written(image: Image, name: str, options: dict[str, object]) -> Asset:
    image.info = {key: value for key, value in image.info.items() if key == "transparency"}
    file = BytesIO()
    image.save(file, name, **options)
    return asset(file.getvalue(), _KEPT[name], image.size)


def _too_large(why: str) -> FetchError:
    return FetchError(f"the picture is too large: {why}", code="picture-too-large")
