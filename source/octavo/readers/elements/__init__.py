"""From a tree of elements to the model, for every reader whose format is, or can become, HTML.

Two steps: the tree is normalised, and what is in it converted. Both use the tree up: elements are moved, renamed
and dropped on the way.
"""

from __future__ import annotations

from msgspec import Struct

from octavo.model import Block, Inline
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert import convert_blocks, convert_inlines
from octavo.readers.elements.normalise import move_notes, normalise_page, normalise_part
from octavo.readers.elements.runs import list_runs
from octavo.readers.elements.tree import Element

__all__ = ["Context", "OpenedPage", "open_page", "read_blocks", "read_inlines"]


def read_blocks(text: Element, context: Context) -> tuple[Block, ...]:
    """The content of an element, which is a whole text, as blocks; headings are nested into sections."""
    return open_page(text, context).read_blocks(text)


def read_inlines(text: Element, context: Context) -> tuple[Inline, ...]:
    """The content of an element, which is a whole text, as one line."""
    return open_page(text, context).read_inlines(text)


def open_page(page: Element, context: Context) -> OpenedPage:
    """A page of which parts are read: formulas are found in all of it, and notes moved to their references."""
    normalise_page(page, context)
    context.runs.extend(list_runs(page))
    move_notes(page, context)
    return OpenedPage(page, context)


class OpenedPage(Struct, frozen=True):
    """Reads the parts of a page that was opened, each once."""

    page: Element
    context: Context

    def read_blocks(self, part: Element) -> tuple[Block, ...]:
        """The content of a part as blocks; headings are nested into sections."""
        normalise_part(part, self.context)
        blocks = convert_blocks(part, self.context)
        self.context.report()
        return blocks

    def read_inlines(self, part: Element) -> tuple[Inline, ...]:
        """The content of a part as one line."""
        normalise_part(part, self.context)
        line = convert_inlines(part, self.context)
        self.context.report()
        return line
