"""Pictures made smaller, so that they stand on the page where they are spoken of."""

from __future__ import annotations

from math import inf
from typing import Any

from weasyprint.css.properties import Dimension
from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.compose.composer import forget
from octavo.builders.pdf.compose.spreads.place import Place, lay_out_whole, measure_room
from octavo.builders.pdf.compose.spreads.state import pitch_of, spreads_of
from octavo.builders.pdf.quality import Remedy
from octavo.builders.pdf.tree.pictures import LEGIBLE, measure_letters

_FRACTION = 0.5
"""CSS pixels that rounding takes."""

_HIGH = 3
"""Lines: what is less high is a sign in the text."""


def shrink(context: Any, place: Place, least: float) -> bool:
    """Whether what is shown fits, its pictures made smaller by no more than to the share `least`; if not, as before."""
    laid = lay_out_whole(context, place)
    pictures = _find_pictures(laid, _HIGH * pitch_of(context, place.box))
    stacked = _measure_stack(pictures)
    missing = laid.border_height() + place.margin - measure_room(context, place) + _FRACTION
    share = 1 - missing / stacked if stacked else 0.0
    if share < least or not all(_is_legible(context, picture, share) for picture in pictures):
        return False
    before = {box: box.style for box in place.child.descendants() if isinstance(box, boxes.ReplacedBox)}
    _resize(place.child, {picture.element: picture for picture in pictures}, share)
    if _fits(context, place):
        spreads_of(context).changes += 1
        spreads_of(context).record(Remedy("shrink", context.current_page - 1, round(share, 3)), id(place.child))
        return True
    for box, style in before.items():
        box.style = style
    forget(place.child)
    return False


def _find_pictures(laid: Any, least: float) -> list[Any]:
    """The pictures of what was laid out."""
    return [box for box in laid.descendants() if isinstance(box, boxes.ReplacedBox) and box.height >= least]


def _measure_stack(pictures: list[Any]) -> float:
    """How high pictures are together; those in a row count once."""
    height, reached = 0.0, -inf
    for top, bottom in sorted((one.position_y, one.position_y + one.height) for one in pictures):
        height += max(0.0, bottom - max(top, reached))
        reached = max(reached, bottom)
    return height


def _is_legible(context: Any, picture: Any, share: float) -> bool:
    """Whether the words of a drawing can still be read when it is so much smaller."""
    hook = vars(context).get("octavo_hook")
    name = picture.element.get("src", "").removeprefix("asset:") if picture.element is not None else ""
    if hook is None or name not in hook.assets:
        return True
    letters = measure_letters(hook.assets[name], picture.width)
    return not 0 < letters * share < LEGIBLE


def _resize(child: Any, pictures: dict[Any, Any], share: float) -> None:
    """Says of each picture in a block how large it is: that share of its size as it was laid out."""
    for box in child.descendants():
        if isinstance(box, boxes.ReplacedBox) and (laid := pictures.get(box.element)) is not None:
            box.style = box.style.copy()
            box.style.update(
                width=Dimension(laid.width * share, "px"), height=Dimension(laid.height * share, "px"),
                max_width=Dimension(inf, "px"), max_height=Dimension(inf, "px"),
                min_width=Dimension(0, "px"), min_height=Dimension(0, "px"),
            )  # fmt: skip
    forget(child)


def _fits(context: Any, place: Place) -> bool:
    laid = lay_out_whole(context, place)
    return bool(laid.border_height() + place.margin <= measure_room(context, place))
