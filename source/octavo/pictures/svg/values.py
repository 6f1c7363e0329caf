"""Values of CSS made plain: variables, the lighter of two colours, `font` in its long names, sizes in pixels.

A book's page is light and drawn once, so that what depends on the page around is settled here, for every engine.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from octavo.pictures.svg.numbers import is_letter_size

if TYPE_CHECKING:
    from tinycss2.ast import Node

_DEEPEST = 12
_LONGEST = 1000
"""Levels of functions in a value, and characters that it may become."""

_ODD = re.compile(r"var\(|light-dark\(|calc\(|env\(", re.I)

_UNSET = {"initial", "unset", "revert", "revert-layer"}
"""Words that say what would hold without the declaration."""

_SIZES = {
    "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
    "smaller": 13, "larger": 19,
}  # fmt: skip
"""Font sizes that are words, in CSS pixels (CSS Fonts 4, 2.5)."""


class Variables:
    """The custom properties of a drawing, each with its value; what stands at the root holds everywhere."""

    def __init__(self, stated: Mapping[str, str] | None = None) -> None:
        self._stated: dict[str, str] = dict(stated or {})
        self._plain: dict[str, str | None] = {}

    def add(self, name: str, value: str, *, at_root: bool) -> None:
        """Adds a declaration: a later one wins at the root, elsewhere the first."""
        if at_root or name not in self._stated:
            self._stated[name] = value

    def value(self, name: str, depth: int) -> str | None:
        """What a variable stands for; None if nothing, or itself."""
        if name not in self._plain:
            self._plain[name] = None  # while it is looked up: one that names itself has no value
            if name in self._stated and depth < _DEEPEST:
                self._plain[name] = self.make_plain(self._stated[name], depth + 1)
        return self._plain[name]

    def make_plain(self, value: str, depth: int = 0) -> str | None:
        """A value without variables and choices; None where it has none that is known."""
        if not _ODD.search(value):
            return value.strip()
        import tinycss2

        plain = self._resolve(tinycss2.parse_component_value_list(value, skip_comments=True), depth)
        return plain.strip()[:_LONGEST] if plain is not None else None

    def _resolve(self, nodes: Sequence[Node], depth: int) -> str | None:
        import tinycss2
        from tinycss2.ast import FunctionBlock

        parts: list[str] = []
        for node in nodes:
            plain = self._call(node, depth) if isinstance(node, FunctionBlock) else tinycss2.serialize([node])
            if plain is None or depth > _DEEPEST:
                return None
            parts.append(plain)
        return "".join(parts)

    def _call(self, function: Node, depth: int) -> str | None:
        """A function of a value, settled."""
        first, rest = _split_arguments(function.arguments)
        match function.lower_name:
            case "var":
                name = "".join(node.serialize() for node in first).strip()
                found = self.value(name, depth)
                return found if found is not None or rest is None else self._resolve(rest, depth + 1)
            case "light-dark":
                return self._resolve(first, depth + 1)
            case "calc" | "env":
                return None
        inner = self._resolve(function.arguments, depth + 1)
        return None if inner is None else f"{function.name}({inner})"


def _split_arguments(arguments: Sequence[Node]) -> tuple[Sequence[Node], Sequence[Node] | None]:
    """The first argument, and what stands behind the first comma; None if there is none."""
    for index, node in enumerate(arguments):
        if node.type == "literal" and node.value == ",":
            return arguments[:index], arguments[index + 1 :]
    return arguments, None


_FONT = re.compile(
    r"(?P<words>(?:[\w-]+\s+)*?)(?P<size>[\d.]+[a-z%]+|[a-z]+-?(?:small|large)|small|medium|large)"
    r"(?:\s*/\s*[\w.%]+)?\s+(?P<family>[^/]+)",
    re.I,
)
"""The font shorthand: "italic bold 12px/1.4 'PT Sans', serif"."""


_SIDES = ("width", "height")
"""Properties that the PDF engine reads as numbers: "auto" would be none."""


def expand(name: str, value: str) -> list[tuple[str, str]]:
    """A plain declaration by the long names that engines know; nothing where it says nothing to them."""
    if value.lower() in _UNSET or (name == "font-size" and not is_letter_size(value)):
        return []
    if name in _SIDES and not value[:1].isdigit():
        return []
    if name == "font":
        return _expand_font(value)
    if name == "font-size" and value.lower() in _SIZES:
        return [(name, f"{_SIZES[value.lower()]}px")]
    return [(name, re.sub(r"\bcurrentcolor\b", "currentColor", value, flags=re.I))]


def _expand_font(value: str) -> list[tuple[str, str]]:
    match = _FONT.fullmatch(value.strip())
    if match is None:
        return []
    found = [*expand("font-size", match["size"]), ("font-family", match["family"].strip())]
    for word in match["words"].lower().split():
        if word in ("italic", "oblique"):
            found.append(("font-style", word))
        elif word in ("bold", "bolder", "lighter") or word.isdecimal():
            found.append(("font-weight", word))
    return found
