"""What is shown and has no room on its page: how it gets some, where the page would else be left white."""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

from octavo.builders.pdf.compose.spreads.blocks import is_listing, is_movable
from octavo.builders.pdf.compose.spreads.climbing import climb
from octavo.builders.pdf.compose.spreads.passing import let_pass
from octavo.builders.pdf.compose.spreads.place import Place, lay_out_whole, measure_depth, measure_room
from octavo.builders.pdf.compose.spreads.shrinking import shrink
from octavo.builders.pdf.compose.spreads.state import spreads_of
from octavo.builders.pdf.quality import Remedy

HOLE = 0.12
"""The share of the depth of a page that may stay white."""

_LEAST, _LAST = 0.8, 0.6
"""The share of its size that a picture keeps; and where else more than `_WHITE` of the page would be white."""

_WHITE = 0.3
"""The share of the depth that stays white on no page."""


def make_room(context: Any, place: Place) -> Place:
    """The place, for what is shown if it fits or was made to, or for what stands there instead of it."""
    if place.is_first or not is_movable(place.child):
        return place
    missing = _measure_missing(context, place)
    white = measure_room(context, place) / measure_depth(context)
    if missing <= 0 or (white <= HOLE and not _is_tied(context, place)):
        return place
    if is_listing(place.child):
        return _divide(context, place)
    return _fit(context, place, missing, white)


def _fit(context: Any, place: Place, missing: float, white: float) -> Place:
    """The place, for a picture that is smaller now, or for a paragraph that stands there instead of it."""
    if shrink(context, place, _LEAST):
        return place
    for elsewhere in (let_pass, climb):
        if (found := elsewhere(context, place, missing)) is not None:
            return found
    if white > _WHITE:
        shrink(context, place, _LAST)
    return place


def _measure_missing(context: Any, place: Place) -> float:
    """How much room what is shown lacks, in CSS pixels."""
    laid = lay_out_whole(context, place)
    if laid is None or (laid.border_height() > measure_depth(context) and place.child.style["break_inside"] == "auto"):
        return 0.0  # pictures in many rows go on on the next page
    return float(laid.border_height() + place.margin - measure_room(context, place))


def _is_tied(context: Any, place: Place) -> bool:
    """Whether what stands above would go to the next page too: a heading."""
    last = block.find_last_class_a_break_point_child(place.new_children)
    return last is not None and block.avoid_page_break(block.block_level_page_break(last, place.child), context)


def _divide(context: Any, place: Place) -> Place:
    """The place, for a short listing that may be divided from now on."""
    code = place.child
    if code.style["break_inside"] == "avoid":
        code.style = code.style.copy()
        code.style["break_inside"] = "auto"
        number = context.current_page - 1
        spreads_of(context).changes += 1
        spreads_of(context).record(Remedy("divide", number, 0), id(code))
    return place
