"""SVG turned into pixels, the same on every machine, with the faces of the book; a dark ground for light drawings."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import etree

from octavo import fonts
from octavo.errors import FetchError
from octavo.pictures.limits import Limits
from octavo.pictures.svg.faces import MONO, SANS, SERIF
from octavo.pictures.svg.label_boxes import read_declarations
from octavo.resources import Asset

_LIGHT = re.compile(rb"white|#[ef][0-9a-f]{2}\b|#(?:[ef][0-9a-f]){3}\b|rgb", re.IGNORECASE)
"""What a drawing says that has something light in it: "white", "#eee", "#F0FFF0", "rgb(250, 250, 250)"."""

_GROUND = "fill:#222;stroke:none;opacity:1"

_TURNED = {"start": "end", "end": "start", "": "end"}
"""Which side of the page a text keeps to that runs from right to left, by the side that it names."""


def rasterise(asset: Asset, limits: Limits) -> bytes:
    """The SVG as a PNG of so many pixels for each CSS pixel as the limits say, or less where its size is limited.

    Raises `FetchError` where it cannot be drawn.
    """
    import resvg_py

    width, height = limits.fit_size((round(asset.width * limits.density), round(asset.height * limits.density)))
    drawing = _leave_out_missing(_settle_sides(asset.content).decode())
    try:
        return bytes(
            resvg_py.svg_to_bytes(
                svg_string=drawing,
                width=width,
                height=height,
                skip_system_fonts=True,
                font_files=[*map(str, (*fonts.font_files().values(), *sorted(_more_files(drawing))))],
                font_family=SANS,
                serif_family=SERIF,
                sans_serif_family=SANS,
                cursive_family=SERIF,
                fantasy_family=SANS,
                monospace_family=MONO,
            )
        )
    except ValueError as error:
        raise FetchError(f"the drawing cannot be shown ({error})", code="picture-unreadable") from error


def _more_files(text: str) -> set[Path]:
    """The font files for letters that the faces of every book lack."""
    if not fonts.find_more_families(text):
        return set()
    found = (fonts.find_face(letter) for letter in set(text) if not letter.isascii())
    return {file for file in found if file is not None}


def _leave_out_missing(text: str) -> str:
    """A drawing with "[…]" for letters that no face has, which would be empty boxes."""
    missing = fonts.missing_characters(text)
    return re.sub(f"[{re.escape(''.join(sorted(missing)))}]+", "[…]", text) if missing else text


def _settle_sides(content: bytes) -> bytes:
    """A drawing whose texts from right to left name the side of the page: resvg knows no `direction`."""
    if b"rtl" not in content:
        return content
    root = etree.fromstring(content)
    for text in root.iter("{*}text"):
        if _stated(text, "direction") == "rtl":
            side = _stated(text, "text-anchor")
            text.set("style", f"{text.get('style') or ''};text-anchor:{_TURNED.get(side, side)}".lstrip(";"))
    return etree.tostring(root, encoding="utf-8")


def _stated(element: etree._Element, name: str) -> str:
    """What an element, or the nearest around it, says of a property that is handed down."""
    for around in (element, *element.iterancestors()):
        if value := read_declarations(around).get(name) or around.get(name):
            return value
    return ""


def may_vanish(content: bytes) -> bool:
    """Whether an SVG names a light colour, which white paper would hide."""
    return _LIGHT.search(content) is not None


def put_on_dark(asset: Asset) -> bytes:
    """The SVG with a dark rectangle behind all of it."""
    root = etree.fromstring(asset.content)
    box = zip(("x", "y", "width", "height"), root.get("viewBox", "").replace(",", " ").split(), strict=False)
    ground = root.makeelement("{http://www.w3.org/2000/svg}rect", {**dict(box), "style": _GROUND})
    root.insert(0, ground)
    return bytes(etree.tostring(root, encoding="utf-8")) + b"\n"
