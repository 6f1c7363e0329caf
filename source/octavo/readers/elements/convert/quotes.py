"""Quotations set apart, with who said them."""

from __future__ import annotations

from octavo.model import Block, Inline, Paragraph, Quote, Role
from octavo.readers.elements.convert.attribution import DASH, strip_dash, take_attribution
from octavo.readers.elements.convert.callouts import alert_kind, is_callout, read_alert, read_callout
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.verse import is_verse, read_verse
from octavo.readers.elements.tree import Element, classes, global_attributes, resolve_url, role_of
from octavo.walk import Flat, line


def read_quote(element: Element, converter: Converter) -> list[Flat]:
    """A quotation; verse, an alert or a callout, if it is written as a quotation only."""
    if is_verse(element):
        return read_verse(element, converter)
    if kind := alert_kind(element):
        return read_alert(element, kind, converter)
    if is_callout(element):
        return read_callout(element, converter)
    return _read_quotation(element, converter)


def _read_quotation(element: Element, converter: Converter) -> list[Flat]:
    cite = resolve_url(element.get("cite") or "", converter.context.base)
    attributes = global_attributes(element, converter.context)
    attribution = take_attribution(element, converter)
    content = converter.blocks(element)
    if not content:
        return [Paragraph(attribution)] if attribution else []
    if not attribution:
        content, attribution = _split_signature(content)
    cite = cite if cite.startswith(("http://", "https://")) else ""
    return [Quote(content, attribution=attribution, cite=cite, role=_role_of_quote(element), **attributes)]


def _role_of_quote(element: Element) -> Role:
    """The role that a quotation states, or that its classes are the names of."""
    named = "".join(classes(element))
    called: Role = ""
    if "pullquote" in named or "pull-quote" in named:
        called = "doc-pullquote"
    elif "epigraph" in named:
        called = "doc-epigraph"
    return role_of(element) or called


def _split_signature(content: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Inline, ...]]:
    """A quotation and who said it, if its last paragraph says so: a short one that starts with a dash."""
    match content:
        case (*rest, Paragraph() as last) if rest and DASH.match(line(last)) and len(line(last).split()) <= 20:
            return tuple(rest), strip_dash(last.content)
    return content, ()
