"""White at the foot of a page, shared among the places on it that have white already: headings, pictures, listings.

Each of them gets a whole line, so that the text stays on the grid.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, starmap
from typing import Any

from weasyprint.formatting_structure import boxes

from octavo.builders.pdf.compose.spreads.blocks import is_formula, is_listing, is_shown
from octavo.markup_names import HEADINGS

_OPEN = {"html", "body", "article", "section", "main"}
"""Elements that only hold blocks: what is drawn is in them."""

MOST = 6
"""Lines at the foot that may be shared: where there are more, the page is short for a reason."""


def stretch(page: Any, short: int, pitch: float) -> int:
    """Shares as many lines of white as there are places for, and says how many are left at the foot."""
    if not 0 < short <= MOST:
        return short
    leaves = list(_find_leaves(page.children[0]))
    gaps = {id(leaf) for before, leaf in pairwise(leaves) if _is_gap(before, leaf)}
    moved = 0
    for leaf in leaves:
        if id(leaf) in gaps and moved < short:
            moved += 1
        if moved:
            leaf.translate(dy=moved * pitch)
    return short - moved


def count_gaps(page: Any) -> int:
    """In how many places of a page there is white that may grow."""
    leaves = list(_find_leaves(page.children[0]))
    return sum(starmap(_is_gap, pairwise(leaves)))


def _find_leaves(box: Any) -> Iterator[Any]:
    """The blocks of a page from its head to its foot."""
    for child in box.children:
        if child.element_tag in _OPEN and not isinstance(child, boxes.LineBox):
            yield from _find_leaves(child)
        else:
            yield child


def _is_gap(before: Any, leaf: Any) -> bool:
    """Whether there is white between two blocks that may be more; what follows a heading stays where it is."""
    if not (isinstance(before, boxes.BlockLevelBox) and isinstance(leaf, boxes.BlockLevelBox)):
        return False
    if before.element_tag in HEADINGS or before.element_tag == "header" or leaf.element is before.element:
        return False
    return leaf.element_tag in HEADINGS or any(map(_has_white, (before, leaf)))


def _has_white(box: Any) -> bool:
    return is_shown(box) or is_listing(box) or is_formula(box) or box.element_tag in {"table", "hr", "aside"}
