"""OPML 2.0 (opml.org/spec2.opml): outlines of feeds, as readers of feeds give them, and of pages."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.captures import Capture
from octavo.discovery.listing import Entry, Listing, without_repeats
from octavo.discovery.page import absolute, is_page_address
from octavo.discovery.xml import children_named, local_name, parse_xml, text_of_child
from octavo.readers.elements.tree import Element

_FEED_TYPES = ("rss", "atom", "feed", "rdf")


def read_outline(capture: Capture) -> Listing | None:
    """The feeds of an outline as `children`, its other links as entries; None if it is no outline."""
    root = parse_xml(capture.content)
    if root is None or local_name(root) != "opml":
        return None
    head = next(children_named(root, "head"), root)
    outlines = [element for element in root.iter() if local_name(element) == "outline"]
    feeds = (
        absolute(_stated(outline, "xmlurl"), capture.address) for outline in outlines if _stated(outline, "xmlurl")
    )
    pages = (_read_page(outline, capture.address) for outline in outlines if not _stated(outline, "xmlurl"))
    author = text_of_child(head, "ownername")
    return Listing(
        kind="outline",
        entries=without_repeats(page for page in pages if page is not None),
        title=text_of_child(head, "title"),
        authors=(author,) if author else (),
        order="the outline",
        children=tuple(dict.fromkeys(filter(None, feeds))),
    )


def _stated(outline: Element, name: str) -> str:
    """An attribute, whatever the case of its name: programs write xmlUrl, xmlURL and xmlurl."""
    stated: Mapping[str, str] = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
    return stated.get(name, "").strip()


def _read_page(outline: Element, base: str) -> Entry | None:
    """A link to a page; None for a heading, and for a link to a further feed, which has no address of its own."""
    reference = _stated(outline, "url") or _stated(outline, "htmlurl")
    address = absolute(reference, base) if reference else ""
    if not is_page_address(address) or _stated(outline, "type").lower() in _FEED_TYPES:
        return None
    above = outline.getparent()
    part = _title(above) if above is not None and local_name(above) == "outline" else ""
    return Entry(address, _title(outline), part=part)


def _title(outline: Element) -> str:
    return " ".join((_stated(outline, "title") or _stated(outline, "text")).split())
