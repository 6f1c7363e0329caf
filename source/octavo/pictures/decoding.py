"""From bytes to pixels: what Pillow may open here, and how it fails.

Formats are named, so that no other decoder is ever asked. HEIC is one of them where the extra `octavo[heic]` is
installed.
"""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from octavo.errors import FetchError

if TYPE_CHECKING:
    from PIL.Image import Image

FORMATS = {
    "JPEG": "image/jpeg",
    "MPO": "image/jpeg",  # a JPEG with more of them behind it
    "PNG": "image/png",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
    "ICO": "image/vnd.microsoft.icon",
    "HEIF": "image/heic",
}
"""The formats that are read, by Pillow's names, and their media types."""

_USUAL = tuple(name for name in FORMATS if name not in {"HEIF", "MPO"})
"""What Pillow is asked for. An MPO comes of a JPEG, by itself."""

_ORIENTATION = 0x0112
_TURNED = (5, 6, 7, 8)
"""The orientations of EXIF that lie on their side."""

_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
"""The brands of HEIC files, at their eighth byte (ISO/IEC 23008-12)."""

_BROKEN = (
    OSError, SyntaxError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, EOFError, MemoryError,
    RuntimeError, AssertionError, struct.error, zlib.error,
)  # fmt: skip
"""What Pillow's decoders raise on bytes that are no picture; an assertion fails on a palette that is not there."""


@contextmanager
def open_picture(content: bytes) -> Iterator[Image]:
    """The picture in `content`. What cannot be decoded, then or inside the `with`, raises `FetchError`."""
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = False  # WeasyPrint sets it for the whole process
    known = _register_heic() if _is_heic(content) else _USUAL
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        try:
            with Image.open(BytesIO(content), formats=known) as image:
                yield image
        except (Image.DecompressionBombWarning, Image.DecompressionBombError) as error:
            raise too_large("it has more pixels than can be shown") from error
        except _BROKEN as error:
            raise FetchError("the picture cannot be decoded", code="picture-unreadable") from error


def too_large(why: str) -> FetchError:
    """What is raised for a picture that is more than a book can hold."""
    return FetchError(f"the picture is too large: {why}", code="picture-too-large")


def orientation(image: Image) -> int:
    """How the camera held a picture (EXIF, 4.6.4): 1 is upright."""
    found = image.getexif().get(_ORIENTATION, 1)
    return found if found in range(1, 9) else 1


def upright_size(image: Image) -> tuple[int, int]:
    """Width and height as the picture is to be seen."""
    width, height = image.size
    return (height, width) if orientation(image) in _TURNED else (width, height)


def _is_heic(content: bytes) -> bool:
    return content[4:8] == b"ftyp" and content[8:12] in _HEIC


@cache
def _register_heic() -> tuple[str, ...]:
    """The formats for HEIC files. Raises `FetchError` where nothing here reads them."""
    try:
        import pillow_heif
    except ImportError as error:
        why = "HEIC pictures are read where octavo[heic] is installed"
        raise FetchError(why, code="picture-unreadable") from error
    pillow_heif.register_heif_opener()
    return ("HEIF", "AVIF")
