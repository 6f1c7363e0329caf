"""The lines of an article: its runs of words between blocks, in order; the unit that `strip` keeps or leaves out."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from octavo.readers.elements.tree import INLINE, MATH, NOTE, Element, collapse, text_in
from octavo.readers.html.measures.measure import count_words

_SILENT = {"script", "style", "template", "noscript", "textarea", "select", "button", "object", "svg"}
"""Elements of a line whose words are none of its own."""


_ATOMS = {NOTE, MATH, "math", "svg", "picture", "object"}
"""Elements whose inside is no part of the line that they stand in."""


_OPEN = INLINE - _ATOMS


class Line(Struct, frozen=True, eq=False):
    """A run of words in a block: what stands between two blocks, or is all that the block holds."""

    block: Element
    parts: list[Element]
    """The elements of the run that are children of the block."""
    start: float
    end: float
    """Where it stands among the numbers of the elements; words alone stand half a number after what is before them."""
    text: str
    words: int
    linked: int
    """Of its words, those in links."""
    is_whole: bool
    """Whether its block holds nothing else."""


class Numbering(Struct, frozen=True):
    """The elements of a tree by their numbers in the order of the document."""

    first: dict[Element, int]
    last: dict[Element, int]
    """The number of the last element in each."""
    mixed: set[Element]
    """Elements of a line that hold blocks."""


def number_elements(top: Element) -> Numbering:
    """Numbers what is in `top`, itself included."""
    elements = list(top.iter(etree.Element))
    first = {element: number for number, element in enumerate(elements)}
    last: dict[Element, int] = {}
    mixed: set[Element] = set()
    for element in reversed(elements):
        last[element] = last[element[-1]] if len(element) and element[-1] in last else first[element]
        around = element.getparent()
        if around is not None and around.tag in _OPEN and (element.tag not in INLINE or element in mixed):
            mixed.add(around)
    return Numbering(first, last, mixed)


# --- lines ------------------------------------------------------------------------------------------


def find_lines(numbering: Numbering) -> Iterator[Line]:
    """The lines of a numbered tree that say anything, block by block."""
    passed = -1
    for element, number in numbering.first.items():
        if number <= passed:
            continue
        if element.tag in _ATOMS or element.tag in _SILENT:
            passed = numbering.last[element]
        elif element.tag not in INLINE or element in numbering.mixed:
            yield from _find_in(element, numbering)


def _find_in(block: Element, numbering: Numbering) -> Iterator[Line]:
    """The lines right in a block."""
    here = _Pieces(block, numbering.first[block] + 0.5, block.text)
    for child in block:
        if child.tag == "br" or child not in numbering.first:  # not numbered: a comment
            here.text += [" ", child.tail or ""]
        elif child.tag in INLINE and child not in numbering.mixed:
            here.parts.append(child)
            here.text += [_text_of(child), child.tail or ""]
        else:
            yield from here.end(numbering, is_whole=False)
            here = _Pieces(block, numbering.last[child] + 0.5, child.tail)
    yield from here.end(numbering, is_whole=here.place < numbering.first[block] + 1)


class _Pieces:
    """What a line is made of, as far as it is known."""

    def __init__(self, block: Element, place: float, text: str | None) -> None:
        self.block, self.place, self.text = block, place, [text or ""]
        self.parts: list[Element] = []

    def end(self, numbering: Numbering, *, is_whole: bool) -> Iterator[Line]:
        """The line, if it says anything."""
        if said := collapse("".join(self.text)):
            parts = self.parts
            start = numbering.first[parts[0]] if parts else self.place
            end = numbering.last[parts[-1]] if parts else self.place
            linked = sum(count_words(_text_of(link)) for part in parts for link in part.iter("a"))
            yield Line(self.block, parts, start, end, said, count_words(said), linked, is_whole)


def _text_of(part: Element) -> str:
    return "" if part.tag in _ATOMS or part.tag in _SILENT else text_in(part)
