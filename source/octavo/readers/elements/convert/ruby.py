"""Ruby: characters and how they are read (HTML Standard, 4.5.10 to 4.5.13; W3C HTML Ruby Markup Extensions).

Pages write a reading after each of its characters (`漢<rt>かん</rt>字<rt>じ</rt>`), or all readings after all of them
(`<rb>漢<rb>字<rt>かん<rt>じ`, `<rtc>`), and a second row of readings over both.
"""

from __future__ import annotations

from collections.abc import Sequence

from octavo.model import Inline, Ruby, Span, Text
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.tree import Element, global_attributes

_PARTS = ("rb", "rt", "rtc", "rp")

_Line = tuple[Inline, ...]


def read_ruby(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """Characters with their readings, one node for each pair; characters that have none are words."""
    attributes = global_attributes(element, converter.context)
    _part_siblings(element)
    _enclose_bases(element)
    nodes: list[Inline] = []
    bases: list[_Line] = []
    readings: list[_Line] = []
    for child in element.iterchildren("rb", "rt", "rtc"):
        if child.tag == "rb" and readings:
            nodes += _pair(bases, readings)
            bases, readings = [], []
        if child.tag == "rtc" and readings:
            bases, readings = [tuple(_pair(bases, readings))], []
        _add_part(child, bases, readings, converter)
    nodes += _pair(bases, readings)
    if nodes and attributes:
        nodes = [Span(tuple(nodes), **attributes)]
    for node in nodes:
        if isinstance(node, Text):
            line.add_text(node.text)
        else:
            line.add(node)


def _add_part(child: Element, bases: list[_Line], readings: list[_Line], converter: Converter) -> None:
    """Adds the characters of a base, or the readings of an rt or of a row of them."""
    if child.tag == "rb":
        bases.append(converter.inlines(child))
    else:
        parts = list(child.iterchildren("rt")) if child.tag == "rtc" else []
        readings += [converter.inlines(part) for part in parts or [child]]


def _pair(bases: Sequence[_Line], readings: Sequence[_Line]) -> list[Inline]:
    """Each base with its reading; as one, if they are not as many."""
    if not any(readings):
        return [node for base in bases for node in base]
    if len(bases) != len(readings):
        bases, readings = [sum(bases, ())], [sum(readings, ())]
    return [
        node
        for base, reading in zip(bases, readings, strict=True)
        for node in ([Ruby(base, reading)] if base and reading else [*base, *reading])
    ]


# --- the tree ---------------------------------------------------------------------------------------


def _part_siblings(element: Element) -> None:
    """Takes parts out of those before them that the page did not close (HTML Standard, 13.1.2.4)."""
    for part in list(element.iter(*_PARTS)):
        around = part.getparent()
        while around is not None and around.tag in ("rb", "rt", "rp") and around is not element:
            around.addnext(part)
            around = part.getparent()


def _enclose_bases(element: Element) -> None:
    """Puts an `rb` around characters, and elements of the line, that stand in the ruby itself."""
    children: list[Element] = []
    base = _new_base(element, element.text)
    element.text = None
    for child in list(element):
        tail, child.tail = child.tail, None
        if child.tag in _PARTS:
            children += [base, child]
            base = _new_base(element, tail)
        else:
            child.tail = tail
            base.append(child)
    element[:] = [child for child in (*children, base) if child.tag != "rb" or len(child) or (child.text or "").strip()]


def _new_base(element: Element, text: str | None) -> Element:
    base = element.makeelement("rb")
    base.text = text
    return base
