"""A place on a page that a block is to stand at: what WeasyPrint says of it, and how much room there is."""

from __future__ import annotations

from math import inf
from typing import Any, NamedTuple

from weasyprint.layout import block

from octavo.builders.pdf.compose.spreads.state import page_of, spreads_of


class Place(NamedTuple):
    """What `weasyprint.layout.block._in_flow_layout` is given beside the context: the child `number` of `box` is next.

    `new_children` are those that stand on the page, `adjoining_margins` what collapses with the margin of the child,
    `position_y` where the last one ends, and `bottom_space` what is to be left free at the foot (CSS pixels).
    """

    box: Any
    number: int
    child: Any
    new_children: list[Any]
    page_is_empty: bool
    absolute_boxes: list[Any]
    fixed_boxes: list[Any]
    adjoining_margins: list[float]
    bottom_space: float
    position_y: float
    skip_stack: Any
    first_letter_style: Any
    first_line_style: Any
    discard: bool
    next_page: Any
    max_lines: int | None

    @property
    def margin(self) -> float:
        """The white above the child, once its margin has collapsed with those before it."""
        margin_top = self.child.margin_top
        margins = [*self.adjoining_margins, 0 if margin_top == "auto" else margin_top]
        collapsed: float = block.collapse_margin(margins)
        return collapsed

    @property
    def is_first(self) -> bool:
        """Whether nothing stands above it on its page, so that it must stand here, however high it is."""
        return self.page_is_empty and not self.new_children

    def hold(self, child: Any) -> Place:
        """The same place for another child."""
        child.position_x, child.position_y = self.child.position_x, self.child.position_y
        return self._replace(child=child)


def measure_room(context: Any, place: Place) -> float:
    """How much room is left below the blocks above, in CSS pixels."""
    room: float = context.page_bottom - place.bottom_space - place.position_y
    return room


def measure_depth(context: Any) -> float:
    """How high the text of a page is, in CSS pixels."""
    depth: float = page_of(context).height
    return depth


def lay_out_whole(context: Any, place: Place) -> Any:
    """The child as it would stand if the page had no end; it leaves nothing behind."""
    child = place.child
    position = child.position_x, child.position_y
    with spreads_of(context).entered(inside=False):
        laid, *_ = block.block_level_layout(
            context, child, -inf, None, place.box, False, [], [], [], None, None, False, None
        )  # fmt: skip
    child.position_x, child.position_y = position
    if laid is not None:
        block.remove_placeholders(context, [laid], [], [])
    return laid
