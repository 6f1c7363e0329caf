"""Formulas as pictures, for readers that show no MathML: on the base line, in ems of the text around them.

A drawing stands in the page itself and has the colour of the words around it, by day and by night. A picture is black
on white, because where a style sheet is not heeded, black on nothing is black on black at night.
"""

from __future__ import annotations

import re
from io import BytesIO

from octavo.builders.formulas.svg import UNITS, FormulaDrawing, draw_formula, formula_text
from octavo.builders.xhtml.markup import attributes, node_attributes
from octavo.markup_names import Class
from octavo.model import Math
from octavo.resources import Asset, make_asset

_PIXELS = 64
"""Pixels of an em: text of 11 points has 46 of them on a screen of 300 pixels an inch, and readers enlarge it."""

_MARGIN = 0.05
"""Ems around a drawing, because slanted letters lean out of their boxes."""


def make_drawing(math: Math) -> str:
    """A formula as an svg element. Raises `FormulaError` for one that cannot be read."""
    drawn = draw_formula(math)
    space = _MARGIN * UNITS
    left, top, width, height = map(float, drawn.box.split())
    box = f"{left - space:.2f} {top - space:.2f} {width + 2 * space:.2f} {height + 2 * space:.2f}"
    shown = attributes(
        role="img", aria_label=formula_text(math) or "…", class_=_class(math), style=_style(drawn, height=True)
    )
    paths = _INK.sub('"currentColor"', drawn.paths)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{node_attributes(math)}{shown} viewBox="{box}">{paths}</svg>'


_INK = re.compile('"black"')


def make_picture(math: Math) -> tuple[Asset, str]:
    """A formula as a file, and the element that shows it. Raises `FormulaError` for one that cannot be read."""
    drawn = draw_formula(math)
    file = _rasterise(drawn.svg(_MARGIN))
    shown = attributes(
        src=f"../pictures/{file.name}", alt=formula_text(math) or "…", class_=_class(math), style=_style(drawn)
    )
    return file, f"<img{node_attributes(math)}{shown}/>"


def _class(math: Math) -> str:
    return f"{Class.FORMULA} {Class.DISPLAY}" if math.display else Class.FORMULA


def _style(drawn: FormulaDrawing, *, height: bool = False) -> str:
    """How large a formula is, and where it stands; drawings need their height too."""
    tall = f"height: {drawn.height + 2 * _MARGIN:.3f}em; " if height else ""
    return f"width: {drawn.width + 2 * _MARGIN:.3f}em; {tall}vertical-align: {drawn.rise - _MARGIN:.3f}em"


def _rasterise(svg: str) -> Asset:
    from PIL import Image
    from resvg_py import svg_to_bytes

    drawn = svg_to_bytes(svg_string=svg, zoom=_PIXELS / UNITS, background="#ffffff", skip_system_fonts=True)
    written = BytesIO()
    grey = Image.open(BytesIO(bytes(drawn))).convert("L")
    grey.save(written, "PNG", optimize=True)
    return make_asset(written.getvalue(), "image/png", grey.size)
