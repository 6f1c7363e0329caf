"""The grid: text begins on a line of it, whatever stands above."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.compose.composer import composer_of
from octavo.builders.pdf.compose.spreads.blocks import is_listing, is_shown
from octavo.builders.pdf.compose.spreads.place import Place
from octavo.builders.pdf.compose.spreads.state import page_of, pitch_of
from octavo.markup_names import HEADINGS

_NEAR = 0.02
"""Shares of a line that nobody sees."""

_SMALL = 0.3
"""Shares of a line: white as small may be closed for the grid."""

_LEAST = 0.6
"""The share of larger white that the grid leaves of it."""


def align(context: Any, place: Place) -> Place:
    """The place, moved to a line of the grid if what stands there is text: up if the white above allows, or down."""
    pitch = pitch_of(context, place.box)
    if place.is_first or not _begins_with_text(context, place.child, pitch):
        return place
    margin = place.margin
    behind = (place.position_y + margin - page_of(context).content_box_y()) % pitch
    if min(behind, pitch - behind) < _NEAR * pitch:
        move = -behind if behind < pitch / 2 else pitch - behind
    else:
        move = -behind if behind <= _spare(margin, pitch) else pitch - behind
    place.child.position_y += move
    return place._replace(position_y=place.position_y + move)


def share_white(children: list[Any], move: float) -> None:
    """Moves what is shown before the last block of some by half as much as that was moved: white is on both sides."""
    if move and len(children) > 1 and (is_shown(children[-2]) or is_listing(children[-2])):
        children[-2].translate(dy=move / 2)


def _spare(margin: float, pitch: float) -> float:
    """How much of the white above may be taken for the grid."""
    return margin if margin <= _SMALL * pitch else margin * (1 - _LEAST)


def _begins_with_text(context: Any, child: Any, pitch: float) -> bool:
    """Whether a block is text, whose lines are as high as those of the article; an item of a list is what is in it."""
    if child.element_tag in HEADINGS or not isinstance(child, boxes.BlockBox) or not child.children or is_shown(child):
        return False
    first = child.children[0]
    if first.is_outside_marker:
        first = child.children[1].children[0] if len(child.children) > 1 and child.children[1].children else None
    if not isinstance(first, boxes.LineBox):
        return False
    height, _ = composer_of(context).shaper.strut(child.style)
    return bool(abs(height - pitch) < _NEAR * pitch)
