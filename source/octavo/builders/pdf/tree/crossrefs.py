"""Page references: "(p. 41)" behind a link inside the book, because paper cannot be clicked.

An article says which of its links may get one (`find_candidates`), and what can be referred to in it
(`locate_targets`); which of them get one is asked of the whole book (`choose_references`). A link gets none where
nobody would turn the page for it: to what stands near, to a list of works at the end, or from words that are a number
themselves, such as "[12]".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol
from xml.etree.ElementTree import Element, SubElement

from msgspec import Struct

from octavo.builders.pdf.tree.etree import insert_after
from octavo.markup_names import HEADINGS, Class, Data

_NEAR = 1500
"""Characters between a link and its target that most likely stand on one page or on facing ones."""

_WORDS = re.compile(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")  # "the bridge", "橋"; not "[12]", "3b"
"""What a link has whose words are more than a number."""

OPTIONAL = "optional"
"""The element around a reference until the book says whether it stays."""

_APART = {"doc-noteref", "doc-backlink", "doc-bibliography", "doc-endnotes", "doc-footnote"}
_NO_PLACE = {*HEADINGS, "pre", "footer", "nav"}


class Target(Struct, frozen=True, array_like=True):
    """What can be referred to: its id, how many characters stand before it, and whether it is in a list of works."""

    id: str
    at: int
    listed: bool


class Candidate(Struct, frozen=True, array_like=True):
    """A link that may get a reference: the id that it leads to, the characters before it, and its paragraph."""

    target: str
    at: int
    paragraph: int


class Referring(Protocol):
    """What is asked of an article."""

    @property
    def length(self) -> int:
        """How many characters it has."""

    @property
    def targets(self) -> Sequence[Target]:
        """What can be referred to in it."""

    @property
    def candidates(self) -> Sequence[Candidate]:
        """Its links that may get a reference."""


def choose_references(articles: Sequence[Referring]) -> list[set[int]]:
    """The numbers of the candidates of each article that get a reference: once a target and paragraph."""
    places: dict[str, Target] = {}
    for start, article in zip(_starts(articles), articles, strict=True):
        places.update({one.id: Target(one.id, start + one.at, one.listed) for one in article.targets})
    return [
        set(_choose(start, article.candidates, places))
        for start, article in zip(_starts(articles), articles, strict=True)
    ]


def _starts(articles: Sequence[Referring]) -> Iterator[int]:
    """How many characters stand before each article."""
    at = 0
    for article in articles:
        yield at
        at += article.length


def _choose(start: int, candidates: Sequence[Candidate], places: Mapping[str, Target]) -> Iterator[int]:
    told: set[tuple[int, str]] = set()
    for number, one in enumerate(candidates):
        target, key = places.get(one.target), (one.paragraph, one.target)
        if target and not target.listed and key not in told and abs(target.at - start - one.at) > _NEAR:
            told.add(key)
            yield number


def write_references(section: Element, candidates: Mapping[Element, Candidate], label: str) -> None:
    """Adds a reference behind each candidate of an article; `label` is its "p. {number}"."""
    for parent in list(section.iter()):
        for child in list(parent):
            if child in candidates:
                wanted = Element(OPTIONAL)
                wanted.append(make_reference(candidates[child].target, label))
                insert_after(parent, child, wanted)


def make_reference(target: str, label: str) -> Element:
    """A reference to the page of a target, with zeros for its number."""
    before, _, behind = label.replace(" ", "\u00a0").partition("{number}")
    around = Element("span", {"class": Class.PAGE_REFERENCE})
    around.text = f" ({before}"
    SubElement(around, "span", {"class": Class.PAGEREF, Data.TO: target}).text = "000"
    around[0].tail = f"{behind})"
    return around


def locate_targets(section: Element) -> tuple[list[Target], int]:
    """What can be referred to in an article, and how many characters it has."""
    found: list[Target] = []
    return found, _locate(section, 0, found, False)


def _locate(element: Element, at: int, found: list[Target], apart: bool) -> int:
    """Finds the ids in an element that begins `at` so many characters, and says where it ends, without its tail."""
    apart = apart or element.get("role") in _APART
    if name := element.get("id"):
        found.append(Target(name, at, apart))
    at += len(element.text or "")
    for child in element:
        at = _locate(child, at, found, apart) + len(child.tail or "")
    return at


def find_candidates(section: Element) -> dict[Element, Candidate]:
    """The links of an article that may get a reference, in the order in which they begin."""
    finder = _Finder()
    finder.read(section, 0)
    order = {element: number for number, element in enumerate(section.iter())}
    return {link: finder.found[link] for link in sorted(finder.found, key=order.__getitem__)}


class _Finder:
    """One way through an article."""

    def __init__(self) -> None:
        self.found: dict[Element, Candidate] = {}
        self._paragraph = 0

    def read(self, element: Element, at: int) -> int:
        """Finds the candidates in an element that begins `at` so many characters, and says where it ends."""
        at += len(element.text or "")
        for child in element:
            start = at
            if child.tag in _NO_PLACE or child.get("role") == "doc-bibliography":
                at += sum(map(len, child.itertext()))
            else:
                if child.tag in {"p", "li", "td", "dd"}:
                    self._paragraph += 1
                at = self.read(child, at)
            if target := _target(child):
                self.found[child] = Candidate(target, start, self._paragraph)
            at += len(child.tail or "")
        return at


def _target(link: Element) -> str:
    """The id that a link leads to whose words are more than a number."""
    href = link.get("href", "")
    if link.tag != "a" or not href.startswith("#") or link.get("role") in _APART:
        return ""
    return href[1:] if _WORDS.search("".join(link.itertext())) else ""
