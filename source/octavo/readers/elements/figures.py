"""Figures: what is shown, its caption and its credit."""

from __future__ import annotations

from octavo.model import Figure
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.flow import body
from octavo.readers.elements.tree import common, drop
from octavo.walk import Flat


@block("figure")
def _figure(element: Element, context: Context) -> list[Flat]:
    carried = common(element, context)
    caption = next(element.iter("figcaption"), None)
    words = () if caption is None else body(caption, context)
    if caption is not None:
        drop(caption)
    shown = body(element, context)
    return [Figure(shown, caption=words, **carried)] if shown or words else []
