"""The size of a drawing: what it says, else its `viewBox`; lengths in CSS pixels."""

from __future__ import annotations

import re

from lxml import etree

from octavo.pictures.svg.vocabulary import SVG

_UNITS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "in": 96.0, "cm": 96 / 2.54, "mm": 96 / 25.4, "em": 16.0}
_LENGTH = re.compile(r"\s*\+?(\d*\.?\d+(?:e[+-]?\d{1,2})?)\s*([a-z]*)\s*", re.IGNORECASE)  # "12.5em"


def set_size(root: etree._Element) -> tuple[int, int]:
    """Gives the root its size and a `viewBox`, and returns the size: what it says, else its `viewBox`."""
    box = read_view_box(root.get("viewBox", ""))
    width, height = _read_side(root, "width"), _read_side(root, "height")
    _forget_sides(root)
    if box and not (width and height):
        ratio = box[0] / box[1]
        width, height = width or (height * ratio if height else box[0]), height or (width / ratio if width else box[1])
    width, height = width or 300.0, height or 150.0  # what CSS gives to a picture that says nothing
    shown = {"width": write_number(width), "height": write_number(height)}
    root.attrib.update(shown if box else {**shown, "viewBox": f"0 0 {' '.join(shown.values())}"})
    return max(1, round(width)), max(1, round(height))


def _read_side(root: etree._Element, name: str) -> float:
    """The width or the height that a drawing states: its style says it before its attribute (SVG 2, 8.5)."""
    stated = re.search(rf"(?:^|;)\s*{name}\s*:\s*([\w.]+)", root.get("style") or "")
    return (read_length(stated[1]) if stated else 0.0) or read_length(root.get(name))


_SIDES = re.compile(r"(^|;)\s*(?:(?:min-|max-)?(?:width|height))\s*:[^;]*(?=;|$)", re.I)


def _forget_sides(root: etree._Element) -> None:
    """Takes the size out of a drawing's style: the PDF engine would read "height: auto" as no height."""
    if style := root.get("style"):
        left = _SIDES.sub("", style).strip(" ;")
        if left != style.strip(" ;"):
            root.set("style", left) if left else root.attrib.pop("style")


def read_view_box(value: str) -> tuple[float, float] | None:
    """Width and height of a `viewBox`, None where it is missing or broken."""
    try:
        _, _, width, height = map(float, re.split(r"[\s,]+", value.strip()))
    except ValueError:
        return None
    return (width, height) if 0 < width < 1e6 and 0 < height < 1e6 else None


def read_length(value: str | None) -> float:
    """A length in CSS pixels, 0 where it is missing, relative or absurd."""
    match = _LENGTH.fullmatch(value or "")
    if match is None or match[2].lower() not in _UNITS:
        return 0.0
    pixels = float(match[1]) * _UNITS[match[2].lower()]
    return pixels if pixels < 1e6 else 0.0


def write_number(value: float) -> str:
    """A number as it stands in a drawing."""
    return f"{value:.3f}".rstrip("0").rstrip(".")


_GROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*(?!none|transparent|inherit|initial)([^;]+)", re.I)
"""The ground that a style gives a drawing: "background: #1e1e1e"."""

_PAPER = re.compile(r"white|#fff(?:fff)?|rgb\(\s*255,\s*255,\s*255\s*\)", re.I)


def set_ground(root: etree._Element) -> None:
    """Draws the ground that a drawing's style gives it, as browsers do; white is that of the page."""
    found = _GROUND.search(root.get("style") or "")
    if found is None or _PAPER.fullmatch(found[1].strip()) or "(" in _OF_COLOUR.sub("", found[1]):
        return
    sides = zip(("x", "y", "width", "height"), re.split(r"[\s,]+", (root.get("viewBox") or "").strip()), strict=False)
    style = f"fill:{found[1].strip()};stroke:none;opacity:1"
    root.insert(0, root.makeelement(f"{{{SVG}}}rect", {**dict(sides), "style": style}))


_OF_COLOUR = re.compile(r"(?:rgb|hsl)a?\(")
