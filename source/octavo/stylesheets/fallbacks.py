"""Newer CSS in the words of older CSS: physical sides, plain values, plain selectors.

Each function gives what to write instead, or None where older CSS has nothing for it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import product

import tinycss2
import tinycss2.color4
from tinycss2.ast import Node
from tinycss2.color4 import Color

from octavo.stylesheets.tokens import Tokens, members_of, split, split_selectors, walk_tokens, with_members

Declarations = tuple[tuple[str, str], ...]
"""Names and values."""

# --- properties: CSS Logical Properties Level 1, in lines from left to right -------------------------------

_SIDES = {"block-start": "top", "block-end": "bottom", "inline-start": "left", "inline-end": "right"}
_AXES = {"block": ("top", "bottom"), "inline": ("left", "right")}
_SIZES = {"block-size": "height", "inline-size": "width"}
_CORNERS = {
    f"border-{block}-{inline}-radius": f"border-{side}-{edge}-radius"
    for block, side in (("start", "top"), ("end", "bottom"))
    for inline, edge in (("start", "left"), ("end", "right"))
}
_LOGICAL = re.compile(r"(margin|padding|border)-(block|inline)(?:-(start|end))?(-(?:color|style|width))?")
"""Logical properties of boxes: "margin-inline", "padding-block-start", "border-inline-end-color"."""

_OPPOSITE = {"left": "right", "right": "left"}


def to_physical(name: str, value: Tokens) -> Declarations | None:
    """A logical property as physical ones; None for any other."""
    if name in _CORNERS:
        return ((_CORNERS[name], _serialise(value)),)
    for logical, plain in _SIZES.items():
        if name in {logical, f"min-{logical}", f"max-{logical}"}:
            return ((name.replace(logical, plain), _serialise(value)),)
    found = _LOGICAL.fullmatch(name)
    if not found:
        return _align_physically(name, value)
    box, axis, end, part = found.groups(default="")
    if end:
        return ((f"{box}-{_SIDES[f'{axis}-{end}']}{part}", _serialise(value)),)
    parts = [_serialise(value)] if box == "border" and not part else _split_at_spaces(value)
    first, second = parts[:2] if len(parts) > 1 else (parts[0], parts[0])  # one value is for both sides
    start, end = _AXES[axis]
    return (f"{box}-{start}{part}", first), (f"{box}-{end}{part}", second)


def _align_physically(name: str, value: Tokens) -> Declarations | None:
    """Words of sides: the old word first, for readers that do not know the new one."""
    word = _serialise(value).lower()
    if name == "text-align" and word in {"start", "end"}:
        return ((name, "left" if word == "start" else "right"), (name, word))
    if name in {"float", "clear"} and word in {"inline-start", "inline-end"}:
        return ((name, _SIDES[word]),)
    return None


def mirror(declarations: Declarations) -> Declarations:
    """The declarations of a rule that differ in lines from right to left, with their sides exchanged.

    What only the other side had is taken back: of "padding-left: 2em" comes "padding-left: 0" beside the new side.
    """
    sided = tuple((name, value) for name, value in declarations if value not in {"start", "end"})
    other = exchange_sides(sided)
    if set(other) == set(sided):
        return ()
    left = dict.fromkeys(name for name, _ in sided if name not in dict(other) and not name.endswith(_LOOKS))
    return (*((name, "0") for name in left), *other)


def exchange_sides(declarations: Declarations) -> Declarations:
    """The declarations with left for right, in names and in values."""
    return tuple((_mirror_word(name), _mirror_word(value)) for name, value in declarations)


_LOOKS = ("-color", "-style")
"""Ends of properties of a border that take no room by themselves."""


def _mirror_word(text: str) -> str:
    return re.sub(r"\b(left|right)\b", lambda side: _OPPOSITE[side[0]], text)


# --- values ------------------------------------------------------------------------------------------------

_LIMITS = {"min", "max", "clamp"}
_VIEWPORT = re.compile(r"\d(?:[sld]?v(?:w|h|i|b|min|max)|cq\w+)\b", re.IGNORECASE)  # "2vw", "50dvh", "10cqi"
_COLOURS = {"rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch", "color"}
_UNKNOWN = {"color-mix", "light-dark", "env", "anchor", "round", "mod", "rem", "sin", "cos", "tan", "pow", "sqrt"}


def simplify(tokens: Tokens) -> Tokens | None:
    """A value without functions that old readers lack; None where one of them has no plain form."""
    done: list[Node] = []
    for token in tokens:
        name = token.lower_name if token.type == "function" else ""
        if name in _UNKNOWN:
            return None
        held = _simplify_token(token, name)
        if held is None:
            return None
        done += held
    return done


def _simplify_token(token: Node, name: str) -> Tokens | None:
    if name in _LIMITS:
        return _choose_argument(token)
    if name in _COLOURS or token.type == "hash":
        return _simplify_colour(token)
    held = members_of(token)
    if held is None:
        return (token,)
    inner = simplify(held)
    return None if inner is None else (with_members(token, inner),)


def has_limits(tokens: Tokens) -> bool:
    """Whether `simplify` has to choose one of several values."""
    return any(token.type == "function" and token.lower_name in _LIMITS for token in walk_tokens(tokens))


def _choose_argument(token: Node) -> Tokens | None:
    """The first argument that does not follow the window (clamp's first is its least), made simple."""
    arguments = [part for part in split(token.arguments) if not _VIEWPORT.search(_serialise(part))]
    return simplify(arguments[0]) if arguments else None


def _simplify_colour(token: Node) -> Tokens | None:
    """A colour as #rrggbb, or as rgba() if it is translucent; None for one of a space that screens hardly have."""
    colour = tinycss2.color4.parse_color(token)
    if colour is None or colour == "currentcolor":
        return (token,) if token.type == "hash" else None
    parts = _to_srgb(colour)
    if parts is None or (token.type == "hash" and len(token.value) in {3, 6}):
        return (token,) if parts else None
    red, green, blue = (min(max(round(part * 255), 0), 255) for part in parts)
    if colour.alpha < 1:
        return _parse(f"rgba({red}, {green}, {blue}, {round(colour.alpha, 3):g})")
    return _parse(f"#{red:02x}{green:02x}{blue:02x}")


_FROM_XYZ = {
    "xyz-d65": (
        (3.2409699, -1.5373832, -0.4986108),
        (-0.9692436, 1.8759675, 0.0415551),
        (0.0556301, -0.203977, 1.0569715),
    ),
    "xyz-d50": (
        (3.1338561, -1.6168667, -0.4906146),
        (-0.9787684, 1.9161415, 0.033454),
        (0.0719453, -0.2289914, 1.4052427),
    ),
}
"""From XYZ to the light of red, green and blue in sRGB (IEC 61966-2-1), by the white that it is measured to."""


def _to_srgb(colour: Color) -> Sequence[float] | None:
    """Red, green and blue, from 0 to 1 where sRGB has the colour; None for a space that is not known."""
    if colour.space in {"srgb", "hsl", "hwb"}:
        rgb: Sequence[float] = tuple(colour.to("srgb").coordinates)
        return rgb
    space = {"oklab": "xyz-d65", "oklch": "xyz-d65", "lab": "xyz-d50", "lch": "xyz-d50"}.get(colour.space, colour.space)
    if space not in _FROM_XYZ:
        return None
    xyz = colour.to(space).coordinates
    linear = (sum(a * b for a, b in zip(row, xyz, strict=True)) for row in _FROM_XYZ[space])
    return tuple(12.92 * part if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055 for part in linear)


def _parse(text: str) -> Tokens:
    return tuple(tinycss2.parse_component_value_list(text))


def _serialise(tokens: Tokens) -> str:
    return str(tinycss2.serialize(tokens)).strip()


def _split_at_spaces(tokens: Tokens) -> list[str]:
    """The parts of a value between its spaces."""
    return [tinycss2.serialize([token]) for token in tokens if token.type not in {"whitespace", "comment"}]


# --- selectors and conditions --------------------------------------------------------------------------------

_CHOICES = {"is", "where", "matches", "-webkit-any"}


def expand_selectors(prelude: str) -> str | None:
    """Selectors without :is(), :where() and lists in :not(); None for those that no older selector stands for."""
    if ":" not in prelude:
        return prelude
    written = [_expand_selector(_parse(one)) for one in split_selectors(prelude)]
    return None if None in written else ", ".join(one for found in written for one in found or ())


def _expand_selector(tokens: Tokens) -> list[str] | None:
    """One selector as all those that it stands for."""
    pieces: list[list[str]] = []
    for token in tokens:
        name = token.lower_name if token.type == "function" else ""
        if name == "has":
            return None
        if name in _CHOICES:
            choices = [one for part in split(token.arguments) for one in _expand_selector(part) or []]
            pieces[-1] = [""]  # the colon before it
            if _ends_a_name(pieces) and any(one[:1].isalpha() for one in choices):
                return None  # a name cannot follow a name
            pieces.append(choices)
        elif name == "not":
            inner = [one for part in split(token.arguments) for one in _expand_selector(part) or []]
            pieces.append([":".join(f"not({one})" for one in inner)])
        else:
            pieces.append([tinycss2.serialize([token])])
    return ["".join(choice).strip() for choice in product(*pieces)] if all(pieces) else None


def _ends_a_name(pieces: Sequence[Sequence[str]]) -> bool:
    before = "".join(piece[-1] for piece in pieces)
    return bool(before) and before[-1] not in " >+~,"


_RANGE = re.compile(r"\(\s*(width|height)\s*(>=|<=|>|<)\s*([^()]+?)\s*\)")  # "(width >= 30em)"
_BOUNDS = {">": "min", ">=": "min", "<": "max", "<=": "max"}


def expand_ranges(query: str) -> str | None:
    """A media query with min- and max- for comparing signs (Media Queries Level 4); None where it cannot be."""
    plain_query = _RANGE.sub(lambda found: f"({_BOUNDS[found[2]]}-{found[1]}: {found[3]})", query)
    return None if re.search("[<>=]", plain_query) else plain_query
