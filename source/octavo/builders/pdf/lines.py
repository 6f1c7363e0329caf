"""Mends how WeasyPrint fills lines.

A text that fits but for the space at its end is set whole: WeasyPrint measures that space too, finds the text too
long, and sets its first word alone on a line. And a line that is too short to be justified stays short: before a
long word of code, spaces would be as wide as words, and rivers run through the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.layout import inline

_SPLIT = inline.split_first_line
_JUSTIFY = inline.justify_line

_WIDEST = 0.6
"""How much wider a space may become, in ems of the line's text."""

_NEAR = 2
"""How much longer than the line a text may seem, by the width of its first letters, to be tried without its space."""


@contextmanager
def mended() -> Iterator[None]:
    """WeasyPrint with these in place of its own."""
    inline.split_first_line, inline.justify_line = _split, _justify
    try:
        yield
    finally:
        inline.split_first_line, inline.justify_line = _SPLIT, _JUSTIFY


def _split(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
    """What stands on the first line of `text`: (layout, length, where the next line begins, width, …)."""
    found = _SPLIT(text, style, context, width, *rest, **named)
    _, length, following, reached, *_ = found
    if following is None or width is None or not text.endswith(" "):
        return found
    if reached * len(text) > width * max(length, 1) * _NEAR:
        return found
    whole = _SPLIT(text.rstrip(" "), style, context, width, *rest, **named)
    return whole if whole[2] is None and whole[3] <= width else found


def _justify(context: Any, line: Any, width: float) -> None:
    """Spreads the words of a line by `width`, or as far as its spaces may grow."""
    room = inline.count_expandable_spaces(line) * line.style["font_size"] * _WIDEST
    _JUSTIFY(context, line, min(width, room))
