"""How large a picture is to be shown: pixels, or a share of the text around it.

A width in per cent is kept, whichever way it is written; a height in per cent says nothing in a book. 100% is what a
page says of all its pictures, so that they shrink on phones: it asks for nothing.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from octavo.readers.elements.tree import Element, words


class ImageSize(NamedTuple):
    """Width and height in CSS pixels, or the width in per cent of that of the text around; 0 when not said."""

    width: int = 0
    height: int = 0
    percent: int = 0


_DECLARED = re.compile(r"(?:^|;)\s*(max-width|width|height|zoom)\s*:\s*([\d.]+)\s*(%|px|em|rem|pt|(?=;|\s|$))", re.I)
"""What a style attribute says of sizes: "width:50%", "max-width: 300px", "zoom: 0.5"."""

_PIXELS = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0}
_PER_CENT = re.compile(r"\s*(\d{1,3})(?:\.\d+)?\s*%\s*")  # "50%", "33.3%"
_LEAST, _ALL = 5, 100
"""Per cent: what is less is a slip, and what is more is no wish."""

_WRAPPERS = ("figure", "div", "span", "p", "a", "picture", "center")
_OUTERMOST = 3


def read_size(element: Element, own: tuple[int, int]) -> ImageSize:
    """The size that an image or a drawing asks for; `own` is that of its pixels."""
    stated = _declarations(element)
    if percent := _percent_of(element, stated) or _percent_around(element):
        return ImageSize(percent=percent)
    width = pixels(element.get("width")) or _length(stated.get("width", "")) or _zoomed(stated, own[0])
    height = pixels(element.get("height")) or _length(stated.get("height", ""))
    most = _length(stated.get("max-width", ""))
    if most and most < (width or own[0]):
        return ImageSize(width=most)
    return ImageSize(width, height)


def pixels(value: str | None) -> int:
    """A length in CSS pixels, 0 when it is none."""
    value = (value or "").strip().removesuffix("px").partition(".")[0]
    return int(value) if value.isdecimal() and len(value) < 6 else 0


def _declarations(element: Element) -> dict[str, str]:
    """The sizes that a style attribute states: numbers with their units."""
    style = element.get("style")
    return {name.lower(): number + unit.lower() for name, number, unit in _DECLARED.findall(style)} if style else {}


def _percent_of(element: Element, stated: dict[str, str]) -> int:
    """The width in per cent that an element asks for, its style before its attribute; 0 if none, or all of it."""
    found = (_read_percent(value) for value in (stated.get("width"), element.get("width"), stated.get("max-width")))
    return next(filter(None, found), 0)


def _read_percent(value: str | None) -> int:
    match = _PER_CENT.fullmatch(value or "")
    return int(match[1]) if match and _LEAST <= int(match[1]) < _ALL else 0


def _percent_around(element: Element) -> int:
    """The width of an element that only holds this picture: `<figure style="width:50%"><img></figure>`."""
    around = element.getparent()
    for _ in range(_OUTERMOST):
        if around is None or around.tag not in _WRAPPERS or not _holds_only(around, element):
            return 0
        if percent := _percent_of(around, _declarations(around)):
            return percent
        around = around.getparent()
    return 0


def _holds_only(around: Element, element: Element) -> bool:
    """Whether an element shows one picture, and says no more than a caption does."""
    captions = sum(len(words(caption)) for caption in around.iter("figcaption"))
    return sum(1 for _ in around.iter("img", "svg")) == 1 and len(words(around)) <= captions + len(words(element))


def _length(value: str) -> int:
    """A length of a style in CSS pixels, 0 where it is none."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?|\.\d+)(px|pt|em|rem)", value)
    return min(round(float(match[1]) * _PIXELS[match[2]]), 99_999) if match else 0


def _zoomed(stated: dict[str, str], width: int) -> int:
    """The width of a picture that is zoomed: `<img style="zoom:50%">`, as Typora writes it."""
    match = re.fullmatch(r"(\d+(?:\.\d+)?|\.\d+)(%?)", stated.get("zoom", ""))
    return round(width * float(match[1]) / (100 if match[2] else 1)) if match and len(match[1]) < 6 else 0
