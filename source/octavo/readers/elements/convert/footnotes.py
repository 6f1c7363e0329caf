"""Footnotes, whole at the place that refers to them."""

from __future__ import annotations

from octavo.model import Footnote, NoteReference
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.tree import Element, global_attributes


def read_footnote(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A `NOTE` element as a footnote or a further reference to one, close to the word before it.

    Nothing where a footnote is empty.
    """
    if name := (element.get("href") or "").removeprefix("#"):
        line.attach(NoteReference(name))
        return
    attributes = global_attributes(element, converter.context)
    content = converter.blocks(element)
    if content:
        line.attach(Footnote(content, **attributes))
