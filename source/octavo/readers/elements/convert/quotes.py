"""Quotations set apart, with who said them."""

from __future__ import annotations

from octavo.model import Block, Inline, Paragraph, Quote, Role
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.convert.attribution import DASH, attribution_of, undashed
from octavo.readers.elements.convert.blocks import body
from octavo.readers.elements.convert.callouts import MARKER, callout, first_text, is_callout, marked, role_of
from octavo.readers.elements.convert.verse import is_verse, verse
from octavo.readers.elements.tree import address, classes, common
from octavo.walk import Flat, line


@block("blockquote")
def _quote(element: Element, context: Context) -> list[Flat]:
    if is_verse(element):
        return verse(element, context)
    if match := MARKER.match(first_text(element)):
        return marked(element, match, context)
    if is_callout(element):
        return callout(element, context)
    cite = address(element.get("cite") or "", context.base)
    carried = common(element, context)
    attribution = attribution_of(element, context)
    content = body(element, context)
    if not content:
        return [Paragraph(attribution)] if attribution else []
    if not attribution:
        content, attribution = _signed(content)
    cite = cite if cite.startswith(("http://", "https://")) else ""
    return [Quote(content, attribution=attribution, cite=cite, role=_quote_role(element), **carried)]


def _quote_role(element: Element) -> Role:
    stated = role_of(element)
    if stated:
        return stated
    named = "".join(classes(element))
    return (
        "doc-pullquote"
        if "pullquote" in named or "pull-quote" in named
        else "doc-epigraph"
        if "epigraph" in named
        else ""
    )


def _signed(content: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """A short last paragraph that starts with a dash says who said it."""
    match content:
        case (*rest, Paragraph() as last) if rest and DASH.match(line(last)) and len(line(last).split()) <= 20:
            return tuple(rest), undashed(last.content)
    return content, ()
