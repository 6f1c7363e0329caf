"""What is shown stands above the last paragraphs of its section, where none follows that could fill the page.

They were laid out already, and are taken off the page again; the last of them then runs over its end.
"""

from __future__ import annotations

from typing import Any

from weasyprint.layout import block

from octavo.builders.pdf.compose.spreads.blocks import announces, goes_on
from octavo.builders.pdf.compose.spreads.passing import MOST, mark_passed, passed_by
from octavo.builders.pdf.compose.spreads.place import Place

_BEGAN = "octavo_began"
"""What a paragraph on a page keeps: the place that it was laid out at."""


def remember(place: Place, margins: list[float], laid: Any) -> None:
    """Keeps with a paragraph that was laid out the place that it was given, so that another block can have it."""
    setattr(laid, _BEGAN, place._replace(adjoining_margins=margins, new_children=[]))


def climb(context: Any, place: Place, missing: float) -> Place | None:
    """The place above the fewest paragraphs that leave enough room, which are taken off the page; None for none."""
    box, index, shown = place.box, place.number, place.child
    least = len(passed_by(shown)) + 1  # those that passed it stand behind it again
    if index < least or announces(box.children[index - least]):
        return None
    for count in range(least, min(least + MOST, len(place.new_children) + 1, index + 1)):
        began: Place | None = vars(place.new_children[-count]).get(_BEGAN)
        first = index - count
        if (
            began is None
            or began.number != first
            or any(one.footnote for one in place.new_children[-count].descendants())
        ):
            return None
        if place.position_y - began.position_y < missing:
            continue
        if first and (announces(box.children[first - 1]) or goes_on(box.children[first])):
            return None
        return _take(context, place, began, count)
    return None


def _take(context: Any, place: Place, began: Place, count: int) -> Place:
    """The place of the first of so many paragraphs, which go behind what is shown."""
    box, first = place.box, began.number
    above = box.children[first : place.number]
    kept = place.new_children[:-count]
    block.remove_placeholders(context, place.new_children[-count:], place.absolute_boxes, place.fixed_boxes)
    box.children = [*box.children[:first], place.child, *above, *box.children[place.number + 1 :]]
    passed = passed_by(place.child)
    mark_passed(context, place.child, tuple(one.element for one in above if one.element not in passed))
    place.child.position_x, place.child.position_y = began.child.position_x, began.position_y
    return place._replace(
        number=first, new_children=kept, position_y=began.position_y, adjoining_margins=list(began.adjoining_margins)
    )
