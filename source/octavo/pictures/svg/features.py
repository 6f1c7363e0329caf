"""What of a drawing the PDF engine (WeasyPrint 70, its package `svg`) does not draw, or draws wrong: a table.

A drawing that has some of it becomes pixels in a PDF, drawn by resvg, which draws all of it. Each row was read in the
engine's code; what it does instead is said beside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from octavo.pictures.svg.bounds import count_shapes
from octavo.pictures.svg.vocabulary import name_of
from octavo.pictures.svg.words import letters_of

_SAID = r"\s*[=:]\s*[\"']?\s*"  # between a property and its value: mask="…", mask: …


class Feature(NamedTuple):
    """Something that a drawing may have, in words, and what finds it in its text."""

    name: str
    pattern: str


FEATURES = (
    Feature("words along a path", r"<textPath\b"),  # drawn flat
    Feature("a mask", rf"\bmask{_SAID}url"),  # taken for as large as the attributes width and height say
    Feature("a filter", rf"\bfilter{_SAID}(?:url|[a-z-]+\()"),  # feOffset and feBlend alone
    Feature("blended colours", rf"\bmix-blend-mode{_SAID}(?!normal)[a-z]"),  # passed over
    Feature("strokes behind letters", rf"\bpaint-order{_SAID}(?:stroke|markers)"),  # strokes hide the letters
    Feature("upright lines", rf"\bwriting-mode{_SAID}(?:tb|vertical)"),  # drawn level
    Feature("raised letters", rf"\bbaseline-shift{_SAID}(?!baseline|0\b)"),  # not raised
    Feature("shares of a shape in a clip", r"clipPathUnits\s*=\s*[\"']objectBoundingBox"),  # as with masks
)
"""What is found by its name. Words in CSS are found too: styles stand in the same text."""

JOINED = re.compile(
    "[\u0300-\u036f\u0590-\u08ff\u0900-\u0dff\u0e31-\u0e4e\u0eb1-\u0ecd\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff"
    "\u200d\ufb1d-\ufdff\ufe70-\ufeff]"
)
"""Letters that join, stack or run from right to left: Hebrew, Arabic, the scripts of India, signs over letters."""

_SPACED = re.compile(rf"\btextLength\b|\bletter-spacing{_SAID}(?!0\b|normal)[\d.-]")  # textLength="90"
_PLACES = ("x", "y", "dx", "dy", "rotate")


def places_letters(attributes: Mapping[str, object]) -> bool:
    """Whether an element says where each of its letters stands: x="10 18 26"."""
    return any(len(re.split(r"[\s,]+", str(attributes.get(name, "")).strip())) > 1 for name in _PLACES)


_PATTERNS = [(feature.name, re.compile(feature.pattern, re.IGNORECASE)) for feature in FEATURES]

_MOST = 15_000
"""Shapes and letters that the PDF engine draws in a few seconds: each costs it about a quarter of a millisecond."""


def find_undrawn(content: bytes) -> tuple[str, ...]:
    """What a clean drawing has that the PDF engine does not draw, in words."""
    text = content.decode("utf-8", "replace")
    root = etree.fromstring(content)
    found = [name for name, pattern in _PATTERNS if pattern.search(text)]
    return tuple(dict.fromkeys([*found, *_find_in_tree(root, is_spaced=bool(_SPACED.search(text)))]))


def _find_in_tree(root: etree._Element, *, is_spaced: bool) -> Iterator[str]:
    letters = letters_of(root)
    if JOINED.search(letters) and (is_spaced or any(places_letters(dict(found.attrib)) for found in _texts(root))):
        yield "letters that join and are set apart"  # each letter is set alone, from left to right
    if any(map(_is_hard_clip, root.iter("{*}clipPath"))):
        yield "a clip of more than plain shapes"  # letters do not cut, and moves add up
    if len(letters) + count_shapes(root) > _MOST:
        yield "very many shapes"


def _texts(root: etree._Element) -> Iterator[etree._Element]:
    return (inside for text in root.iter("{*}text") for inside in text.iter(etree.Element))


def _is_hard_clip(clip: etree._Element) -> bool:
    """Whether a clip holds letters, is clipped itself, or has several shapes of which some are moved."""
    inside = [*clip.iterdescendants()]
    moved = sum(1 for element in inside if element.get("transform"))
    said = any(name_of(element) == "text" or element.get("clip-path") for element in inside)
    return said or bool(clip.get("clip-path")) or (moved > 0 and len(inside) > 1)
