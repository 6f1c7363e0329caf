"""Pictures of formulas that carry the TeX they were made from."""

from __future__ import annotations

import re
from urllib.parse import unquote

from octavo.readers.elements.normalise.delimiters import MAY_BE_TEX, put_formula, strip_delimiters
from octavo.readers.elements.tree import Element, classes, is_attached

_CALLED_FORMULA = re.compile(r"(?:^|[-_])(?:latex|tex|math|equation|formula)(?:$|[-_]|ima?ge?)")
"""Classes of such pictures: "latex", "mwe-math-fallback-image-inline", "equation_image", "mathImg"."""

_TEX_ADDRESS = re.compile(
    r"(?:[?&](?:chl|tex|latex|math|eq)="  # /chart?chl=%5Cfrac…
    r"|(?:(?:latex|svg\.image|tex|formula|math)[^?/]*[?/])+)"  # /latex?%5Cfrac…, /math/render/svg/…
    r"(?:(?:gif|png|svg|pdf)\.\w+\?)?(.+)$",  # png.latex?%5Cfrac…
    re.I,
)


def normalise_pictures(element: Element) -> None:
    """Pictures of formulas that carry the TeX they were made from, as their description or in their address."""
    for found in list(element.iter("img")):
        tex = _described_tex(found) or _addressed_tex(found.get("src") or "")
        if tex and is_attached(found):
            put_formula(found, *strip_delimiters(tex, any("display" in name for name in classes(found))))


def _described_tex(found: Element) -> str:
    """The description of a picture that is called a formula, if it can be TeX: `<img class="latex" alt="E=mc">`."""
    said = (found.get("alt") or "").strip().removeprefix("LaTeX:").strip()
    if _TEX_COMMAND.search(said) and not _NO_TEX.search(_TEX_TEXT.sub("", said)):
        return said
    may_be = MAY_BE_TEX.search(said) is not None and "://" not in said and len(_WORD.findall(said)) < 2
    return said if may_be and _is_called_formula(found) else ""


def _is_called_formula(found: Element) -> bool:
    if found.get("role") == "math" or "latex" in (found.get("src") or "").lower():
        return True
    return any(map(_CALLED_FORMULA.search, classes(found)))


_TEX_COMMAND = re.compile(
    r"\\(begin\{\w+\*?\}|[dt]?frac\s*\{|sqrt\s*[\[{]|operatorname\*?\{|math(rm|bf|bb|cal|sf|frak)\b|displaystyle\b"
    r"|(sum|int|prod|lim|partial|nabla|infty|cdot|times|leq?|geq?|neq?|approx|equiv|alpha|beta|gamma|delta|theta"
    r"|lambda|sigma|omega|mapsto|rightarrow|left[(\[|{])(?![A-Za-z]))"
)
"""Commands of TeX that no other text has, a path of files for instance: "\\frac{a}{b}", "\\sum_i"."""


_NO_TEX = re.compile(r"://|^[A-Za-z]:\\|(?<![\\A-Za-z{])[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}")
"""An address, a path of Windows, two words in a row: "A plot of \\alpha", "C:\\times"."""

_WORD = re.compile(r"(?<![\\A-Za-z{])(?!(?:sin|cos|tan|log|exp|lim|max|min)\b)[A-Za-z]{3,}")
"""A word, of which a formula without commands has hardly two: "A teacher = a friend"."""

_TEX_TEXT = re.compile(r"\\(text\w*|mbox)\s*\{[^{}]*\}")
"""Words in a formula: "\\text{if it turns}"."""


def _addressed_tex(source: str) -> str:
    """The TeX in the address of a service that draws formulas."""
    if "%5c" not in source.lower() and "\\" not in source and not _TEX_PROGRAM.search(source):
        return ""
    match = _TEX_ADDRESS.search(source)
    if match is None:
        return ""
    tex = _LOOKS.sub("", match.group(1)).removeprefix("latex=")
    return unquote(tex.replace("+", " ") if "latex=" in source else tex).replace("&space;", " ").strip()


_TEX_PROGRAM = re.compile(
    r"/(mimetex|mathtex)\.cgi\?|/latex\.php\?latex=|/(equation|formula|math|tex)\?(tex|latex)=|[./]latex\?", re.I
)
"""Programs whose query is TeX: "/mimetex.cgi?x^2", "/latex.php?latex=x^2&bg=ffffff", "/png.latex?x^2"."""

_LOOKS = re.compile(r"&(?:amp;)?(?:bg|fg|s|c|zoom|fontsize)=[^&]*")
"""What an address says of colours and sizes behind the formula: "&bg=ffffff&fg=000000&s=0"."""
