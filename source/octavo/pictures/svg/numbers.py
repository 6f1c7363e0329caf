"""Numbers that engines can read: one that is none costs the PDF engine the whole drawing.

Scripts that draw write what they computed, whatever it is: `x="NaN"`, `translate(undefined,0)`, `width="calc(50%)"`.
Browsers pass over such an attribute (SVG 2, 4.2); so it is left out here.
"""

from __future__ import annotations

import re

_NONSENSE = re.compile(r"NaN|undefined|null|Infinity|\[object|#NUM|#REF")

_NUMERIC_NAMES = """
x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height offset opacity fill-opacity stroke-opacity stop-opacity
stroke-width stroke-miterlimit stroke-dashoffset stroke-dasharray refx refy markerwidth markerheight stddeviation
startoffset textlength letter-spacing word-spacing rotate flood-opacity points viewbox
"""
_NUMERIC = frozenset(_NUMERIC_NAMES.split())
"""Attributes, in lower case, whose values are numbers, with units or without, or one word."""

_STRICT = {"opacity", "fill-opacity", "stroke-opacity", "stop-opacity", "flood-opacity", "stroke-miterlimit"}
"""Those of which no word is known."""

_NUMBERS = re.compile(r"[\s,]*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?(?:%|[a-z]{1,4})?[\s,]*)*", re.I)
_WORD = re.compile(r"\s*[a-z][a-z-]*\s*", re.I)
_LAST_COMMAND = re.compile(r"[a-df-z][^a-df-z]*$", re.I)  # of "M0 0 L5 ", "L5 "; the e of "1e-5" is none
_LARGEST = 15
"""Digits of a number: what has more is a slip, and overflows."""

_LONG = re.compile(rf"\d{{{_LARGEST},}}(?!\d*\.?\d*e)")


def plain_number(name: str, value: str) -> str | None:
    """The value of an attribute (`name` in lower case), None if it is none that an engine reads."""
    if name == "d":
        return _cut_path(value)
    if _NONSENSE.search(value) or (name in _NUMERIC and not _is_number(name, value)):
        return None
    if name == "font-size" and not is_letter_size(value):
        return None
    return value


_LARGEST_LETTER = 20_000
"""CSS pixels, or units of any other kind: letters that are larger overflow where text is laid out."""

_LETTER = re.compile(r"\s*([\d.]{1,30})")


def is_letter_size(value: str) -> bool:
    """Whether a font size is one that text can be laid out in; words and shares are."""
    match = _LETTER.match(value)
    return match is None or match[1].count(".") > 1 or float(match[1].strip(".") or 0) <= _LARGEST_LETTER


def _is_number(name: str, value: str) -> bool:
    if _WORD.fullmatch(value):
        return name not in _STRICT
    return value.strip() != "" and _NUMBERS.fullmatch(value) is not None and not _LONG.match(value.strip())


def _cut_path(value: str) -> str:
    """The data of a path up to the first command that has no numbers, as browsers draw it (SVG 2, 9.5.4)."""
    found = _NONSENSE.search(value)
    return _LAST_COMMAND.sub("", value[: found.start()]) if found else value
