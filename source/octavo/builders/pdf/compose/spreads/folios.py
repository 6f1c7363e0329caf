"""What stands below the text of a page, such as its number: it goes down with the foot that holds a line more."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from weasyprint import layout

from octavo.builders.pdf.compose.spreads.state import room_below, spreads_of

_MAKE_MARGIN_BOXES = layout.make_margin_boxes

_EDGE = 24.0
"""CSS pixels between the last line below the text and the edge of the page: a quarter of an inch, as printers ask."""

_BELOW = 1.5
"""Lines: how deep what stands below the text is, with the white above it (print.css)."""


def has_room_below(context: Any, page: Any, lines: int) -> bool:
    """Whether the foot of a page, and what stands below it, can go down by so many lines."""
    margin = page.margin_height() - (page.content_box_y() - page.position_y) - page.height
    return bool((lines + _BELOW) * spreads_of(context).pitch <= margin - _EDGE)


def make_margin_boxes(context: Any, page: Any, state: Any) -> Iterator[Any]:
    """Stands for `weasyprint.layout.make_margin_boxes`: those below the text move with its foot."""
    depth = max(0.0, room_below(context))
    for box in _MAKE_MARGIN_BOXES(context, page, state):
        if depth and box.at_keyword.startswith("@bottom"):
            box.translate(0, depth)
        yield box
