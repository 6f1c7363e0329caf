"""How wide a formula is, about: reading systems break no MathML, so a wide one needs a box that scrolls."""

from __future__ import annotations

import re
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from octavo.model import Math

ROOM = 16
"""Characters on a line that a small screen has room for where its text is set large."""

_STACKS = {"mfrac", "munder", "mover", "munderover", "mtable"}
"""Elements whose parts stand above each other."""

_SCRIPTS = {"msub", "msup", "msubsup", "mmultiscripts"}
_SCRIPT = 0.7
_SPACED = set("=<>≤≥≠≈≡∼→⇒⇔+−±∈⊂×⋅∧∨")


def estimate_width(math: Math) -> int:
    """About how many characters a formula is wide, by what it is written in: no more than a box that scrolls needs."""
    signs = _NAMES.sub("", math.tex) if math.tex else _TAGS.sub("", math.mathml)
    return min(len(_UNSEEN.sub("", _COMMANDS.sub("x", signs))), ROOM)


_NAMES = re.compile(r"\\(?:begin|end|label)\{[^{}]*\}|\\(?:left|right|frac)(?![A-Za-z])")  # "\begin{matrix}", "\frac"
_COMMANDS = re.compile(r"\\[A-Za-z]+")  # "\alpha", which is one sign
_TAGS = re.compile(r"<[^<>]*>")  # "<mi>"
_UNSEEN = re.compile(r"[\\{}^_&\s]")  # "{", "^"


def is_wide_formula(mathml: str) -> bool:
    """Whether a `math` element may be wider than a small screen."""
    return _width(ElementTree.fromstring(mathml)) > ROOM


def _width(element: Element) -> float:
    """The width of an element of MathML, in characters."""
    name = element.tag.rpartition("}")[2]
    parts = [_width(part) for part in element]
    if not parts:
        written = (element.text or "").strip()
        return len(written) + 2 * (name == "mo" and written in _SPACED)
    if name in _STACKS:
        return max(parts)
    if name in _SCRIPTS:
        return parts[0] + _SCRIPT * sum(parts[1:])
    return sum(parts) + len(parts) * (name == "mtr")
