"""Addresses in running text have no hyphens at line ends: whoever types them would type those too."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.|\b10\.\d{4,9}/|\b[\w.+-]+@[\w-]+\.)[^\s<>“”«»]*[^\s<>“”«»()\[\]{}.,;:!?'’\"]"
)
"""An address, a DOI or an e-mail address, without the mark that ends its sentence."""

_AS_IT_IS = {"pre", "code", "kbd", "samp", "svg", "h1", "h2", "h3", "h4", "h5", "h6"}
"""What has no hyphens anyway."""


def mark(element: Element) -> None:
    """Puts every address in the text under `element` into an element of its own."""
    for at, child in reversed(list(enumerate(element))):
        if child.tail and (found := _marked(child.tail)):
            child.tail, addresses = found
            element[at + 1 : at + 1] = addresses
        if child.tag not in _AS_IT_IS and child.get("class") != "address":
            mark(child)
    if element.text and (found := _marked(element.text)):
        element.text, addresses = found
        element[0:0] = addresses


def _marked(text: str) -> tuple[str, list[Element]] | None:
    """The text before the first address in `text`, and the addresses with what follows each; None if it has none."""
    found = list(_ADDRESS.finditer(text))
    if not found:
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    addresses = []
    for match, end in zip(found, ends, strict=True):
        address = Element("span", {"class": "address"})
        address.text, address.tail = match[0], text[match.end() : end]
        addresses.append(address)
    return text[: found[0].start()], addresses
