"""What a style attribute says that a book can say too: a closed list of CSS properties, with values in lower case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TypeAlias

from octavo.model import Style
from octavo.readers.elements.tree import Element

Declarations: TypeAlias = Mapping[str, str]
"""Properties and their values. `display: none` stands for every way to show an element to no one."""

_NOTHING: Declarations = MappingProxyType({})

_LONG_NAMES = {
    "text-decoration-line": "text-decoration",
    "font-variant-caps": "font-variant",
    "list-style": "list-style-type",
    "-webkit-text-decoration": "text-decoration",
}
"""Properties, and those that say the same here."""

_READ = {
    "display", "visibility", "white-space", "font-style", "font-weight", "font-variant", "text-decoration",
    "vertical-align", "text-align", "list-style-type",
}  # fmt: skip
_WORDS = (
    "display", "visib", "white-space", "font-style", "font-weight", "font-variant", "text-decor", "text-align",
    "vertical-align", "list-style", "font:", "font :", "absolute", "fixed", "clip",
)  # fmt: skip


def names_property(text: str) -> bool:
    """Whether text in lower case may name a property that is read: any other needs no parsing."""
    return any(word in text for word in _WORDS)


_SIZED = re.compile(r"\s*(?:left|top|width|height|overflow)\b")
"""Declarations that are read beside the others where a position is, to know whether an element can be seen."""


def declarations_of(element: Element) -> Declarations:
    """What the style attribute of an element says."""
    text = element.get("style")
    return read_declarations(text) if text else _NOTHING


@lru_cache(maxsize=2048)
def read_declarations(text: str) -> Declarations:
    """The declarations of a style attribute or the block of a rule; a later one wins."""
    lower = text.lower()
    if not names_property(lower):
        return _NOTHING
    stated = _parse(lower)
    found = {name: value for name, value in stated.items() if name in _READ}
    found |= {name: value for name, value in _read_font(stated.get("font", "")).items() if name not in found}
    if _is_out_of_sight(stated):
        found["display"] = "none"
    return MappingProxyType(found)


_STRING = re.compile(r""""[^"\n]*"|'[^'\n]*'""")
_LONGEST = 200
"""Characters of a declaration that is read; those that say more have addresses or numbers in them."""


_WORD = r"(?:-?[a-z][a-z-]*|-?\d*\.?\d+(?:[a-z]+|%)?|(?:rect|inset)\([\w\s.,%]*\))"
_PLAIN = re.compile(
    rf"\s*(-{{0,2}}[a-z][\w-]*)\s*:\s*({_WORD}(?:[\s,/]+{_WORD})*)\s*(?:!\s*important\s*)?|\s*\*.*", re.DOTALL
)
"""A declaration as most are: "display: none", "width: 1px !important"; or one for old browsers: "*zoom: 1"."""


def _parse(text: str) -> dict[str, str]:
    """The declarations in a text, the long names of properties for short ones."""
    parts = (part for part in _STRING.sub("''", text).split(";") if len(part) < _LONGEST)
    is_placed = "absolute" in text or "fixed" in text
    read = [part for part in parts if names_property(part) or (is_placed and _SIZED.match(part))]
    plain = [match for part in read if (match := _PLAIN.fullmatch(part))]
    stated = (
        ((match[1] or "", match[2] or "") for match in plain) if len(plain) == len(read) else _tokenize(";".join(read))
    )
    return {_LONG_NAMES.get(name, name): " ".join(value.split()) for name, value in stated}


def _tokenize(text: str) -> Iterator[tuple[str, str]]:
    """The properties and values of declarations, whatever is in them (CSS Syntax, section 5.4.4)."""
    import tinycss2  # here: it takes time to load, and few pages need it

    for node in tinycss2.parse_blocks_contents(text, skip_comments=True, skip_whitespace=True):
        if node.type == "declaration":
            yield node.lower_name, tinycss2.serialize(node.value).lower()


