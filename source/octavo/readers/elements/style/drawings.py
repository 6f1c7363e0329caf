"""What the stylesheets of a page say of the drawings in it goes into their elements: a file of its own has no page.

A sheet in a drawing is one of the page's too, as HTML has it. Only what paints is taken over: where a page puts a
drawing and how large it shows it is the page's affair.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from octavo.readers.elements.tree import Element, drop, stands_in

_PAINTS = re.compile(r"(?<![\w-])(?:fill|stroke|stop-color|text-anchor|stroke-width)\s*:", re.I)
"""Finds sheets that say something of drawings: "fill: none"."""

_LEAST = 2
"""Elements in a drawing that is more than a sign."""


def style_drawings(root: Element, sheets: Iterable[str]) -> None:
    """Writes what the sheets of a page, and those in its drawings, say of drawings into their style attributes."""
    drawings = [found for found in root.iter("svg") if _is_drawing(found)]
    own = [style for drawing in drawings for style in drawing.iter("style") if style.text]
    if not drawings or not (said := [*filter(_PAINTS.search, sheets), *(style.text or "" for style in own)]):
        return
    import cssselect2  # here: it takes time to load, and few pages need it

    from octavo.pictures.svg.cascade import write_styles

    write_styles(drawings, cssselect2.ElementWrapper.from_html_root(root), said, painting=True)
    for style in own:
        drop(style)


def _is_drawing(found: Element) -> bool:
    return not stands_in(found, "svg") and sum(1 for _ in islice(found.iterdescendants(), _LEAST)) == _LEAST
