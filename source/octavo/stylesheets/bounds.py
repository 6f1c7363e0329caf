"""What no page can show: lengths of kilometres, texts of a megabyte. Engines end in errors over them, or never."""

from __future__ import annotations

from tinycss2.ast import Node

from octavo.stylesheets.tokens import Tokens, walk_tokens

_PIXELS = {"px": 1.0, "cm": 37.8, "mm": 3.78, "q": 0.945, "in": 96.0, "pc": 16.0, "pt": 1.33}
_RELATIVE = 16.0
"""CSS pixels of the units of a text or a page ("em", "ch", "vw"), as a measure of what is out of all measure."""
_LONGEST = 1_000_000
"""CSS pixels, 265 metres: "text-indent: -9999px" and its like are in it, and what overflows Pango's integers is not."""
_LARGEST_NUMBER = 100_000
"""Of what has no unit: a line height, columns, a weight, a percentage."""
_MOST_CHARACTERS = 1_000
"""Of a string: "content" is a word or a sign."""


def find_excess(value: Tokens) -> str:
    """Why no page can show a value, "" where one can."""
    return next(filter(None, map(_measure, walk_tokens(value))), "")


def _measure(token: Node) -> str:
    match token.type:
        case "dimension" if abs(token.value) * _PIXELS.get(token.lower_unit, _RELATIVE) > _LONGEST:
            return f"is larger than any page: {token.representation}{token.unit}"
        case "number" | "percentage" if abs(token.value) > _LARGEST_NUMBER:
            return f"is larger than any page: {token.representation}"
        case "string" if len(token.value) > _MOST_CHARACTERS:
            return f"has {len(token.value):,} characters"
    return ""
