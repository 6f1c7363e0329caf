"""What stands over and under in MathML as TeX: accents, limits, braces."""

from __future__ import annotations

from collections.abc import Sequence

from octavo.readers.elements.tex.markup import WRAPPERS, name_of, pad, sign_of
from octavo.readers.elements.tex.scripts import ATOM, add_scripts
from octavo.readers.elements.tex.signs import LIMITS
from octavo.readers.elements.tree import Element

_ACCENTS = {
    "^": "hat", "ˆ": "hat", "\u0302": "hat", "~": "tilde", "˜": "tilde", "\u0303": "tilde", "∼": "tilde",
    "¯": "bar", "\u0304": "bar", "‾": "overline", "\u0305": "overline", "―": "overline", "_": "overline",
    "→": "vec", "⃗": "vec", "⇀": "vec", "←": "overleftarrow", "↔": "overleftrightarrow", "˙": "dot", "\u0307": "dot",
    "¨": "ddot", "\u0308": "ddot", "´": "acute", "`": "grave", "ˇ": "check", "˘": "breve", "˚": "mathring",
    "⏞": "overbrace", "︷": "overbrace",
}  # fmt: skip
"""Commands for the signs that stand over a letter."""

_ACCENTS_OF_SEVERAL = {"hat": "widehat", "tilde": "widetilde", "bar": "overline", "vec": "overrightarrow"}
_ACCENTS_BELOW = {
    "_": "underline", "\u0332": "underline", "‾": "underline", "¯": "underline", "―": "underline", "⏟": "underbrace",
    "︸": "underbrace",
}  # fmt: skip
"""Commands for the signs that stand under something."""


def convert_over(element: Element, parts: Sequence[str]) -> str:
    """`mover`."""
    base, above = pad(parts, 2)
    return _put_over(element, base, above, place=1)


def convert_under(element: Element, parts: Sequence[str]) -> str:
    """`munder`."""
    base, below = pad(parts, 2)
    return _put_under(element, base, below)


def convert_under_over(element: Element, parts: Sequence[str]) -> str:
    """`munderover`."""
    base, below, above = pad(parts, 3)
    if _takes_limits(element):
        return add_scripts(base, below, above)
    return _put_over(element, _put_under(element, base, below), above, place=2)


def _put_over(element: Element, base: str, above: str, place: int) -> str:
    if accent := _ACCENTS.get(_sign_at(element, place), ""):
        wide = "overbrace" not in accent and len(base) > 1 and not ATOM.fullmatch(base)
        return f"\\{_ACCENTS_OF_SEVERAL.get(accent, accent) if wide else accent}{{{base}}}"
    if base.startswith(r"\overbrace"):
        return f"{base}^{{{above}}}"
    if _takes_limits(element):
        return add_scripts(base, "", above)
    return f"\\overset{{{above}}}{{{base}}}" if above else base


def _put_under(element: Element, base: str, below: str) -> str:
    if accent := _ACCENTS_BELOW.get(_sign_at(element, 1), ""):
        return f"\\{accent}{{{base}}}"
    if base.startswith(r"\underbrace"):
        return f"{base}_{{{below}}}"
    if _takes_limits(element):
        return add_scripts(base, below, "")
    return f"\\underset{{{below}}}{{{base}}}" if below else base


def _sign_at(element: Element, place: int) -> str:
    """The sign that stands over or under something, "" where more stands there."""
    return sign_of(element[place]) if len(element) > place else ""


def _takes_limits(element: Element) -> bool:
    """Whether what has something over or under it is an operator whose limits these are: a sum, "lim"."""
    base = element[0] if len(element) else element
    while name_of(base) in (*WRAPPERS, "munder", "mover") and len(base):
        base = base[0]
    written = "".join((base.text or "").split())
    return name_of(base) in ("mo", "mi") and (written in LIMITS or base.get("movablelimits") == "true")
