"""Converts what is inside an element: gives each child to its reader, and words between blocks to paragraphs.

Readers call the converter that called them, never each other by way of the table: so no import leads back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from msgspec import Struct

from octavo.model import Block, Inline, LineAlign, Paragraph
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.displays import set_in_line
from octavo.readers.elements.convert.inline_builder import InlineBuilder, split_paragraphs, trim_line
from octavo.readers.elements.convert.paragraphs import add_paragraphs, anchor_targets, split_off_targets
from octavo.readers.elements.convert.pictures_apart import set_pictures_apart
from octavo.readers.elements.convert.scene_breaks import find_scene_breaks
from octavo.readers.elements.convert.stanzas import find_stanzas
from octavo.readers.elements.style.alignment import alignment_of
from octavo.readers.elements.tree import NOTE, Element, tag_of
from octavo.walk import Flat, nest

SILENT = {
    "script", "style", "template", "noscript", "head", "title", "meta", "link", "base", "button", "input", "select",
    "textarea", "datalist", "option", "area", "param", "source", "track", "col", "wbr",
    "canvas", "dialog", "noframes", "noembed",
}  # fmt: skip
"""Elements whose content is never words of the page."""

_SMALL = {"td", "th", "li", "dd", "dt", "figcaption", "caption", "address", NOTE}
"""Elements whose short lines are no verse: those of a cell, of a note."""

BlockReader: TypeAlias = Callable[[Element, "Converter"], list[Flat]]
"""From an element to blocks and headings, in order."""

InlineReader: TypeAlias = Callable[[Element, InlineBuilder, "Converter"], None]
"""From an element to inlines, which it adds to a line."""


class Readers(Struct, frozen=True):
    """Who reads which element, by tag."""

    blocks: Mapping[str, BlockReader]
    """Elements that stand apart."""
    inlines: Mapping[str, InlineReader]
    """Elements of a line."""
    mixed: BlockReader
    """Elements of a line that hold some that stand apart."""
    others: InlineReader
    """All other elements."""


_WHOLE = (NOTE, "svg")
"""What is of the line whatever is in it: a note, and a drawing with labels that are HTML."""


class Converter:
    """Converts one tree, whose top is `top`."""

    def __init__(self, top: Element, context: Context, readers: Readers) -> None:
        self.context = context
        self._readers = readers
        self._align: LineAlign = ""
        """How the lines of the element are set that is being read."""
        self.has_aligned = False
        """Whether an element was read whose lines are set in the middle or at the right."""
        self._mixed: set[Element] = set()
        self._find_mixed(top)

    def _find_mixed(self, top: Element) -> None:
        """Finds the elements of a line that hold some that stand apart."""
        for found in top.iter(*self._readers.blocks):
            around = found.getparent() if found is not top else None
            while around is not None and around is not top and around.tag not in _WHOLE and not self.is_block(around):
                self._mixed.add(around)
                around = around.getparent()

    def is_block(self, element: Element) -> bool:
        """Whether an element stands apart from the line."""
        return element.tag in self._readers.blocks or element in self._mixed

    def blocks(self, element: Element) -> tuple[Block, ...]:
        """The content of an element as blocks, headings nested into sections."""
        flow = find_scene_breaks(self.flow(element))
        return nest(flow if element.tag in _SMALL else find_stanzas(flow))

    def flow(self, element: Element) -> list[Flat]:
        """The content of an element as blocks and headings; words between blocks become paragraphs."""
        around, self._align = self._align, alignment_of(element, self._align)
        self.has_aligned = self.has_aligned or self._align != ""
        out = self._flow(element)
        self._align = around
        return out

    def _flow(self, element: Element) -> list[Flat]:
        out: list[Flat] = []
        line = InlineBuilder()
        line.add_text(element.text)
        for child in element:
            if not isinstance(child.tag, str) or child.tag in SILENT:
                pass
            elif self.is_block(child):
                targets = self._end_line(line, out)
                made, waiting = split_off_targets(self.read_block(child))
                line = InlineBuilder()
                out += anchor_targets(targets, made) if made else []
                for target in (*targets, *waiting) if not made else waiting:
                    line.add_target(target)
            else:
                self._read_inline(child, line)
            line.add_text(child.tail)
        if targets := self._end_line(line, out):
            out.append(Paragraph(tuple(targets)))
        return out

    def _end_line(self, line: InlineBuilder, out: list[Flat]) -> list[Inline]:
        """Adds a line to `out` as paragraphs; bare targets are given back, for the block after them."""
        made: list[Flat] = []
        targets = add_paragraphs(line.nodes, self._align, made)
        out += set_pictures_apart(made, self.context)
        return targets

    def inlines(self, element: Element) -> tuple[Inline, ...]:
        """The content of an element as one line."""
        line = InlineBuilder()
        self.add_content(element, line)
        return set_in_line(trim_line(line.nodes))

    def add_content(self, element: Element, line: InlineBuilder) -> None:
        """Adds the words and elements inside an element to a line; what would stand apart is parted by spaces."""
        line.add_text(element.text)
        for child in element:
            parts = child.tag in self._readers.blocks
            line.add_text(" " if parts else None)
            if isinstance(child.tag, str):
                self._read_inline(child, line)
            line.add_text(" " if parts else None)
            line.add_text(child.tail)

    def read_alone(self, element: Element) -> list[Flat]:
        """One element as blocks and headings, whatever stands beside it."""
        if self.is_block(element):
            return self.read_block(element)
        line = InlineBuilder()
        self._read_inline(element, line)
        made = [Paragraph(part) for part in split_paragraphs(line.nodes)]
        return set_pictures_apart(made, self.context)

    def read_block(self, element: Element) -> list[Flat]:
        """One element that stands apart."""
        read = self._readers.blocks.get(tag_of(element), self._readers.mixed)
        return read(element, self)

    def _read_inline(self, element: Element, line: InlineBuilder) -> None:
        tag = tag_of(element)
        read = self._readers.inlines.get(tag)
        if read is not None:
            read(element, line, self)
        elif tag not in SILENT:
            self._readers.others(element, line, self)
