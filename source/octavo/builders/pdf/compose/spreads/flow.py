"""Stands where WeasyPrint lays out the next block of a page: what does not fit finds a place, and text its line."""

from __future__ import annotations

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from octavo.builders.pdf.compose.spreads.blocks import classes_of, is_listing, is_shown, is_text
from octavo.builders.pdf.compose.spreads.climbing import remember
from octavo.builders.pdf.compose.spreads.grid import align, share_white
from octavo.builders.pdf.compose.spreads.listings import tie
from octavo.builders.pdf.compose.spreads.place import Place
from octavo.builders.pdf.compose.spreads.room import make_room
from octavo.builders.pdf.compose.spreads.state import is_parted, spreads_of
from octavo.markup_names import Class

_IN_FLOW_LAYOUT = block._in_flow_layout

_ABORT, _STOP, _POSITION, _MARGINS, _NEXT_PAGE, _CHILDREN = 0, 1, 3, 4, 5, 6
"""What WeasyPrint answers, by its place: whether the page ends (2: where it goes on), and the state behind a block."""

_CLOSED = {"header", "figure"}
"""Elements whose blocks stand as their styles say."""


def in_flow_layout(context: Any, *given: Any) -> tuple[Any, ...]:
    """Stands for `weasyprint.layout.block._in_flow_layout`: what of a block, or of another one, stands on the page."""
    asked = Place(*given)
    if asked.is_first:
        # WeasyPrint takes each page with a name for one of another kind.
        context.forced_break = _is_parted_above(context)
    place = asked.hold(asked.box.children[asked.number])  # another one, where two changed places
    spreads = spreads_of(context)
    if not spreads.inside or vars(context)["in_column"]:
        with spreads.entered(inside=_is_article(place.child)):
            return tuple(_IN_FLOW_LAYOUT(context, *place))
    if place.skip_stack is None and (is_shown(place.child) or is_listing(place.child)):
        place = make_room(context, place)
    answer = _lay_out(context, place)
    while place.number < asked.number and not (answer[_ABORT] or answer[_STOP]):
        place = _follow(place, answer)
        answer = _lay_out(context, place)
    return answer


def _is_parted_above(context: Any) -> bool:
    """Whether the white above the first block of the page stays: it is not the page before that goes on."""
    return context.current_page == 1 or is_parted(context, context.current_page - 2)


def _is_article(box: Any) -> bool:
    return Class.ARTICLE in classes_of(box)


def _follow(place: Place, answer: tuple[Any, ...]) -> Place:
    """The place behind a block that was laid out."""
    child = place.box.children[place.number + 1]
    child.position_x, child.position_y = place.child.position_x, answer[_POSITION]
    return place._replace(
        number=place.number + 1, child=child, position_y=answer[_POSITION],
        adjoining_margins=answer[_MARGINS], next_page=answer[_NEXT_PAGE], new_children=answer[_CHILDREN],
    )  # fmt: skip


def _lay_out(context: Any, place: Place) -> tuple[Any, ...]:
    """What of a block stands at a place, on the grid if it is text."""
    child = place.child
    if place.skip_stack is not None:
        return _lay_out_inside(context, place)
    block.resolve_percentages(child, place.box)
    tie(place)
    if place.is_first and not place.adjoining_margins and not context.forced_break:
        place = place._replace(adjoining_margins=[0.0])  # so that WeasyPrint leaves out the white above, as it should
    margins, aligned = list(place.adjoining_margins), align(context, place)
    answer = _lay_out_inside(context, aligned)
    if answer[_ABORT] or answer[_POSITION] == aligned.position_y:
        return (*answer[:_POSITION], place.position_y, *answer[_POSITION + 1 :])  # it stands on the next page
    share_white(answer[_CHILDREN], aligned.position_y - place.position_y)
    if not answer[_STOP] and is_text(child):
        remember(place, margins, answer[_CHILDREN][-1])
    return answer


def _lay_out_inside(context: Any, place: Place) -> tuple[Any, ...]:
    """What of a block stands at a place; its own blocks are not moved where they stand in a table or a figure."""
    child = place.child
    closed = child.element_tag in _CLOSED or getattr(child, "is_table_wrapper", False)
    with spreads_of(context).entered(inside=not closed and not isinstance(child, boxes.ReplacedBox)):
        return tuple(_IN_FLOW_LAYOUT(context, *place))
