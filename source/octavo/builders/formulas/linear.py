"""A formula on one line, for those who hear it or look for it: "(a + b)/2" for a fraction, "x²" for a power.

What stands above, below or under something is in the signs of UnicodeMath (Unicode Technical Note 28), with brackets
where one reads on otherwise. Letters alone would not say that x/2 is a fraction.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias, Union
from xml.etree import ElementTree

if TYPE_CHECKING:
    from lxml import etree

Element: TypeAlias = Union["etree._Element", ElementTree.Element]
"""An element of either library."""

_SPACED = set("=<>≤≥≠≈≡∼≃≅∝∈∉⊂⊆⊃⊇→←↔⇒⇐⇔↦:+−±∓⋅·×÷∗∧∨∪∩,;")
"""Operators with space around them; a hyphen is one where something stands before it."""

_UNSEEN = dict.fromkeys((0x2061, 0x2062, 0x2063, 0x2064))
"""Function application, invisible times, separator and plus."""

_ONE = re.compile(r"[∑∏∫√]?[\w.∞∂∇]*[′'!]*")
"""What needs no brackets: "x", "12.5", "∑", "f'", "n!"."""

_SILENT = {"annotation", "annotation-xml", "mphantom", "none", "mprescripts", "maligngroup", "malignmark"}


def linearise(element: Element) -> str:
    """An element of MathML with all in it, as one line of characters."""
    return " ".join(_linearise(element).split())


def _linearise(element: Element) -> str:
    name = str(element.tag).rpartition("}")[2]
    if name in _SILENT:
        return ""
    parts = [_linearise(child) for child in element]
    if not parts:
        return _token_text(name, (element.text or "").translate(_UNSEEN).strip())
    if name in _FORMS:
        return _FORMS[name](parts)
    if name == "mfenced":
        return f"{element.get('open', '(')}{', '.join(parts)}{element.get('close', ')')}"
    return _join_parts(parts)


def _token_text(name: str, text: str) -> str:
    if name == "mspace":
        return " "
    return f" {text} " if name == "mtext" or (name == "mo" and text in _SPACED) else text


def _join_parts(parts: Sequence[str]) -> str:
    """Parts side by side, with a space where two of them would be read as one word."""
    line = ""
    for part in parts:
        line += f" {part}" if line[-1:].isalnum() and part[:1].isalnum() else part
    return line


def _bracket(part: str) -> str:
    """A part in brackets, unless it is one thing."""
    part = part.strip()
    return part if _ONE.fullmatch(part) else f"({part})"


def _add_scripts(parts: Sequence[str], signs: str) -> str:
    """Something with what stands below it ("_") or above it ("^")."""
    return _bracket(parts[0]) + "".join(
        _script_text(sign, part.strip()) for sign, part in zip(signs, parts[1:], strict=False)
    )


def _script_text(sign: str, part: str) -> str:
    """A small number as such; all else in brackets, so that nobody takes it for TeX."""
    return part.translate(_SMALL[sign]) if part.isascii() and part.isdigit() else f"{sign}({part})"


_SMALL = {"^": str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹"), "_": str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")}


_FORMS: dict[str, Callable[[Sequence[str]], str]] = {
    "mfrac": lambda parts: "/".join(map(_bracket, parts)),
    "msqrt": lambda parts: f"√{_bracket(_join_parts(parts))}",
    "mroot": lambda parts: f"{_bracket(parts[-1])}√{_bracket(parts[0])}",
    "msup": lambda parts: _add_scripts(parts, "^"),
    "msub": lambda parts: _add_scripts(parts, "_"),
    "mover": lambda parts: _add_scripts(parts, "^"),
    "munder": lambda parts: _add_scripts(parts, "_"),
    "msubsup": lambda parts: _add_scripts(parts, "_^"),
    "munderover": lambda parts: _add_scripts(parts, "_^"),
    "mtd": lambda parts: f"{_join_parts(parts)}, ",
    "mtr": lambda parts: f"{_join_parts(parts).strip(', ')}; ",
    "mtable": lambda parts: f"[{_join_parts(parts).strip('; ')}]",
}
