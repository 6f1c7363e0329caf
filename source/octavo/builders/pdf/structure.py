"""The structure tree of a PDF (ISO 32000-1, 14.7) as plain values: read off laid-out pages, written by the linker.

An element of the tree is one element of the book, on however many pages its words stand: what is drawn of it is named
with its page. Nothing here knows of boxes, nor of the objects of a file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeAlias

_GROUPS = {
    "Document", "Part", "Art", "Sect", "Contents", "Div", "Aside", "BlockQuote",
    "L", "LI", "TOC", "Table", "THead", "TBody", "TFoot", "TR",
}  # fmt: skip
"""Elements that hold elements alone: words in them are paragraphs (14.8.4.2)."""

_INLINE = {"Em", "Strong", "Span", "Code", "Quote", "Link", "Reference", "Formula"}
_PARAGRAPHS = {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
_CELLS = {"TD", "TH"}


class MarkedContent(NamedTuple):
    """A sequence of marked content: the number of its page, from 0, and its own number there (MCID)."""

    page: int
    number: int


class ObjectReference(NamedTuple):
    """The annotation of a link, or of the part of it that stands in one line, and the words that describe it.

    `annotation` is the number of its object among those drawn with the page, whose number is `page`, from 0.
    """

    page: int
    annotation: int
    words: str


Attribute: TypeAlias = int | str | tuple[float, ...]
"""The value of an attribute (14.7.5): text is a name, without its solidus."""


class StructElem:
    """A structure element: its type, what it says of itself, and what is in it, in reading order.

    `texts` are text strings by the keys of the element's dictionary: "Lang", "Alt", "T", "E" (table 323).
    `attributes` are the entries of its attribute object, whose owner "O" is the first, if it has one.
    """

    __slots__ = ("attributes", "filled", "implied", "kids", "kind", "notes", "parent", "texts")

    def __init__(self, kind: str, parent: StructElem | None = None) -> None:
        self.kind = kind
        self.texts: dict[str, str] = {}
        self.attributes: dict[str, Attribute] = {}
        self.kids: list[Kid] = []
        self.notes: list[StructElem] = []
        self.parent = parent
        self.implied = False
        self.filled = False

    @property
    def holds_words(self) -> bool:
        """Whether words may stand in it without a paragraph around them."""
        return self.kind not in _GROUPS

    @property
    def elements(self) -> Iterator[StructElem]:
        """The elements in it."""
        return (kid for kid in self.kids if isinstance(kid, StructElem))

    def add_element(self, kind: str) -> StructElem:
        """Adds an element to this one; to a paragraph at its end where only paragraphs may stand."""
        around = self._open_paragraph() if kind in _INLINE else self
        element = StructElem(kind, around)
        around.kids.append(element)
        return element

    def add_label(self) -> StructElem:
        """Adds the label of a list item, before all else in it."""
        label = StructElem("Lbl", self)
        self.kids.insert(0, label)
        return label

    def open_item(self, kind: str) -> StructElem:
        """The item at the end of a list of descriptions, a new one where a term ("Lbl") follows a description."""
        last = self.kids[-1] if self.kids else None
        ended = kind == "Lbl" and isinstance(last, StructElem) and any(one.kind == "LBody" for one in last.elements)
        return last if isinstance(last, StructElem) and not ended else self.add_element("LI")

    def add_content(self, content: MarkedContent | ObjectReference) -> None:
        """Adds what is drawn, or can be clicked."""
        self._open_paragraph().kids.append(content)

    def move_across(self, others: Sequence[StructElem]) -> None:
        """Moves the element to the other side of `others` of the same parent: before the first, or behind the last."""
        kids = self.parent.kids if self.parent else []
        places = [place for place, kid in enumerate(kids) if any(kid is other for other in others)]
        own = next((place for place, kid in enumerate(kids) if kid is self), -1)
        if places and own > places[0]:
            kids.insert(places[0], kids.pop(own))
        elif places and own >= 0:
            kids.insert(places[-1], kids.pop(own))

    def add_note(self, note: StructElem) -> None:
        """Places a note: behind the paragraph that it belongs to, or at the end of the item, cell or caption."""
        block = self
        while block.kind in _INLINE and block.parent:
            block = block.parent
        note.parent = block.parent if block.kind in _PARAGRAPHS else block
        block.notes.append(note)

    def filled_kids(self) -> Iterator[Kid]:
        """What is in the element and not empty, with the notes to it."""
        for kid in self.kids:
            if not isinstance(kid, StructElem):
                yield kid
                continue
            if kid.is_filled():
                yield kid
            if kid.kind in _PARAGRAPHS:
                yield from kid.notes
        if self.kind not in _PARAGRAPHS:
            yield from self.notes

    def is_filled(self) -> bool:
        """Whether there is something in it to read. An empty cell keeps its place."""
        if not self.filled:
            self.filled = self.kind in _CELLS or next(self.filled_kids(), None) is not None
        return self.filled

    def _open_paragraph(self) -> StructElem:
        """The element itself, or the paragraph at its end for words that have none."""
        if self.holds_words:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, StructElem) and last.implied:
            return last
        paragraph = self.add_element("P")
        paragraph.implied = True
        return paragraph


Kid: TypeAlias = StructElem | MarkedContent | ObjectReference