def _read_font(shorthand: str) -> dict[str, str]:
    """Slope, weight and capitals of the font shorthand: "italic bold 12px/1.4 serif"."""
    values = set(re.split(r"[\s,]+", shorthand.partition("/")[0]))
    found = {}
    if not values.isdisjoint({"italic", "oblique"}):
        found["font-style"] = "italic"
    if weight := next((value for value in values if value in _BOLD), ""):
        found["font-weight"] = weight
    if "small-caps" in values:
        found["font-variant"] = "small-caps"
    return found


# --- what cannot be seen ----------------------------------------------------------------------------

_FAR = re.compile(r"-\d{3,}(\.\d+)?(px|pt|%)?|-\d{2,}(em|rem|vw|vh)")  # "-9999px", "-100em"
_CLIPPED = re.compile(r"rect\((0|1px)(px)?[, ].*|inset\((50|100)%.*")  # "rect(0 0 0 0)", "inset(50%)"


def hides(declarations: Declarations) -> bool:
    """Whether declarations show an element to no one: not displayed, out of sight, or cut off to nothing."""
    return declarations.get("display") == "none" or declarations.get("visibility") in ("hidden", "collapse")


def is_hidden(element: Element) -> bool:
    """Whether a page shows an element to no one at first: by its attributes, not by a sheet."""
    return element.get("hidden") is not None or hides(declarations_of(element))


def _is_out_of_sight(stated: Declarations) -> bool:
    """Whether an element is moved off the page, or cut off to a point, as words for screen readers alone are."""
    if not stated.get("position", "").startswith(("absolute", "fixed")):
        return False
    if any(_FAR.fullmatch(stated.get(side, "")) for side in ("left", "top")):
        return True
    if any(_CLIPPED.fullmatch(stated.get(name, "")) for name in ("clip", "clip-path")):
        return True
    is_point = all(stated.get(name) in ("0", "0px", "1px") for name in ("width", "height"))
    return is_point and stated.get("overflow", "") in ("hidden", "clip")


# --- what words are, by their look ------------------------------------------------------------------

_BOLD = {"bold", "bolder", "600", "700", "800", "900", "1000"}
_NOT_BOLD = {"normal", "lighter", "100", "200", "300", "400", "500"}


def styles_of(declarations: Declarations) -> tuple[Style, ...]:
    """The styles that a look stands for, the outermost first."""
    if not declarations:
        return ()
    lines = declarations.get("text-decoration", "").split()
    looks: tuple[tuple[bool, Style], ...] = (
        ("line-through" in lines, "deleted"),
        ("underline" in lines, "underline"),
        ("small-caps" in declarations.get("font-variant", ""), "small-caps"),
        (declarations.get("font-weight") in _BOLD, "strong"),
        (is_slanted(declarations), "emphasis"),
        (declarations.get("vertical-align") == "super", "superscript"),
        (declarations.get("vertical-align") == "sub", "subscript"),
    )
    return tuple(style for is_said, style in looks if is_said)


def is_slanted(declarations: Declarations) -> bool:
    """Whether words are set in italics."""
    return declarations.get("font-style", "").startswith(("italic", "oblique"))


_OPPOSITES: dict[Style, tuple[str, set[str]]] = {
    "emphasis": ("font-style", {"normal"}),
    "cited-title": ("font-style", {"normal"}),
    "strong": ("font-weight", _NOT_BOLD),
    "underline": ("text-decoration", {"none"}),
    "deleted": ("text-decoration", {"none"}),
    "superscript": ("vertical-align", {"baseline"}),
    "subscript": ("vertical-align", {"baseline"}),
}


def denies(declarations: Declarations, style: Style) -> bool:
    """Whether declarations take the look of a style from an element that has it by its name: upright `em`."""
    name, values = _OPPOSITES.get(style, ("", set()))
    return declarations.get(name) in values


_KEPT_LINES = {"pre", "pre-wrap", "pre-line", "break-spaces"}


def keeps_lines(declarations: Declarations) -> bool:
    """Whether line ends of the source are line ends of the text."""
    return declarations.get("white-space", "").partition(" ")[0] in _KEPT_LINES
