"""Rows of MathML as TeX: fences that belong together, and what they make of what is between them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from octavo.readers.elements.tex.markup import join_parts, name_of, sign_of, unwrap
from octavo.readers.elements.tex.signs import sign_to_tex, signs_to_tex
from octavo.readers.elements.tree import Element

_OPENING = {"(": "(", "[": "[", "{": r"\{", "⟨": r"\langle", "⌊": r"\lfloor", "⌈": r"\lceil", "|": "|", "‖": r"\|"}
_CLOSING = {")": ")", "]": "]", "}": r"\}", "⟩": r"\rangle", "⌋": r"\rfloor", "⌉": r"\rceil", "|": "|", "‖": r"\|"}
_PAIRS = dict(zip(_CLOSING, _OPENING, strict=True))
"""What opens the group that a fence closes."""

_MOST_OPEN = 8
"""Groups that may stand in each other; what opens more is a sign like others."""


class _Group(Struct, frozen=True):
    """What follows a fence that opens a group ("" for a whole row)."""

    fence: str
    parts: list[str]


def join_row(element: Element, parts: Sequence[str]) -> str:
    """Parts side by side; two fences that belong together grow with what is between them."""
    children = [child for child in element if isinstance(child.tag, str)]
    if not children:
        return signs_to_tex(element.text or "")
    if len(children) != len(parts):
        return join_parts(parts)
    groups = [_Group("", [])]
    for child, part in zip(children, parts, strict=True):
        sign = _fence_of(child)
        if sign in _CLOSING and _close_group(groups, sign):
            continue
        if sign in _OPENING and len(groups) <= _MOST_OPEN:
            groups.append(_Group(sign, []))
        else:
            groups[-1].parts.append(part)
    while len(groups) > 1:
        _leave_open(groups)
    return join_parts(groups[0].parts)


def _close_group(groups: list[_Group], sign: str) -> bool:
    """Closes the innermost group that `sign` can close; False if there is none."""
    if all(group.fence != _PAIRS[sign] for group in groups):
        return False
    while groups[-1].fence != _PAIRS[sign]:
        _leave_open(groups)
    group = groups.pop()
    groups[-1].parts.append(_enclose(group.fence, join_parts(group.parts), sign))
    return True


def _leave_open(groups: list[_Group]) -> None:
    """A group that nothing closes: cases, if a table is all that it holds, or plain signs."""
    group = groups.pop()
    inner = join_parts(group.parts)
    is_cases = group.fence == "{" and _TABLE.fullmatch(inner) is not None
    groups[-1].parts.append(_enclose("{", inner, "") if is_cases else join_parts((_OPENING[group.fence], inner)))


def _fence_of(child: Element) -> str:
    """The sign of an operator that grows with what is beside it; "" for any other."""
    token = unwrap(child)
    return sign_of(token) if name_of(token) == "mo" and token.get("stretchy") != "false" else ""


_TABLE = re.compile(r"\\begin\{(?P<kind>matrix|array)\}(?:\{[lcr|]*\})?(?P<body>.*)\\end\{(?P=kind)\}", re.S)
_STACKED = re.compile(r"\{(?P<over>[^{}]*) \\atop (?P<under>[^{}]*)\}")  # {n \atop k}
_MATRICES = {"()": "pmatrix", "[]": "bmatrix", "{}": "Bmatrix", "||": "vmatrix", "‖‖": "Vmatrix", "{": "cases"}


def _enclose(opening: str, inner: str, closing: str) -> str:
    """What fences enclose: a matrix, cases, a binomial, or a group of any height."""
    name, table = _MATRICES.get(opening + closing, ""), _TABLE.fullmatch(inner)
    if name and table is not None and inner.count(r"\begin") == 1:
        return f"\\begin{{{name}}}{table['body']}\\end{{{name}}}"
    if opening == "(" and (stacked := _STACKED.fullmatch(inner)):
        return f"\\binom{{{stacked['over']}}}{{{stacked['under']}}}"
    return f"\\left{_OPENING[opening]} {inner} \\right{_CLOSING.get(closing, '.')}"


def convert_fenced(element: Element, parts: Sequence[str]) -> str:
    """`mfenced`: fences and separators are attributes."""
    opening, closing = element.get("open", "(").strip(), element.get("close", ")").strip()
    separators = "".join(element.get("separators", ",").split())
    pieces = list(parts[:1])
    for at, part in enumerate(parts[1:]):
        pieces += [sign_to_tex(separators[min(at, len(separators) - 1)]) if separators else "", part]
    if opening in _OPENING and (closing in _CLOSING or not closing):
        return _enclose(opening, join_parts(pieces), closing)
    return join_parts((signs_to_tex(opening), *pieces, signs_to_tex(closing)))
