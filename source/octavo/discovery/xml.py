"""XML from strangers as a tree: no entities of its own, nothing opened, nothing too large."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from lxml import etree

from octavo.readers.elements.tree import Element

_GZIP = b"\x1f\x8b"
_MOST_BYTES = 64 * 1024 * 1024
"""Of what a compressed file may hold; a sitemap has 50 MB at most (sitemaps.org)."""


def parse_xml(content: bytes) -> Element | None:
    """The tree of an XML file, gzipped or not and with its mistakes mended; None if there is none."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, recover=True, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(inflate(content), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def inflate(content: bytes) -> bytes:
    """What a gzipped file holds, as far as it is not too large; other content as it is."""
    if not content.startswith(_GZIP):
        return content
    try:
        return zlib.decompressobj(wbits=31).decompress(content, _MOST_BYTES)
    except zlib.error:
        return b""


def local_name(element: Element) -> str:
    """The name of an element without its namespace, small; "" for what is none."""
    return element.tag.rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def children_named(element: Element, name: str) -> Iterator[Element]:
    """The children of an element with a name, whatever their namespace."""
    return (child for child in element if local_name(child) == name)


def text_of_child(element: Element, name: str) -> str:
    """The text of the first child with a name, on one line; "" if there is none."""
    return next((" ".join((child.text or "").split()) for child in children_named(element, name)), "")
