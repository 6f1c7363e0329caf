"""Embeds: what a book cannot show leaves a link to it."""

from __future__ import annotations

from octavo.model import Placeholder, PlaceholderKind
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.normalise.fallbacks import asks_for_more
from octavo.readers.elements.tree import Element, clean_text, resolve_url, tag_of, web_url, words

EMBEDS: dict[str, PlaceholderKind] = {
    "iframe": "frame",
    "frame": "frame",
    "video": "video",
    "audio": "audio",
    "object": "document",
    "embed": "document",
    "applet": "document",
}


def read_embed(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A video, a frame or the like, as a placeholder with its words and its address."""
    kind, reference, context = EMBEDS[tag_of(element)], _source_of(element), converter.context
    label = clean_text(element.get("title") or element.get("aria-label") or "").strip() or _fallback_of(element)
    href = web_url(reference, context.base)
    shown = label or href or resolve_url(reference, context.base)
    context.notes.add("embed-linked", f"{kind}: {shown or 'without an address'}")
    line.add(Placeholder(kind, label=label, href=href))


def _fallback_of(element: Element) -> str:
    """The words that stand in for what cannot be shown; a request for another browser is none."""
    said = words(element)
    return "" if asks_for_more(said) else said


def _source_of(element: Element) -> str:
    source = element.find(".//source")
    stated = [element.get("src"), element.get("data-src"), element.get("data")]
    stated.append(None if source is None else source.get("src"))
    return next((reference for reference in stated if reference and reference != "about:blank"), "")
