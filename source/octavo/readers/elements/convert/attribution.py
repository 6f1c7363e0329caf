"""Who said what is quoted: the footer, the cite or the dashed line that ends a quotation."""

from __future__ import annotations

import re

from octavo.model import Inline, Text
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.tree import Element, classes, drop, words

DASH = re.compile(r"^\s*(—|―|–|--|~)\s*(?=\S|$)")
"""What an attribution starts with: "— Ada Green", "-- Ada Green"."""

_CLASSES = {"attribution", "source", "author", "cite", "quote-author", "citation"}
_LONGEST = 40
"""Words in an attribution."""


def take_attribution(element: Element, converter: Converter) -> tuple[Inline, ...]:
    """Who said it: the footer, or the cite, that ends a quotation; it is taken out of it."""
    last = element[-1] if len(element) else None
    if last is None or (last.tail or "").strip() or not _is_attribution(last):
        return ()
    said = words(last)
    if len(said.split()) > _LONGEST or said == words(element):
        return ()
    drop(last)
    return strip_dash(converter.inlines(last))


def _is_attribution(last: Element) -> bool:
    """Whether the last element of a quotation is made for who said it: by its tag, its class, or a lone cite in it."""
    if last.tag in ("footer", "cite", "figcaption") or not _CLASSES.isdisjoint(classes(last)):
        return True
    lone = last.tag == "p" and len(last) == 1 and not (last.text or "").strip() and not (last[0].tail or "").strip()
    return lone and last[0].tag == "cite"


def strip_dash(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`content` without the dash that it starts with."""
    match content:
        case (Text(text=text), *rest) if DASH.match(text):
            bare = DASH.sub("", text)
            return (*((Text(bare),) if bare else ()), *rest)
    return content
