"""Formulas on paper: drawings on the base line. One that is wider than a line goes on below it, at a sign.

The signs are relations and operators that stand in no brackets, as in TeX; on the new line the sign comes first.
What has none, such as a matrix, is set smaller, and a note says so where it is hard to read then.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from xml.etree.ElementTree import Element

from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.svg import (
    FormulaDrawing,
    draw_formula,
    draw_mathml,
    formula_text,
    read_formula,
)
from octavo.builders.xhtml.markup import attributes, escape, formula_as_written, node_attributes
from octavo.markup_names import Class
from octavo.model import Math
from octavo.notes import Notes, first_words

_SIGNS = frozenset("=<>≤≥≈≡≠∼≃≅∝→←↔⇒⇐⇔↦∈∉⊂⊆⊃⊇≔+-−±∓×·∪∩∧∨")
_OPENING, _CLOSING = frozenset("([{⟨⌈⌊"), frozenset(")]}⟩⌉⌋")

_INDENT = 2.0
"""How far all lines of a formula but the first are set in, in ems."""

_FULL, _LEAST = 0.9, 0.7
"""How much smaller a formula may be set before it is broken, and without a note, as shares of its size."""


def make_equation(math: Math, room: float, notes: Notes) -> str:
    """The formula as an svg element, or as a span of them, one a line; as its source if it cannot be read.

    `room` is the length of a line in ems.
    """
    words = formula_text(math)
    try:
        drawn = draw_formula(math)
    except FormulaError as error:
        notes.add("math-unreadable", f"{math.tex or math.mathml[:80]} ({error})")
        return formula_as_written(math, words)
    for command in drawn.unknown:
        notes.add("math-command", f"{command} in {first_words(math.tex)}")
    lines = _break_lines(read_formula(math), room) if room < _FULL * drawn.width else [drawn]
    if room < _LEAST * (widest := max(line.width for line in lines)):
        notes.add("math-small", f"{words[:80]} ({room / widest:.0%} of its size)")
    if len(lines) == 1:
        return _make_svg(
            drawn, f'class="{Class.FORMULA}"{node_attributes(math)}', "", f"<title>{escape(words)}</title>"
        )
    pieces = [
        _make_svg(line, f'class="{Class.FORMULA_LINE}"', f"margin-left: {_INDENT if number else 0:g}em; ")
        for number, line in enumerate(lines)
    ]
    described = attributes(class_=f"{Class.FORMULA} {Class.BROKEN}", role="img", aria_label=words)
    return f"<span{described}{node_attributes(math)}>{''.join(pieces)}</span>"


def _make_svg(drawn: FormulaDrawing, described: str, style: str, title: str = "") -> str:
    """The svg element of a drawing that stands on the base line, with these attributes and what a style adds."""
    size = f"width: {drawn.width:.4f}em; height: {drawn.height:.4f}em; vertical-align: {drawn.rise:.4f}em"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {described} style="{style}{size}" viewBox="{drawn.box}">'
        f"{title}{drawn.paths}</svg>"
    )


def _break_lines(formula: Element, room: float) -> list[FormulaDrawing]:
    """The drawings of its lines, each as long as can be."""
    lines: list[tuple[list[Element], FormulaDrawing]] = []
    for part in _split_at_signs(formula):
        if lines:
            longer = [*lines[-1][0], *part]
            drawn = _draw_part(formula, longer)
            if drawn.width <= room - (_INDENT if len(lines) > 1 else 0):
                lines[-1] = longer, drawn
                continue
        lines.append((part, _draw_part(formula, part)))
    return [drawn for _, drawn in lines]


def _split_at_signs(formula: Element) -> Iterator[list[Element]]:
    """What stands between the signs of a formula; each sign, with the space around it, begins a part."""
    part: list[Element] = []
    depth = 0
    for child in _find_row(formula):
        sign = (child.text or "").strip() if child.tag.endswith("mo") else ""
        depth += (sign in _OPENING) - (sign in _CLOSING)
        if part and not depth and sign in _SIGNS and not part[-1].tag.endswith("mo"):
            child.set("form", "infix")
            yield part
            part = []
        part.append(child)
    yield part


def _find_row(element: Element) -> Element:
    """The row that a formula is, whatever stands around it."""
    while len(element) == 1 and element[0].tag.rpartition("}")[2] in {"mrow", "mstyle"}:
        element = element[0]
    return element


def _draw_part(formula: Element, content: Sequence[Element]) -> FormulaDrawing:
    """The drawing of a part of a formula."""
    part = Element(formula.tag, formula.attrib)
    part.extend(deepcopy(list(content)))
    return draw_mathml(part)
