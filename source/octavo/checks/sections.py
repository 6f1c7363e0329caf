"""Words, pictures and formulas of the articles that stand in a document of markup, whichever parser read it."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from octavo.checks.completeness import Content, count_words
from octavo.markup_names import Class, Data

CHAPTERS = {"doc-chapter", "doc-part"}
"""The roles of the sections that hold articles and parts."""

_RUNNING = (
    *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd", "mark", "q", "s"),
    *("samp", "small", "span", "strong", "sub", "sup", "u", "var"),
)
"""Elements whose words join those before and after them."""

_OURS = {"doc-noteref", "doc-backlink"}
"""Roles of what a builder adds inside an article."""


class Names(Struct, frozen=True):
    """What a parser calls elements: `prefix` stands before the names of HTML, `math` is the element of a formula."""

    prefix: str
    math: str


class ChapterReader:
    """Reads what is in the sections of a document."""

    def __init__(self, names: Names) -> None:
        self._names = names
        self._running = {names.prefix + name for name in _RUNNING}

    def find(self, root: etree._Element) -> Iterator[tuple[str, etree._Element]]:
        """The sections that hold articles and parts, each by the id of what it holds."""
        for section in root.iter(f"{self._names.prefix}section"):
            if section.get("role") in CHAPTERS:
                yield section.get(Data.CONTINUES, section.get("id", "")), section

    def read(self, chapter: etree._Element) -> tuple[Content, list[str]]:
        """The words and the formulas of a section, and the addresses of its pictures."""
        pieces: list[str] = []
        self._gather_words(chapter, pieces)
        content = Content(count_words("".join(pieces)))
        content.formulas = sum(1 for element in chapter.iter(self._names.math))
        image, code = f"{self._names.prefix}img", f"{self._names.prefix}code"
        shown = []
        for element in chapter.iter(image, code):
            if _is_formula(element):
                content.formulas += 1
            elif element.tag == image:
                shown.append(element.get("src", ""))
        return content, shown

    def _gather_words(self, root: etree._Element, pieces: list[str]) -> None:
        """The words of `root`, in order: apart where elements part them, without formulas and numbers of notes."""
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            apart = "" if element.tag in self._running else "\n"
            if event == "end":
                pieces.append(apart + (element.tail or ""))
            elif self._is_ours(element):
                walk.skip_subtree()
            else:
                pieces.append(apart + (element.text or ""))

    def _is_ours(self, element: etree._Element) -> bool:
        """Whether an element is none of the article's words: a formula, or a number that leads to a note and back."""
        return element.tag == self._names.math or element.get("role") in _OURS or _is_formula(element)


def _is_formula(element: etree._Element) -> bool:
    """Whether an element shows a formula: as a picture, or as it was written."""
    return Class.FORMULA in element.get("class", "").split()
