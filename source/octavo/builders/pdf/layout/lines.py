"""Mends how WeasyPrint fills lines.

A text that fits but for the space at its end is set whole: WeasyPrint measures that space too, finds the text too
long, and sets its first word alone on a line. And a line that is too short to be justified stays short: before a
long word of code, spaces would be as wide as words, and rivers run through the page. In code, the space at a line's
end takes no room (CSS Text 3, 4.1.3: it hangs), and a line whose first word is too long does not end before it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

_SPLIT = inline.split_first_line
_JUSTIFY = inline.justify_line
_LEVEL = inline.split_inline_level

_BEFORE = 11
"""Which argument of `split_inline_level` is what stands before the text on its line, with its place there."""

_WIDEST = 0.6
"""How much wider a space may become, in ems of the line's text."""

_NEAR = 2
"""How much longer than the line a text may seem, by the width of its first letters, to be tried without its space."""


@contextmanager
def mended() -> Iterator[None]:
    """WeasyPrint with these in place of its own."""
    inline.split_first_line, inline.justify_line, inline.split_inline_level = _split, _justify, _level
    try:
        yield
    finally:
        inline.split_first_line, inline.justify_line, inline.split_inline_level = _SPLIT, _JUSTIFY, _LEVEL


def _split(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
    """What stands on the first line of `text`: (layout, length, where the next line begins, width, …)."""
    found = _SPLIT(text, style, context, width, *rest, **named)
    _, length, following, reached, *_ = found
    if following is None or width is None:
        return found
    if style["white_space"] == "pre-wrap" and reached > width:
        return _hung(found, text, style, context, width)
    if not text.endswith(" "):
        return found
    if reached * len(text) > width * max(length, 1) * _NEAR:
        return found
    whole = _SPLIT(text.rstrip(" "), style, context, width, *rest, **named)
    return whole if whole[2] is None and whole[3] <= width else found


def _hung(found: Any, text: str, style: Any, context: Any, width: float) -> Any:
    """A line of code without the room of the spaces at its end, if they alone are too much."""
    layout, length, following, _, *rest = found
    said = text.encode()[:length].decode()
    bare = said.rstrip(" ")
    room = _SPLIT(bare, style, context, None, 0)[3] if bare else 0
    return found if bare == said or room > width else (layout, length, following, room, *rest)


def _level(*given: Any) -> Any:
    """What of a text stands on its line: each piece of a first word of code may be parted."""
    before = given[_BEFORE]
    if before and " " not in "".join(_code(child) for _, child in before).lstrip():
        given = (*given[:_BEFORE], [], *given[_BEFORE + 1 :])
    return _LEVEL(*given)


def _code(child: Any) -> str:
    """The words of a piece of code; of anything else one that lines may end after."""
    if isinstance(child, boxes.TextBox) and child.style["white_space"] == "pre-wrap":
        return str(child.text).replace("\t", " ")
    return "".join(map(_code, child.children)) if isinstance(child, boxes.InlineBox) else "- -"


def _justify(context: Any, line: Any, width: float) -> None:
    """Spreads the words of a line by `width`, or as far as its spaces may grow."""
    room = inline.count_expandable_spaces(line) * line.style["font_size"] * _WIDEST
    _JUSTIFY(context, line, min(width, room))
