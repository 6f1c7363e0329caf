"""Leaders ("Contents . . . . 41"): their dots are one short text that WeasyPrint repeats, and would shape each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from weasyprint.formatting_structure.boxes import MarginBox

from octavo.builders.pdf.compose.reasons import NotComposedError, Reason
from octavo.builders.pdf.compose.shaping import Shaper
from octavo.builders.pdf.compose.showing import ComposedText


def compose_leaders(pages: Sequence[Any], paragraphs: dict[str, int], shaper: Shaper) -> None:
    """Has the leaders of laid-out pages drawn from glyphs that are shaped once, if there are any."""
    if not paragraphs.get(Reason.LEADER.value):
        return
    for page in pages:
        for leader in _find_leaders(page):
            for text in leader.children:
                try:
                    shaped = shaper.shape(text.text, text.style)
                except NotComposedError:  # it is drawn as WeasyPrint does it
                    break
                text.pango_layout = ComposedText(shaped, 0, len(text.text), None, 0.0)


def _find_leaders(box: Any) -> Iterator[Any]:
    """The leaders in a box."""
    for child in getattr(box, "children", ()):
        if child.is_leader:
            yield child
        elif not isinstance(child, MarginBox):
            yield from _find_leaders(child)
