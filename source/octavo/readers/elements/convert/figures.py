"""Figures: what is shown, its caption and its credit."""

from __future__ import annotations

import re
from itertools import takewhile

from msgspec.structs import replace

from octavo.model import Block, CodeBlock, Figure, Image, Inline, Paragraph, Placeholder, Quote, Section, Table
from octavo.readers.elements.convert.callouts import is_callout, read_callout
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.figure_groups import group_figures
from octavo.readers.elements.tree import INLINE, Element, classes, drop, global_attributes, holds, words
from octavo.walk import Flat, has

_CREDIT = re.compile(r"(^|[-_])(credits?|copyright|photographer|byline|attribution|photo-?by|source)([-_]|$)")
"""Classes of credits: "photo-credit", "image__source", "copyright"."""

_LONGEST_CREDIT = 20
"""Words in a credit."""


def read_figure(element: Element, converter: Converter) -> list[Flat]:
    """A figure; what needs none stands alone, and a quotation takes its caption as who said it."""
    if is_callout(element) and not holds(element, "img", "svg", "figcaption"):
        return read_callout(element, converter)
    attributes = global_attributes(element, converter.context)
    captions = [
        found
        for found in element.iter("figcaption")
        if next(found.iterancestors("figure", "figcaption"), None) is element
    ]
    credit: tuple[Inline, ...] = ()
    caption: tuple[Block, ...] = ()
    for found in captions:
        drop(found)
        credit = credit or _take_credit(found, converter)
        caption += converter.blocks(found)
    figure = Figure(converter.blocks(element), caption=caption, credit=credit, **attributes)
    group = group_figures(figure.body, converter.context.picture_sizes)
    if group is not None:
        return [replace(group, caption=caption, credit=credit, **attributes)]
    return _read_caption_alone(figure) if not figure.body else _unwrap(figure)


def _read_caption_alone(figure: Figure) -> list[Flat]:
    """What is left of a figure that shows nothing."""
    return [*figure.caption, *([Paragraph(figure.credit)] if figure.credit else [])]


def _unwrap(figure: Figure) -> list[Flat]:
    """A figure, or what stands in its place."""
    shown, caption, bare = figure.body, figure.caption, not figure.caption and not figure.credit
    match shown:
        case (Quote() as quote,) if caption and not quote.attribution and not has(quote, Image):
            attribution = tuple(inline for part in caption if isinstance(part, Paragraph) for inline in part.content)
            return [replace(quote, attribution=attribution)]
        case (Table() | CodeBlock() | Quote() | Figure(),) if bare:
            return [*shown]
        case (Figure(), *others) if bare and all(isinstance(block, Figure) for block in others):
            return [*shown]  # they are too small to be in a row, or the same
    if (bare and not has(shown, Image, Placeholder)) or has(shown, Section):
        return [*shown, *caption]
    return [figure]


def _take_credit(caption: Element, converter: Converter) -> tuple[Inline, ...]:
    """Who made the picture: a part of the caption that says so by its class; it is taken out of the caption."""
    for found in list(caption.iter("span", "small", "cite", "p", "div", "em", "i")):
        if found is caption or not any(_CREDIT.search(name) for name in classes(found)):
            continue
        if 0 < len(words(found).split()) <= _LONGEST_CREDIT and _ends_line(found, caption):
            drop(found)
            return converter.inlines(found)
    return ()


def _ends_line(found: Element, caption: Element) -> bool:
    """Whether no words follow an element in its line: nothing is taken out of the middle of a sentence."""
    here: Element | None = found
    while here is not None and here is not caption and here.tag in INLINE:
        following = takewhile(lambda after: after.tag in INLINE and after.tag != "br", here.itersiblings())
        if (here.tail or "").strip() or any(words(after) or (after.tail or "").strip() for after in following):
            return False
        here = here.getparent()
    return True
