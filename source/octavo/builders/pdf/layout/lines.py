"""How WeasyPrint fills lines, but for five things.

A text that fits but for the space at its end is set whole: WeasyPrint measures that space too, finds the text too
long, and sets its first word alone on a line. And a line that is too short to be justified keeps its spaces: before a
long word of code they would be as wide as words, and rivers run through the page. In code, the space at a line's
end takes no room (CSS Text 3, 4.1.3: it hangs), and a line whose first word is too long does not end before it.
A token longer than its line (a path, an identifier) is parted after one of its marks or before a capital, and no
operator is parted at all.

Each function has the name of the one of WeasyPrint that it stands for (`patches`).
"""

from __future__ import annotations

import re
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import inline

from octavo.builders.pdf.compose.breakpoints import find_seams
from octavo.builders.pdf.compose.lines import WIDEST

_SPLIT_FIRST_LINE, _JUSTIFY_LINE = inline.split_first_line, inline.justify_line
_SPLIT_INLINE_LEVEL = inline.split_inline_level

_BEFORE = 11
"""Which argument of `split_inline_level` is what stands before the text on its line, with its place there."""

_LEAST = 0.25
"""The share of a line that a token fills at least before it is parted at a seam: else it is anywhere."""

_NEAR = 2
"""How much longer than the line a text may seem, by the width of its first letters, to be tried without its space."""


def split_first_line(text: str, style: Any, context: Any, width: Any, *rest: Any, **named: Any) -> Any:
    """What stands on the first line of `text`: its layout, its length in bytes, where the next line begins (None if
    there is none), its width, its height and its base line, all in CSS pixels."""
    found = _SPLIT_FIRST_LINE(text, style, context, width, *rest, **named)
    _, length, following, reached, *_ = found
    if following is None or width is None:
        return found
    if style["overflow_wrap"] == "anywhere":
        line = text.encode()[:following].decode()
        if place := _find_operator(text, line) or _find_seam(text, line):
            return _part_at(place, text, style, context)
    if style["white_space"] == "pre-wrap" and reached > width:
        return _hang_spaces(found, text, style, context, width)
    if not text.endswith(" "):
        return found
    if reached * len(text) > width * max(length, 1) * _NEAR:
        return found
    whole = _SPLIT_FIRST_LINE(text.rstrip(" "), style, context, width, *rest, **named)
    return whole if whole[2] is None and whole[3] <= width else found


_OPERATOR = re.compile(r"<=>|->>?|<-|=>|::|[=!]==|[!?*/+<>=-]=|&&|\|\||\?[.?]|\+\+|--|<<|>>|\.\.\.?")
"""What is one sign of code, of several characters: "->", "!=", "::"."""


def _find_operator(text: str, line: str) -> int:
    """Where the operator begins that a line would end in; 0 if it ends in none, or begins with it."""
    at = len(line)
    near = _OPERATOR.finditer(text, max(at - _LONGEST, 0), at + _LONGEST)
    return next((found.start() for found in near if found.start() < at < found.end()), 0)


_LONGEST = 3
"""Characters of an operator."""


def _find_seam(text: str, line: str) -> int:
    """The place of the last seam before that where a token is parted on a line; 0 if it is parted well."""
    after = text[len(line) : len(line) + 1]
    if not line or not after or line[-1].isspace() or after.isspace():
        return 0
    start = line.rfind(" ") + 1
    seams = list(find_seams(text, start, len(line) + 1))
    return seams[-1] if seams and len(line) * _LEAST < seams[-1] < len(line) else 0


def _part_at(place: int, text: str, style: Any, context: Any) -> Any:
    """A line that ends so many characters from the start of the text."""
    layout, length, _, *sizes = _SPLIT_FIRST_LINE(text[:place], style, context, None, 0)
    return (layout, length, len(text[:place].encode()), *sizes)


def _hang_spaces(found: Any, text: str, style: Any, context: Any, width: float) -> Any:
    """A line of code without the room of the spaces at its end, if they alone are too much."""
    layout, length, following, _, *rest = found
    line = text.encode()[:length].decode()
    bare = line.rstrip(" ")
    room = _SPLIT_FIRST_LINE(bare, style, context, None, 0)[3] if bare else 0
    return found if bare == line or room > width else (layout, length, following, room, *rest)


def split_inline_level(*given: Any) -> Any:
    """What of a text stands on its line: each piece of a first word of code may be parted."""
    before = given[_BEFORE]
    if before and " " not in "".join(_code_of(child) for _, child in before).lstrip():
        given = (*given[:_BEFORE], [], *given[_BEFORE + 1 :])
    return _SPLIT_INLINE_LEVEL(*given)


def _code_of(child: Any) -> str:
    """The words of a piece of code; of anything else one that lines may end after."""
    if isinstance(child, boxes.TextBox) and child.style["white_space"] == "pre-wrap":
        return str(child.text).replace("\t", " ")
    return "".join(map(_code_of, child.children)) if isinstance(child, boxes.InlineBox) else "- -"


def justify_line(context: Any, line: Any, width: float) -> None:
    """Spreads the words of a line by `width`, unless its spaces may not grow so far."""
    room = inline.count_expandable_spaces(line) * line.style["font_size"] * WIDEST
    if width <= room:
        _JUSTIFY_LINE(context, line, width)
