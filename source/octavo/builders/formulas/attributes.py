"""The attributes of presentation MathML 3 that say how a formula looks, and what each may say.

Pages write what a converter left behind (`columnspacing=""`) or what no reader knows (`mathvariant="weird"`); such an
attribute makes a whole EPUB invalid, so it is left out (https://www.w3.org/TR/MathML3/, chapter 3).
"""

from __future__ import annotations

import re

_NUMBER = r"(?:\d+\.?\d*|\.\d+)"
_SPACE = r"(?:negative)?(?:(?:very){0,2}thi(?:n|ck)|medium)mathspace"
_LENGTH = rf"(?:-?{_NUMBER}(?:e[mx]|in|cm|mm|p[xtc]|%)?|{_SPACE})"  # "1.5em", "-2", "thickmathspace"
_PADDED = rf"[+-]?{_NUMBER}\s*(?:%?\s*(?:height|depth|width)?|e[mx]|in|cm|mm|p[xtc]|{_SPACE})?"  # "+0.2 height"
_SIDE, _ROW, _LINE = "(?:left|center|right)", "(?:top|bottom|center|baseline|axis)", "(?:none|solid|dashed)"
_COLOUR = "#[0-9a-fA-F]{3}|#[0-9a-fA-F]{6}|[a-zA-Z]+"
_FACE = "(?:bold-)?(?:fraktur|italic|script|sans-serif)|normal|bold|double-struck|monospace|sans-serif-(?:bold-)?italic"
_NOTATIONS = """
    longdiv actuarial radical box roundedbox circle left right top bottom updiagonalstrike downdiagonalstrike
    verticalstrike horizontalstrike northeastarrow madruwb phasorangle
"""


def _several(one: str) -> str:
    """Values of a kind in a row: one for each row or column of a table."""
    return rf"{one}(?:\s+{one})*"


_BOOLEANS = "accent accentunder bevelled displaystyle equalcolumns equalrows fence largeop movablelimits separator"
_LENGTHS = "depth height lspace minlabelspacing minsize rspace scriptminsize subscriptshift superscriptshift"

VALUES: dict[str, re.Pattern[str]] = {
    name: re.compile(value)
    for name, value in {
        **dict.fromkeys(f"{_BOOLEANS} stretchy symmetric".split(), "true|false"),
        **dict.fromkeys(_LENGTHS.split(), _LENGTH),
        **dict.fromkeys(("alttext", "class", "lquote", "rquote"), "(?s:.+)"),
        **dict.fromkeys(("close", "open", "separators"), "(?s:.*)"),  # open="" is no parenthesis
        **dict.fromkeys(("columnspacing", "framespacing", "rowspacing"), _several(_LENGTH)),
        **dict.fromkeys(("columnlines", "rowlines"), _several(_LINE)),
        **dict.fromkeys(("denomalign", "numalign"), _SIDE),
        **dict.fromkeys(("columnspan", "rowspan"), r"0*[1-9]\d{0,3}"),
        "columnalign": _several(_SIDE),
        "columnwidth": _several(f"(?:auto|fit|{_LENGTH})"),
        "dir": "ltr|rtl",
        "display": "block|inline",
        "form": "prefix|infix|postfix",
        "frame": _LINE,
        "linethickness": f"{_LENGTH}|thin|medium|thick",
        "mathbackground": _COLOUR,
        "mathcolor": _COLOUR,
        "mathsize": f"{_LENGTH}|small|normal|big",
        "mathvariant": f"{_FACE}|bold-sans-serif|initial|tailed|looped|stretched",
        "maxsize": f"{_LENGTH}|infinity",
        "notation": _several(f"(?:{'|'.join(_NOTATIONS.split())})"),
        "rowalign": _several(_ROW),
        "scriptlevel": r"[+-]?\d{1,3}",
        "scriptsizemultiplier": _NUMBER,
        "side": "left|right|leftoverlap|rightoverlap",
        "width": f"{_LENGTH}|auto",
    }.items()
}
"""What each attribute may say, wherever it stands but for those below."""

_TABLE_ALIGN, _SCRIPT_ALIGN = re.compile(rf"{_ROW}(?:\s+-?\d+)?"), re.compile(_SIDE)
_SIZES = ("width", "height", "depth", "lspace", "voffset")
_PADDED_SIZE, _SPACE_SIZE = re.compile(_PADDED), re.compile(_LENGTH)

_OF_SIGNS = "fence form largeop maxsize minsize movablelimits rspace separator stretchy symmetric"
_OPERATORS = frozenset(_OF_SIGNS.split())
"""What only signs of operation say, and those around them for all that are in them."""


def may_have(element: str, attribute: str, value: str) -> bool:
    """Whether an element of MathML may have this attribute with this value."""
    if attribute in _OPERATORS and element not in {"mo", "mstyle", "math"}:
        return False
    pattern = _find_pattern(element, attribute)
    return pattern is not None and pattern.fullmatch(value.strip()) is not None


def _find_pattern(element: str, attribute: str) -> re.Pattern[str] | None:
    if attribute == "align":
        return _TABLE_ALIGN if element == "mtable" else _SCRIPT_ALIGN
    if element == "mpadded" and attribute in _SIZES:
        return _PADDED_SIZE
    if element == "mspace" and attribute in _SIZES:
        return _SPACE_SIZE
    return VALUES.get(attribute)
