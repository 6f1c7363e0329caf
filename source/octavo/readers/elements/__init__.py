"""From a tree of elements to the model: shared by every reader whose format is, or can become, HTML.

`blocks` and `inlines` consume the tree: elements are moved and dropped on the way.
"""

from __future__ import annotations

from octavo.model import Block, Inline
from octavo.readers.elements import figures, footnotes, formulas, listings, pictures, quotes, shape, tables
from octavo.readers.elements.context import Context, Element
from octavo.readers.elements.flow import body, mark_mixed
from octavo.readers.elements.inlines import line_of

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
    footnotes.gather(element, context.base)
    context.gathered = True


def _prepare(element: Element, context: Context) -> None:
    """Every maker's habits become plain HTML: what follows reads only that."""
    shape.empty(element)
    shape.flatten(element, context)
    if not context.gathered:
        formulas.find(element, context)
        footnotes.gather(element, context.base)
    pictures.find(element)
    shape.strip(element, context)
    shape.headings(element, context)
    listings.find(element)
    figures.find(element)
    mark_mixed(element, context)
