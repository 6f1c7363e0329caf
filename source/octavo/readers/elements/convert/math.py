"""Formulas: TeX, MathML, or both."""

from __future__ import annotations

from octavo.model import Math
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.convert.mathml import sanitise_mathml
from octavo.readers.elements.tree import Element, global_attributes


def read_math(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A `MATH` element as a formula; nothing where it has neither TeX nor MathML."""
    tex, display = element.get("tex") or "", element.get("display") == "block"
    mathml = sanitise_mathml(element[0], display, tex) if len(element) else ""
    if tex or mathml:
        attributes = global_attributes(element, converter.context)
        line.add(Math(tex=tex, mathml=mathml, display=display, **attributes))
