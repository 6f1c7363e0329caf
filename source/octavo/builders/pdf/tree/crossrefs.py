"""Page references: "(p. 41)" behind a link inside the book, because paper cannot be clicked.

Which links get one is asked of the whole book (`find_references`); they are marked article by article, with a slot
that is filled when pages are laid out (`mark_references`). A link gets none where nobody would turn the page for it: to
what stands near, to a list of works at the end, or from words that are a number themselves, such as "[12]".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct, field

from octavo.builders.pdf.tree.etree import insert_after
from octavo.markup_names import HEADINGS, Class, Data

_NEAR = 1500
"""Characters between a link and its target that most likely stand on one page or on facing ones."""

_WORDS = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # "the bridge", "橋"; not "[12]", "3b"
"""What a link has whose words are more than a number."""

_APART = {"doc-noteref", "doc-backlink", "doc-bibliography", "doc-endnotes", "doc-footnote"}
_NO_PLACE = {*HEADINGS, "pre", "footer"}


def find_references(sections: Iterable[Element]) -> dict[Element, str]:
    """The links of a book that get a page reference, by their elements, and the ids that they lead to.

    `sections` are its articles, fit for paper: what is added there stands between links and their targets, too.
    """
    sections = list(sections)
    targets, at = _Targets(), 0
    for section in sections:
        at = _locate(section, at, targets, False)
    found: dict[Element, str] = {}
    at = 0
    for section in sections:
        at = _Finder(targets, found).read(section, at)
    return found


def mark_references(section: Element, references: Mapping[Element, str], label: str) -> None:
    """Adds those of the page references that stand in an article; `label` is its "p. {number}"."""
    for parent in list(section.iter()):
        for child in list(parent):
            if child in references:
                insert_after(parent, child, make_reference(references[child], label))


def make_reference(target: str, label: str) -> Element:
    """A reference to the page of a target, with zeros for its number."""
    before, _, behind = label.replace(" ", "\u00a0").partition("{number}")
    around = Element("span", {"class": Class.PAGE_REFERENCE})
    around.text = f" ({before}"
    SubElement(around, "span", {"class": Class.PAGEREF, Data.TO: target}).text = "000"
    around[0].tail = f"{behind})"
    return around


class _Targets(Struct):
    """Where each id stands, in characters from the start, and which of them are in lists of works and notes."""

    places: dict[str, int] = field(default_factory=dict)
    listed: set[str] = field(default_factory=set)


def _locate(element: Element, at: int, targets: _Targets, apart: bool) -> int:
    """Finds the ids in an element that begins `at` so many characters, and says where it ends, without its tail."""
    apart = apart or element.get("role") in _APART
    if name := element.get("id"):
        targets.places[name] = at
        if apart:
            targets.listed.add(name)
    at += len(element.text or "")
    for child in element:
        at = _locate(child, at, targets, apart) + len(child.tail or "")
    return at


class _Finder:
    """One way through an article; a target is referred to once in a paragraph."""

    def __init__(self, targets: _Targets, found: dict[Element, str]) -> None:
        self._targets = targets
        self._found = found
        self._told: set[str] = set()

    def read(self, element: Element, at: int) -> int:
        """Finds the references in an element that begins `at` so many characters, and says where it ends."""
        at += len(element.text or "")
        for child in element:
            start = at
            if child.tag in _NO_PLACE or child.get("role") == "doc-bibliography":
                at += sum(map(len, child.itertext()))
            else:
                if child.tag in {"p", "li", "td", "dd"}:
                    self._told = set()
                at = self.read(child, at)
            if target := self._target(child, start):
                self._told.add(target)
                self._found[child] = target
            at += len(child.tail or "")
        return at

    def _target(self, link: Element, at: int) -> str:
        """The id that a link leads to, if a reader of paper would want its page."""
        href = link.get("href", "")
        target = href[1:] if link.tag == "a" and href.startswith("#") else ""
        if target not in self._targets.places or target in self._targets.listed or target in self._told:
            return ""
        if link.get("role") in _APART or not _WORDS.search("".join(link.itertext())):
            return ""
        return target if abs(self._targets.places[target] - at) > _NEAR else ""
