"""What the rules from MathML to TeX share: names of elements, signs of operators, parts side by side."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from octavo.readers.elements.tree import Element, tag_of

Rule: TypeAlias = Callable[[Element, Sequence[str]], str]
"""From an element and its parts, which are TeX already, to TeX."""

WRAPPERS = ("mrow", "mstyle", "mpadded")
"""Elements that group what they hold and show nothing."""


def name_of(element: Element) -> str:
    """The name of an element of MathML, with or without its namespace."""
    return tag_of(element).rpartition("}")[2].rpartition(":")[2].lower()


def unwrap(element: Element) -> Element:
    """An element, or the only one that it groups."""
    while name_of(element) in WRAPPERS and len(element) == 1:
        element = element[0]
    return element


def sign_of(element: Element) -> str:
    """The characters of a token, also of one that is grouped by itself; "" for anything else."""
    token = unwrap(element)
    return "" if len(token) else (token.text or "").strip()


def join_parts(parts: Iterable[str]) -> str:
    """Parts side by side."""
    return " ".join(filter(None, parts))


def pad(parts: Sequence[str], length: int) -> list[str]:
    """The first parts of an element that must have `length` of them; "" for those that it lacks."""
    return [*parts, *[""] * length][:length]
