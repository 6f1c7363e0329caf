"""Pixels prepared for an output: upright, in sRGB, on a ground, within limits; then encoded as JPEG or PNG."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from octavo.pictures.decoding import upright_size
from octavo.pictures.limits import Limits

if TYPE_CHECKING:
    from PIL.Image import Image

_WHITE, _DARK = (255, 255, 255), (34, 34, 34)
_LIGHT, _DARKER, _OPAQUE = 200, 0.02, 0.8
"""White hides what has hardly a tone below the first of these (of 255), and less than this share of its area opaque."""

_CLEARLY = 0.7
"""The share of a PNG's bytes that a JPEG of it must stay under, to be worth its loss."""

_PALETTE = 256
_COLOURS = 0.05
_ALIKE = 0.3
_LEAST = 10_000
"""A photograph has a new colour for every 20 pixels or more, hardly two neighbours alike, and this many pixels."""


def is_srgb(image: Image) -> bool:
    """Whether a picture's numbers mean sRGB: it says so, or says nothing."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if image.mode == "CMYK":
        return False
    if not profile:
        return True
    try:
        name = ImageCms.getProfileDescription(ImageCms.ImageCmsProfile(BytesIO(profile)))
    except (OSError, ImageCms.PyCMSError):
        return True  # a profile that nothing can read changes nothing
    return name.startswith(("sRGB", "c2", "Artifex sRGB"))


def prepare(image: Image, limits: Limits) -> Image:
    """The picture upright, in sRGB (L, RGB, or RGBA where it stays transparent), and within the limits."""
    from PIL import Image, ImageOps

    size = limits.fit_size(upright_size(image))
    image.draft(None, size if upright_size(image) == image.size else size[::-1])  # a JPEG is made smaller as it is read
    flat = _flatten(_to_srgb(ImageOps.exif_transpose(image)), limits)
    if size != flat.size:
        flat = flat.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return flat.convert("L") if limits.greys and flat.mode == "RGB" else flat


def _to_srgb(image: Image) -> Image:
    """The picture in L, RGB or RGBA, its numbers those of sRGB."""
    if not is_srgb(image):
        image = _apply_profile(image)
    if image.has_transparency_data:
        return image.convert("RGBA")
    if image.mode.startswith("I"):
        return image.point(lambda value: value * (1 / 256)).convert("L")  # 16 bits
    return image.convert("L" if image.mode in ("1", "L") else "RGB")


def _apply_profile(image: Image) -> Image:
    """The picture as its own profile says; without one, or with a broken one, by plain arithmetic."""
    from PIL import ImageCms

    if image.mode == "P":
        image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    try:
        profile = ImageCms.ImageCmsProfile(BytesIO(image.info["icc_profile"]))
        screen = ImageCms.createProfile("sRGB")
        mode = "RGBA" if image.mode == "RGBA" else "RGB"
        shown = ImageCms.profileToProfile(image, profile, screen, outputMode=mode) or image
    except (KeyError, OSError, ImageCms.PyCMSError):
        return image
    return shown.convert("L") if image.mode == "L" else shown


def _flatten(image: Image, limits: Limits) -> Image:
    """The picture on its ground, where it needs one; opaque ones without their alpha channel."""
    from PIL import Image

    if image.mode != "RGBA":
        return image
    alpha = image.getchannel("A")
    if alpha.getextrema() == (255, 255):
        return image.convert("RGB")
    light = is_light(image)
    if not (limits.ground or light):
        return image
    ground = Image.new("RGB", image.size, _DARK if light else _WHITE)
    ground.paste(image, mask=alpha)
    return ground


def is_light(image: Image) -> bool:
    """Whether a picture (RGBA) is drawn in nearly white on nothing, so that a white page would hide it."""
    seen = image.getchannel("A").point(lambda value: 255 if value > 127 else 0)
    tones = image.convert("L").histogram(seen)
    count = sum(tones)
    return 0 < count < _OPAQUE * image.width * image.height and sum(tones[:_LIGHT]) < _DARKER * count


# --- writing -----------------------------------------------------------------------------------------


def encode(image: Image, limits: Limits, *, lossy: bool, drawn: bool) -> tuple[bytes, str]:
    """The bytes of a prepared picture, and their media type.

    A JPEG if its source was compressed with loss, or if it is a photograph that becomes clearly smaller so; else a
    PNG. `drawn` says that the source had few colours: it keeps to a palette, as all PNGs do that are written anew.
    """
    if image.mode != "RGBA":
        if lossy:
            return _encode_jpeg(image, limits), "image/jpeg"
        if not drawn and is_photograph(image):
            png, jpeg = _encode_png(image), _encode_jpeg(image, limits)
            return (jpeg, "image/jpeg") if len(jpeg) < _CLEARLY * len(png) else (png, "image/png")
    return _encode_png(_to_palette(image, drawn or limits.anew)), "image/png"


def is_photograph(image: Image) -> bool:
    """Whether a picture (L or RGB) has grain: many colours, and hardly two equal pixels side by side."""
    from PIL import ImageChops

    width, height = image.size
    if width * height < _LEAST:
        return False
    if image.mode == "RGB" and image.getcolors(max(_PALETTE, round(width * height * _COLOURS))) is not None:
        return False
    beside = ImageChops.difference(image.crop((1, 0, width, height)), image.crop((0, 0, width - 1, height)))
    bands = beside.split()
    most = bands[0]
    for band in bands[1:]:
        most = ImageChops.lighter(most, band)
    return most.histogram()[0] < _ALIKE * (width - 1) * height


def _to_palette(image: Image, drawn: bool) -> Image:
    """The picture with a palette, where it has so few colours that none is lost, or was `drawn` with one."""
    from PIL import Image, ImageChops

    if image.mode != "RGB" or not (drawn or image.getcolors(_PALETTE)):
        return image
    few = image.quantize(_PALETTE, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    same = ImageChops.difference(few.convert("RGB"), image).getbbox() is None
    return few if drawn or same else image


def _encode_jpeg(image: Image, limits: Limits) -> bytes:
    return _encode(image, "JPEG", quality=limits.quality, optimize=True)


def _encode_png(image: Image) -> bytes:
    return _encode(image, "PNG")


def _encode(image: Image, name: str, **options: object) -> bytes:
    image.info = {}
    file = BytesIO()
    image.save(file, name, **options)
    return file.getvalue()
