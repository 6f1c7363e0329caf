"""Boxes that stand in for something from elsewhere until its reader agrees to load it: "External content. Accept …".

They go on two signs: what one of their lines says, and a button, a field or the thing itself in the same small box.
The thing itself stays, and is read as what it is.
"""

from __future__ import annotations

from octavo.readers.elements.tree import Element
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.page import MeasuredPage

_LONGEST = 150
"""Words in such a box."""

_LONGEST_LINE = 900
"""Characters in a line of it."""

_BOXES = {"div", "section", "aside", "figure", "span", "center", "p"}
_AGREEING = ("button", "input", "iframe", "label", "video", "embed", "object")


def find_consent_box(line: Line, page: MeasuredPage, top: Element) -> Element | None:
    """The box that a line is in which asks to agree to something from elsewhere, None if it does not or has none."""
    box = _find_box(line.block, page, top)  # first, because few lines have one
    asks = box is not None and len(line.text) <= _LONGEST_LINE and boilerplate.CONSENT.search(line.text) is not None
    return box if asks else None


def _find_box(block: Element, page: MeasuredPage, top: Element) -> Element | None:
    """The innermost small box around a block in which something can be agreed to."""
    for around in (block, *block.iterancestors()):
        measure = page.measures.get(around)
        if around is top or measure is None or measure.words > _LONGEST or around.tag not in _BOXES:
            return None
        if around.tag != "p" and any(_stands_apart(found, block) for found in around.iter(*_AGREEING)):
            return around
    return None


def _stands_apart(found: Element, block: Element) -> bool:
    """Whether what can be agreed to is no part of a line: a label in a sentence is a word of it."""
    return found.tag != "label" or block not in found.iterancestors()
