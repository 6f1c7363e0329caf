"""Addresses in running text have no hyphens at line ends: whoever types them would type those too."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from octavo.markup_names import HEADINGS, Class

_ADDRESS = re.compile(
    r"(?:(?:https?|ftp)://|www\.|\b10\.\d{4,9}/|\b[\w.+-]+@[\w-]+\.)[^\s<>“”«»]*[^\s<>“”«»()\[\]{}.,;:!?'’\"]"
)  # "https://example.org/a", "www.example.org", "10.1000/182", "who@example.org"; each without the full stop behind it
"""An address, a DOI or an e-mail address, without the mark that ends its sentence."""

_AS_IT_IS = {"pre", "code", "kbd", "samp", "svg", *HEADINGS}
"""What has no hyphens anyway."""


def mark_urls(section: Element) -> None:
    """Puts every address in the text of an article into an element of its own, and marks links whose words are one."""
    for link in section.iter("a"):
        if (link.text or "").startswith("http"):
            link.set("class", Class.ADDRESS)
    _mark_in(section)


def _mark_in(element: Element) -> None:
    for at, child in reversed(list(enumerate(element))):
        if child.tail and (found := _split_at_urls(child.tail)):
            child.tail, addresses = found
            element[at + 1 : at + 1] = addresses
        if child.tag not in _AS_IT_IS and child.get("class") != Class.ADDRESS:
            _mark_in(child)
    if element.text and (found := _split_at_urls(element.text)):
        element.text, addresses = found
        element[0:0] = addresses


def _split_at_urls(text: str) -> tuple[str, list[Element]] | None:
    """The text before the first address in `text`, and the addresses with what follows each; None if it has none."""
    found = list(_ADDRESS.finditer(text))
    if not found:
        return None
    ends = [*(match.start() for match in found[1:]), len(text)]
    addresses = []
    for match, end in zip(found, ends, strict=True):
        address = Element("span", {"class": Class.ADDRESS})
        address.text, address.tail = match[0], text[match.end() : end]
        addresses.append(address)
    return text[: found[0].start()], addresses
