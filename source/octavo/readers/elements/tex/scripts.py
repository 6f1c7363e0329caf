"""Fractions and scripts of MathML as TeX."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.elements.tex.markup import join_parts, name_of, pad
from octavo.readers.elements.tree import Element

ATOP = r" \atop "
"""What stands between two things of which one is above the other."""


def convert_fraction(element: Element, parts: Sequence[str]) -> str:
    """`mfrac`; one without a rule is no fraction."""
    over, under = pad(parts, 2)
    if element.get("bevelled") == "true":
        return f"{group_part(over)} / {group_part(under)}"
    thickness = re.sub(r"[a-z%]+$", "", element.get("linethickness", "").strip())
    ruled = thickness.strip("0.") != "" or not thickness
    return f"\\frac{{{over}}}{{{under}}}" if ruled else f"{{{over}{ATOP}{under}}}"


ATOM = re.compile(
    r"[^\\{}\s]|\d[\d.]*|\\[A-Za-z]+|\\[^A-Za-z]"  # x, 12.5, \alpha, \{
    r"|\\(?:math[a-z]+|text|operatorname|boldsymbol|bar|hat|tilde|d?dot|vec|overline|sqrt)\{[^{}]*\}"  # \mathbf{V}
    r"|\\left(?:(?!\\left).)*\\right(?:\\[A-Za-z]+|\\?.)"  # \left( a \right)
    r"|\\begin\{(\w+)\}(?:(?!\\begin).)*\\end\{\1\}",
    re.S,
)
"""What takes a script as it stands: a letter, a number, a command, one group in fences, a matrix."""


def group_part(part: str) -> str:
    """A part in braces, unless it is an atom."""
    return part if ATOM.fullmatch(part) else f"{{{part}}}"


def add_scripts(base: str, below: str, above: str) -> str:
    """Something with scripts; strokes stand behind it as they are."""
    stroked = above and not above.strip("'")
    scripts = (f"_{{{below}}}" if below else "") + (above if stroked else f"^{{{above}}}" if above else "")
    return group_part(base) + scripts


def convert_below(_element: Element, parts: Sequence[str]) -> str:
    """`msub`."""
    base, below = pad(parts, 2)
    return add_scripts(base, below, "")


def convert_above(_element: Element, parts: Sequence[str]) -> str:
    """`msup`."""
    base, above = pad(parts, 2)
    return add_scripts(base, "", above)


def convert_both(_element: Element, parts: Sequence[str]) -> str:
    """`msubsup`."""
    base, below, above = pad(parts, 3)
    return add_scripts(base, below, above)


def convert_prescripts(element: Element, parts: Sequence[str]) -> str:
    """`mmultiscripts`: a base, pairs of scripts after it, and pairs before it behind `mprescripts`."""
    names = [name_of(child) for child in element if isinstance(child.tag, str)]
    if not parts or len(names) != len(parts):
        return join_parts(parts)
    at = names.index("mprescripts") if "mprescripts" in names else len(names)
    return _pair_scripts("", parts[at + 1 :]) + _pair_scripts(group_part(parts[0]), parts[1:at])


def _pair_scripts(base: str, scripts: Sequence[str]) -> str:
    pairs = zip(scripts[::2], scripts[1::2], strict=False)
    return base + "".join(
        ("" if base else "{}") + add_scripts("", below, above).removeprefix("{}") for below, above in pairs
    )
