"""Page references: "(p. 41)" behind a link inside the book, because paper cannot be clicked.

The number is a slot, filled after layout. A link gets none where nobody would turn the page for it: to what
stands near, to a list of works at the end, or from words that are a number themselves, such as "[12]".
"""

from __future__ import annotations

import re
from collections.abc import Container
from xml.etree.ElementTree import Element, SubElement

from octavo.builders.pdf.tree.etree import put_after

_NEAR = 1500
"""Characters between a link and its target that most likely stand on one page or on facing ones."""

_WORDS = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_APART = {"doc-noteref", "doc-backlink", "doc-bibliography", "doc-endnotes", "doc-footnote"}
_NO_PLACE = {"h1", "h2", "h3", "h4", "h5", "h6", "pre", "footer"}


def refer(sections: list[Element], words: list[dict[str, str]]) -> None:
    """Adds page references to all articles of a book; `words` are the phrases of the language of each."""
    places: dict[str, int] = {}
    listed: set[str] = set()
    at = 0
    for section in sections:
        at = _locate(section, at, places, listed, False)
    at = 0
    for section, said in zip(sections, words, strict=True):
        at = _Referring(places, listed, said["page"]).read(section, at)


def _locate(element: Element, at: int, places: dict[str, int], listed: set[str], apart: bool) -> int:
    """Where each id stands, in characters from the start, and which of them are in lists of works and notes."""
    apart = apart or element.get("role") in _APART
    if name := element.get("id"):
        places[name] = at
        if apart:
            listed.add(name)
    at += len(element.text or "")
    for child in element:
        at = _locate(child, at, places, listed, apart) + len(child.tail or "")
    return at


class _Referring:
    """One way through an article; a target is referred to once in a paragraph."""

    def __init__(self, places: dict[str, int], listed: Container[str], said: str) -> None:
        self._places, self._listed, self._said = places, listed, said
        self._told: set[str] = set()

    def read(self, element: Element, at: int) -> int:
        at += len(element.text or "")
        for child in list(element):
            tail, start = len(child.tail or ""), at
            if child.tag in _NO_PLACE or child.get("role") == "doc-bibliography":
                at += sum(map(len, child.itertext()))
            else:
                if child.tag in {"p", "li", "td", "dd"}:
                    self._told = set()
                at = self.read(child, at)
            if target := self._target(child, start):
                self._told.add(target)
                put_after(element, child, self._reference(target))
            at += tail
        return at

    def _target(self, link: Element, at: int) -> str:
        """The id that a link leads to, if a reader of paper would want its page."""
        href = link.get("href", "")
        target = href[1:] if link.tag == "a" and href.startswith("#") else ""
        if target not in self._places or target in self._listed or target in self._told:
            return ""
        if link.get("role") in _APART or not _WORDS.search("".join(link.itertext())):
            return ""
        return target if abs(self._places[target] - at) > _NEAR else ""

    def _reference(self, target: str) -> Element:
        around = Element("span", {"class": "page-reference"})
        around.text = f" ({self._said}\u00a0"
        SubElement(around, "span", {"class": "pageref", "data-to": target}).text = "000"
        around[0].tail = ")"
        return around
