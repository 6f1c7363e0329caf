"""MathML as TeX: what a formula of which only the markup is known can be called.

What comes out is the LaTeX of amsmath. Looks (colours, sizes, exact spaces) are left out; elements that are not known
leave their content. The rules are those of MathML Core (https://www.w3.org/TR/mathml-core/) and of the elements of
MathML 3 that pages still have: mfenced, menclose, mlabeledtr.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.elements.tex.accents import convert_over, convert_under, convert_under_over
from octavo.readers.elements.tex.markup import Rule, name_of, pad
from octavo.readers.elements.tex.rows import convert_fenced, join_row
from octavo.readers.elements.tex.scripts import (
    convert_above,
    convert_below,
    convert_both,
    convert_fraction,
    convert_prescripts,
)
from octavo.readers.elements.tex.signs import letters_to_tex, number_to_tex, signs_to_tex, text_to_tex
from octavo.readers.elements.tex.tables import convert_labelled_row, convert_row, convert_table
from octavo.readers.elements.tree import Element


def convert_to_tex(math: Element) -> str:
    """A `math` element as TeX, "" if it shows nothing. Parts come before what holds them, so that nothing recurs."""
    made: dict[Element, str] = {}
    for element in reversed([found for found in math.iter() if isinstance(found.tag, str)]):
        parts = [made.pop(child) for child in element if child in made]
        made[element] = _RULES.get(name_of(element), join_row)(element, parts)
    return made[math].strip()


_ENCLOSURES = {
    "box": "boxed", "roundedbox": "boxed", "circle": "boxed", "updiagonalstrike": "cancel",
    "downdiagonalstrike": "bcancel", "top": "overline", "bottom": "underline", "radical": "sqrt",
    "actuarial": "overline",
}  # fmt: skip
"""Commands for the values of an menclose's notation."""

_SPACES = ((2, r"\qquad"), (1, r"\quad"), (0.25, r"\;"), (0.2, r"\:"), (0.1, r"\,"))
"""Spaces of TeX, and from how many ems on they stand for one."""


def _convert_enclosure(element: Element, parts: Sequence[str]) -> str:
    inner = join_row(element, parts)
    for notation in (element.get("notation") or "").split():
        if command := _ENCLOSURES.get(notation, ""):
            return f"\\{command}{{{inner}}}"
    return inner


def _convert_space(element: Element, _parts: Sequence[str]) -> str:
    match = re.fullmatch(r"([\d.]+)em", (element.get("width") or "").strip())
    width = float(match[1]) if match and match[1].count(".") < 2 and match[1] != "." else 0
    return next((command for least, command in _SPACES if width >= least), "")


def _nothing(_element: Element, _parts: Sequence[str]) -> str:
    return ""


def _first(_element: Element, parts: Sequence[str]) -> str:
    return parts[0] if parts else ""


def _text_of(element: Element) -> str:
    return "".join(element.itertext())


_RULES: dict[str, Rule] = {
    "mi": lambda element, _: letters_to_tex(_text_of(element), element.get("mathvariant") or ""),
    "mn": lambda element, _: number_to_tex(_text_of(element)),
    "mo": lambda element, _: signs_to_tex(_text_of(element)),
    "mtext": lambda element, _: text_to_tex(_text_of(element)),
    "ms": lambda element, _: text_to_tex(f"“{_text_of(element)}”"),
    "mspace": _convert_space,
    "mfrac": convert_fraction,
    "msqrt": lambda element, parts: f"\\sqrt{{{join_row(element, parts)}}}",
    "mroot": lambda _, parts: "\\sqrt[{1}]{{{0}}}".format(*pad(parts, 2)),
    "msub": convert_below,
    "msup": convert_above,
    "msubsup": convert_both,
    "mmultiscripts": convert_prescripts,
    "mover": convert_over,
    "munder": convert_under,
    "munderover": convert_under_over,
    "mfenced": convert_fenced,
    "mtable": convert_table,
    "mtr": convert_row,
    "mlabeledtr": convert_labelled_row,
    "menclose": _convert_enclosure,
    "mphantom": lambda element, parts: f"\\phantom{{{join_row(element, parts)}}}",
    "semantics": _first,
    "maction": _first,
    "none": _nothing,
    "mprescripts": _nothing,
    "annotation": _nothing,
    "annotation-xml": _nothing,
    "maligngroup": _nothing,
    "malignmark": _nothing,
}
