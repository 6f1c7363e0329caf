"""Formulas as drawings: TeX or MathML to paths that sit on the base line of the text around them."""

from __future__ import annotations

import re
from functools import lru_cache
from html import unescape
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.linear import linearise
from octavo.model import Math

_TOKENS = {"mi", "mn", "mo", "mtext", "ms"}

_TIGHT = "3pt"
"""What latex2mathml states between rows."""

_APART, _CLOSE = "0.65em", "0.45em"
"""What is between the rows of aligned formulas, and of matrices: scripts reach out of the heights that are measured."""

_ALTTEXT = re.compile(r"""\s*<math\b[^>]*?\balttext\s*=\s*["']([^"']+)["']""")  # '<math alttext="x^2">'

UNITS = 100.0
"""Units of a drawing in an em; the page scales it to its own."""


class FormulaDrawing(NamedTuple):
    """A formula drawn: `paths` in the coordinates of `box` (an SVG viewBox). Sizes are ems of the text around it.

    `rise` is where its lowest point stands over the base line: below zero for all that hangs under it.
    """

    box: str
    paths: str
    width: float
    height: float
    rise: float
    unknown: tuple[str, ...] = ()
    """Commands that are not known, and shown as they stand."""

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
    formula, unknown = _read(tex, mathml, display)
    return draw_mathml(formula)._replace(unknown=unknown)


def read_formula(math: Math) -> Element:
    """The formula as MathML that can be drawn."""
    return _read(math.tex, math.mathml, math.display)[0]


def _read(tex: str, mathml: str, display: bool) -> tuple[Element, tuple[str, ...]]:
    """MathML that can be drawn, and the commands in it that are not known."""
    from ziamath.escapes import unescape as named
    from ziamath.tex import tex2mml

    from octavo.builders.formulas.tex.restoring import restore_words
    from octavo.builders.formulas.tex.rewriting import rewrite_tex

    if not tex:
        return _prepare_drawing(ElementTree.fromstring(named(mathml))), ()
    rewritten = rewrite_tex(tex)
    root = _prepare_drawing(ElementTree.fromstring(named(tex2mml(rewritten.tex, inline=not display))))
    return root, restore_words(root, rewritten.words)


def draw_mathml(mathml: Element) -> FormulaDrawing:
    """The drawing of MathML. Raises whatever its parser raises on what it does not know."""
    from ziamath.config import config
    from ziamath.zmath import Math as Formula

    config.svg2 = False  # plain paths: ids in the drawings of one page would clash
    formula = Formula(mathml, size=UNITS)
    formula.margin = 0
    drawn = formula.svgxml()
    paths = "".join(ElementTree.tostring(child, encoding="unicode") for child in drawn)
    width, height, rise = (size / UNITS for size in (*formula.getsize(), formula.node.bbox.ymin))
    return FormulaDrawing(drawn.attrib["viewBox"], paths, width, height, rise)


def _prepare_drawing(root: Element) -> Element:
    """MathML whose tokens hold characters alone (elements in them would not be drawn), and whose rows stand apart."""
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in _TOKENS and len(element):
            element.text = "".join(element.itertext())
            del element[:]
        elif name == "mtable" and element.get("rowspacing", _TIGHT) == _TIGHT:
            element.set("rowspacing", _APART if "columnspacing" in element.attrib else _CLOSE)
    return root
