"""Names of Office Open XML (ECMA-376), and how to ask its elements what they say."""

from __future__ import annotations

from lxml import etree

from octavo.readers.elements.tree import Element

NAMESPACES = {
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "adec": "http://schemas.microsoft.com/office/drawing/2017/decorative",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "o": "urn:schemas-microsoft-com:office:office",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "v": "urn:schemas-microsoft-com:vml",
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
}

STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": NAMESPACES["w"],
    "http://purl.oclc.org/ooxml/drawingml/main": NAMESPACES["a"],
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": NAMESPACES["wp"],
    "http://purl.oclc.org/ooxml/officeDocument/math": NAMESPACES["m"],
    "http://purl.oclc.org/ooxml/officeDocument/relationships": NAMESPACES["r"],
}
"""Names of the strict variant of the format, and those of the usual one."""


def tag(name: str) -> str:
    """An element's or attribute's name as lxml writes it: "w:p" is "{http://…/main}p"."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def local_name(element: Element) -> str:
    """An element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def child(element: Element | None, path: str) -> Element | None:
    """What a path such as "w:pPr/w:pStyle" leads to."""
    return None if element is None else element.find(path, NAMESPACES)


def value(element: Element | None, path: str = "", name: str = "w:val") -> str:
    """An attribute of what a path leads to, "" if it is not there."""
    found = child(element, path) if path else element
    return "" if found is None else found.get(tag(name)) or ""


def is_on(element: Element | None, path: str) -> bool | None:
    """Whether a toggle such as "w:b" is on; None where it is not there."""
    found = child(element, path)
    return None if found is None else value(found) not in ("0", "false", "off", "none")


def is_set(element: Element, name: str) -> bool:
    """Whether an attribute that is a switch is on; it is off where it is not there."""
    return (element.get(tag(name)) or "0") not in ("0", "false", "off")


def number(text: str, default: int = 0) -> int:
    """A whole number, or `default`."""
    return int(text) if text.lstrip("-").isdecimal() and text.isascii() and len(text) < 10 else default


def words(element: Element) -> str:
    """The text of all runs in an element."""
    return "".join(found.text or "" for found in element.iter(tag("w:t"), tag("m:t")))


def stands_in(element: Element, *names: str) -> bool:
    """Whether the parent of an element has one of these names, its namespace apart."""
    parent = element.getparent()
    return parent is not None and local_name(parent) in names


def new_element(name: str, /, **attributes: str) -> Element:
    """A new element; attributes are of its own namespace."""
    prefix = name.partition(":")[0]
    return etree.Element(
        tag(name),
        {tag(f"{prefix}:{key}"): text for key, text in attributes.items()},
        nsmap={prefix: NAMESPACES[prefix]},
    )


def unwrap(element: Element) -> None:
    """Puts an element's children in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for position, inner in enumerate(list(element)):
        parent.insert(at + position, inner)
    parent.remove(element)


def remove(element: Element) -> None:
    """Takes an element out of its tree; OOXML keeps no text between elements."""
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
