"""A block that goes on on the next page ends where its lines do: its rule and its ground stop there.

WeasyPrint makes it as high as the page is (CSS Fragmentation 3, 5.1): a rule beside code would run on into the white.

The function has the name of the one of WeasyPrint that it stands for (`patches`).
"""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

_BLOCK_CONTAINER_LAYOUT = block.block_container_layout

_NEXT = 1
"""Which of the results says where the block goes on, if it does."""


def block_container_layout(*given: Any, **named: Any) -> Any:
    """Lays out a block: the part of it that stands on this page, and where it goes on."""
    found = _BLOCK_CONTAINER_LAYOUT(*given, **named)
    part = found[0]
    if part is not None and found[_NEXT] is not None and _is_seen(part) and (end := _find_end(part)) is not None:
        part.height = min(part.height, max(end - part.content_box_y(), 0))
    return found


def _is_seen(part: Any) -> bool:
    """Whether a block has a rule beside it, or a ground."""
    drawn = part.border_left_width or part.border_right_width
    return bool(drawn) or getattr(part.style["background_color"], "alpha", 1) > 0


def _find_end(part: Any) -> float | None:
    """Where the last line of a block ends, or whatever else is the last in it; None if it has nothing."""
    while True:
        inner = [child for child in getattr(part, "children", ()) if child.is_in_normal_flow()]
        if isinstance(part, boxes.LineBox) or not inner:
            return None if isinstance(part, boxes.BlockBox) else float(part.position_y + part.margin_height())
        part = inner[-1]
