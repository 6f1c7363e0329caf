"""From a tree of elements to the model: shared by every reader whose format is, or can become, HTML.

`blocks` and `inlines` consume the tree: elements are moved and dropped on the way.
"""

from __future__ import annotations

from octavo.model import Block, Inline
from octavo.readers.elements.context import Context, Element
from octavo.readers.elements.convert import images, quotes, tables
from octavo.readers.elements.convert.blocks import body, mark_mixed
from octavo.readers.elements.convert.inlines import line_of
from octavo.readers.elements.normalise import figures, formulas, linked_notes, listings, structure

__all__ = ["Context", "blocks", "gather", "inlines", "quotes", "tables"]


def blocks(element: Element, context: Context) -> tuple[Block, ...]:
    """The children of `element` as blocks, headings nested into sections."""
    _prepare(element, context)
    made = body(element, context)
    context.report()
    return made


def inlines(element: Element, context: Context) -> tuple[Inline, ...]:
    """The children of `element` as one line of text."""
    _prepare(element, context)
    made = line_of(element, context)
    context.report()
    return made


def gather(element: Element, context: Context) -> None:
    """Finds formulas and moves notes to their references in a whole page; `blocks` of a part of it then need not."""
    formulas.find(element, context)
    linked_notes.gather(element, context.base)
    context.gathered = True


def _prepare(element: Element, context: Context) -> None:
    """Every maker's habits become plain HTML: what follows reads only that."""
    structure.empty(element)
    structure.flatten(element, context)
    if not context.gathered:
        formulas.find(element, context)
        linked_notes.gather(element, context.base)
    images.find(element)
    structure.strip(element, context)
    structure.headings(element, context)
    listings.find(element)
    figures.find(element)
    mark_mixed(element, context)
