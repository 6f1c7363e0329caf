"""Formulas as drawings: TeX or MathML to SVG that sits on the base line of its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from octavo.builders.markup import common, escape
from octavo.model import Math
from octavo.notes import Notes

_TOKENS = {"mi", "mn", "mo", "mtext", "ms"}

_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
"""An equation's own number."""

_SIZE = 100.0
"""The type size at which formulas are drawn, in units of the drawing; the page scales them to its own."""


def markup(math: Math, notes: Notes) -> str:
    """The formula as an svg element, or as its source in a code element if it cannot be read."""
    try:
        box, drawing, metrics = _drawn(math.tex, math.mathml, math.display)
    except Exception as error:  # whatever the two parsers raise on input that they do not know
        notes.add("math-unreadable", f"{math.tex or math.mathml[:80]} ({type(error).__name__})")
        return f"<code{common(math)}>{escape(math.tex or _words(math.mathml))}</code>"
    title = f"<title>{escape(math.tex or _words(math.mathml))}</title>"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="formula"{common(math)} style="{metrics}" '
        f'viewBox="{box}">{title}{drawing}</svg>'
    )


class _Drawing(NamedTuple):
    box: str
    paths: str
    style: str


@lru_cache(maxsize=4096)
def _drawn(tex: str, mathml: str, display: bool) -> _Drawing:
    """The drawing, and its size and its depth under the base line as a style."""
    from ziamath.config import config
    from ziamath.escapes import unescape
    from ziamath.tex import tex2mml
    from ziamath.zmath import Math as Formula

    config.svg2 = False  # plain paths: ids in the drawings of one page would clash
    numbered = _TAG.sub(r"\\qquad (\1)", tex)
    formula = Formula(_sound(unescape(tex2mml(numbered, inline=not display) if tex else mathml)), size=_SIZE)
    formula.margin = 0
    drawing = formula.svgxml()
    paths = "".join(ElementTree.tostring(child, encoding="unicode") for child in drawing)
    sizes = zip(("width", "height", "vertical-align"), (*formula.getsize(), formula.node.bbox.ymin), strict=True)
    return _Drawing(
        drawing.attrib["viewBox"], paths, "; ".join(f"{name}: {size / _SIZE:.4f}em" for name, size in sizes)
    )


def _sound(mathml: str) -> Element:
    """MathML whose tokens hold characters alone: elements in them, as latex2mathml writes, would not be drawn."""
    root = ElementTree.fromstring(mathml)
    for token in root.iter():
        if token.tag.rpartition("}")[2] in _TOKENS and len(token):
            token.text = "".join(token.itertext())
            del token[:]
    return root


def _words(mathml: str) -> str:
    try:
        return " ".join("".join(ElementTree.fromstring(mathml).itertext()).split())
    except ElementTree.ParseError:
        return mathml
