"""Who said what is quoted: the footer, the cite or the dashed line that ends a quotation."""

from __future__ import annotations

import re

from octavo.model import Inline, Text
from octavo.readers.elements.context import Context, Element
from octavo.readers.elements.convert.inlines import line_of
from octavo.readers.elements.tree import classes, drop, words

DASH = re.compile(r"^\s*(—|―|–|--|~)\s*(?=\S|$)")


def attribution_of(element: Element, context: Context) -> tuple[Inline, ...]:
    """Who said it: the footer, or the cite, that ends a quotation; it is taken out of it."""
    last = element[-1] if len(element) else None
    if last is None or (last.tail or "").strip() or element.getroottree() is None:
        return ()
    inner = (
        last[-1]
        if last.tag == "p" and len(last) and not (last.text or "").strip() and not (last[-1].tail or "").strip()
        else None
    )
    alone = inner is not None and inner.tag == "cite" and len(last) == 1
    said = words(last)
    by_class = {"attribution", "source", "author", "cite", "quote-author", "citation"} & set(classes(last))
    if (
        not (last.tag in ("footer", "cite", "figcaption") or alone or by_class)
        or len(said.split()) > 40
        or said == words(element)
    ):
        return ()
    drop(last)
    return undashed(line_of(last, context))


def undashed(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """`content` without the dash that it starts with."""
    match content:
        case (Text(text=text), *rest) if DASH.match(text):
            bare = DASH.sub("", text)
            return (*((Text(bare),) if bare else ()), *rest)
    return tuple(content)
