"""Formulas as drawings: TeX or MathML to paths that sit on the base line of the text around them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from octavo.builders.formulas.linear import linearise
from octavo.model import Math

_TOKENS = {"mi", "mn", "mo", "mtext", "ms"}

_TAG = re.compile(r"\\tag\*?\{([^{}]*)\}")
"""An equation's own number: "\\tag{3.1}"."""

_COMMAND = re.compile(r"\\[A-Za-z]+")  # "\qquad", where no converter knew it

_ALTTEXT = re.compile(r"""\s*<math\b[^>]*?\balttext\s*=\s*["']([^"']+)["']""")  # '<math alttext="x^2">'

UNITS = 100.0
"""Units of a drawing in an em; the page scales it to its own."""


class FormulaError(ValueError):
    """A formula that cannot be read; the message says why."""


class FormulaDrawing(NamedTuple):
    """A formula drawn: `paths` in the coordinates of `box` (an SVG viewBox). Sizes are ems of the text around it.

    `rise` is where its lowest point stands over the base line: below zero for all that hangs under it.
    """

    box: str
    paths: str
    width: float
    height: float
    rise: float

    def svg(self, margin: float) -> str:
        """The drawing as a file of its own, a hundred units an em, with `margin` ems around it; black on nothing."""
        space = margin * UNITS
        left, top, width, height = map(float, self.box.split())
        size = f'width="{width + 2 * space:.2f}" height="{height + 2 * space:.2f}"'
        box = f"{left - space:.2f} {top - space:.2f} {width + 2 * space:.2f} {height + 2 * space:.2f}"
        return f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{box}">{self.paths}</svg>'


def draw_formula(math: Math) -> FormulaDrawing:
    """The drawing of a formula. Raises `FormulaError` for one that cannot be read."""
    try:
        return _draw(math.tex, math.mathml, math.display)
    except FormulaError:
        raise
    except Exception as error:  # whatever the two parsers raise on input that they do not know
        raise FormulaError(type(error).__name__) from error


def formula_text(math: Math) -> str:
    """A formula in words: its TeX; of MathML alone, the words that it brings, or its signs on one line."""
    alttext = _ALTTEXT.match(math.mathml)
    return math.tex or (unescape(alttext[1]) if alttext else _linearise(math.mathml))


def _linearise(mathml: str) -> str:
    try:
        return linearise(ElementTree.fromstring(mathml))
    except ElementTree.ParseError:  # names of characters that only HTML knows
        return unescape(" ".join(re.sub("<[^>]*>", " ", mathml).split()))


@lru_cache(maxsize=4096)
def _draw(tex: str, mathml: str, display: bool) -> FormulaDrawing:
    return draw_mathml(_read(tex, mathml, display))


def read_formula(math: Math) -> Element:
    """The formula as MathML that can be drawn."""
    return _read(math.tex, math.mathml, math.display)


def _read(tex: str, mathml: str, display: bool) -> Element:
    from ziamath.escapes import unescape as named
    from ziamath.tex import tex2mml

    numbered = _TAG.sub(r"\\qquad (\1)", tex)
    return _mend_tokens(named(tex2mml(numbered, inline=not display) if tex else mathml))


def draw_mathml(mathml: Element) -> FormulaDrawing:
    """The drawing of MathML. Raises whatever its parser raises on what it does not know."""
    from ziamath.config import config
    from ziamath.zmath import Math as Formula

    config.svg2 = False  # plain paths: ids in the drawings of one page would clash
    formula = Formula(mathml, size=UNITS)
    formula.margin = 0
    drawn = formula.svgxml()
    paths = "".join(ElementTree.tostring(child, encoding="unicode") for child in drawn)
    sizes = (size / UNITS for size in (*formula.getsize(), formula.node.bbox.ymin))
    return FormulaDrawing(drawn.attrib["viewBox"], paths, *sizes)


def _mend_tokens(mathml: str) -> Element:
    """MathML whose tokens hold characters alone: elements in them, as latex2mathml writes, would not be drawn.

    Raises `FormulaError` for a command that is not known, which would be drawn as it is written.
    """
    root = ElementTree.fromstring(mathml)
    for token in root.iter():
        if token.tag.rpartition("}")[2] in _TOKENS and len(token):
            token.text = "".join(token.itertext())
            del token[:]
        if _COMMAND.fullmatch((token.text or "").strip()):
            raise FormulaError(f"{token.text} is not known")
    return root
