"""Turns a block onto a page that lies on its side, and the headings that stand right over it."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.tree.etree import add_class
from octavo.markup_names import HEADINGS, Class


def turn_block(section: Element, block: Element) -> None:
    """Turns a block of a section: a heading that only the block follows would be left alone on an upright page."""
    parents = {child: parent for parent in section.iter() for child in parent}
    add_class(block, Class.LANDSCAPE)
    while block in parents:
        siblings = list(parents[block])
        at = siblings.index(block)
        if at and siblings[at - 1].tag not in HEADINGS:
            return
        block = siblings[at - 1] if at else parents[block]
        if at:
            add_class(block, Class.LANDSCAPE)
