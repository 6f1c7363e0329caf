"""A sentence that leads to code stays with the first lines of it."""

from __future__ import annotations

from octavo.builders.pdf.compose.spreads.blocks import announces, is_listing
from octavo.builders.pdf.compose.spreads.place import Place


def tie(place: Place) -> None:
    """Keeps the sentence that leads to a listing with the first lines of it."""
    following = place.box.children[place.number + 1 : place.number + 2]
    if following and is_listing(following[0]) and announces(place.child):
        place.child.style = place.child.style.copy()
        place.child.style["break_after"] = "avoid"
