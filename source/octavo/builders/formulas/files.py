"""Formulas as picture files, for readers that show no MathML: on the base line, in ems of the text around them.

Ink is black: on nothing in a drawing, which the style sheet gives a white ground, and on white in a picture, because
where a style sheet is not heeded, black on nothing is black on black at night.
"""

from __future__ import annotations

from io import BytesIO

from octavo.builders.formulas.svg import UNITS, FormulaDrawing, draw_formula, formula_text
from octavo.builders.xhtml.markup import attributes, node_attributes
from octavo.markup_names import Class
from octavo.model import Math
from octavo.profiles import DrawingForm
from octavo.resources import Asset, make_asset

_PIXELS = 64
"""Pixels of an em: text of 11 points has 46 of them on a screen of 300 pixels an inch, and readers enlarge it."""

_MARGIN = 0.05
"""Ems around a drawing, because slanted letters lean out of their boxes."""


def make_picture(math: Math, form: DrawingForm) -> tuple[Asset, str]:
    """A formula as a file, and the element that shows it. Raises `FormulaError` for one that cannot be read."""
    drawn = draw_formula(math)
    file = _make_asset(drawn, form)
    style = f"width: {drawn.width + 2 * _MARGIN:.3f}em; vertical-align: {drawn.rise - _MARGIN:.3f}em"
    kind = f"{Class.FORMULA} {Class.DISPLAY}" if math.display else Class.FORMULA
    shown = attributes(src=f"../pictures/{file.name}", alt=formula_text(math) or "…", class_=kind, style=style)
    return file, f"<img{node_attributes(math)}{shown}/>"


def _make_asset(drawn: FormulaDrawing, form: DrawingForm) -> Asset:
    svg = drawn.svg(_MARGIN)
    if form == "png":
        return _rasterise(svg)
    size = round(drawn.width * _PIXELS), round(drawn.height * _PIXELS)
    return make_asset(svg.encode(), "image/svg+xml", size)


def _rasterise(svg: str) -> Asset:
    from PIL import Image
    from resvg_py import svg_to_bytes

    drawn = svg_to_bytes(svg_string=svg, zoom=_PIXELS / UNITS, background="#ffffff", skip_system_fonts=True)
    written = BytesIO()
    grey = Image.open(BytesIO(bytes(drawn))).convert("L")
    grey.save(written, "PNG", optimize=True)
    return make_asset(written.getvalue(), "image/png", grey.size)
