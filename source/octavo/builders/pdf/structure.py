"""The structure tree of a PDF (ISO 32000-1, 14.7): nodes that know nothing of boxes, and how they are written.

A node is one element of the book, on however many pages its words stand: what is drawn of it is named with its page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple, TypeAlias

import pydyf

ROLES = {"Em": "Span", "Strong": "Span", "Aside": "Div", "Contents": "Sect"}
"""Types that PDF 1.7 does not have, and what each is for readers that do not know it (14.8.4)."""

_GROUPS = {
    "Document", "Part", "Art", "Sect", "Contents", "Div", "Aside", "BlockQuote",
    "L", "LI", "TOC", "Table", "THead", "TBody", "TFoot", "TR",
}  # fmt: skip
"""Elements that hold elements alone: words in them are paragraphs (14.8.4.2)."""

_INLINE = {"Em", "Strong", "Span", "Code", "Quote", "Link", "Reference", "Formula"}
_PARAGRAPHS = {"P", "H1", "H2", "H3", "H4", "H5", "H6"}
_CELLS = {"TD", "TH"}


class Mark(NamedTuple):
    """Marked content: the number of its page, from 0, and its own number there (MCID)."""

    page: int
    number: int


class Clickable(NamedTuple):
    """The annotation (pydyf) of a link, or of the part of it that stands in one line."""

    page: int
    annotation: Any


class Node:
    """A structure element: its type, its attributes as the file has them, and what is in it, in reading order."""

    __slots__ = ("attributes", "implied", "kids", "kind", "notes", "parent", "worded")

    def __init__(self, kind: str, parent: Node | None = None) -> None:
        self.kind = kind
        self.attributes: dict[str, Any] = {}
        self.kids: list[Kid] = []
        self.notes: list[Node] = []
        self.parent = parent
        self.implied = False
        self.worded = False

    @property
    def holds_words(self) -> bool:
        """Whether words may stand in it without a paragraph around them."""
        return self.kind not in _GROUPS

    def child(self, kind: str) -> Node:
        """A new element in this one; in a paragraph of its own where only paragraphs may stand."""
        around = self._paragraph() if kind in _INLINE else self
        node = Node(kind, around)
        around.kids.append(node)
        return node

    def label(self) -> Node:
        """The label of a list item, before all else in it."""
        label = Node("Lbl", self)
        self.kids.insert(0, label)
        return label

    def entry(self, kind: str) -> Node:
        """The item of a list of descriptions that a term ("Lbl") or a description belongs to."""
        last = self.kids[-1] if self.kids else None
        if not isinstance(last, Node) or (kind == "Lbl" and any(kid.kind == "LBody" for kid in last.nodes())):
            return self.child("LI")
        return last

    def nodes(self) -> Iterator[Node]:
        """The elements in the element."""
        return (kid for kid in self.kids if isinstance(kid, Node))

    def say(self, content: Mark | Clickable) -> None:
        """Adds what is drawn, or can be clicked."""
        self._paragraph().kids.append(content)

    def note(self, note: Node) -> None:
        """Places a note: behind the paragraph that it belongs to, or at the end of the item, cell or caption."""
        block = self
        while block.kind in _INLINE and block.parent:
            block = block.parent
        note.parent = block.parent if block.kind in _PARAGRAPHS else block
        block.notes.append(note)

    def all_kids(self) -> Iterator[Kid]:
        """What is in the element and not empty, with the notes to it."""
        for kid in self.kids:
            if not isinstance(kid, Node):
                yield kid
                continue
            if not kid.empty():
                yield kid
            if kid.kind in _PARAGRAPHS:
                yield from kid.notes
        if self.kind not in _PARAGRAPHS:
            yield from self.notes

    def empty(self) -> bool:
        """Whether there is nothing in it to read. An empty cell keeps its place."""
        if not self.worded:
            self.worded = self.kind in _CELLS or next(self.all_kids(), None) is not None
        return not self.worded

    def _paragraph(self) -> Node:
        """The node itself, or the paragraph at its end for words that have none."""
        if self.holds_words:
            return self
        last = self.kids[-1] if self.kids else None
        if isinstance(last, Node) and last.implied:
            return last
        paragraph = self.child("P")
        paragraph.implied = True
        return paragraph


Kid: TypeAlias = Node | Mark | Clickable


def write(pdf: Any, document: Node, marks: Sequence[int]) -> None:
    """Writes the tree into `pdf` (pydyf). `marks` is how many marked contents each page has."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    pdf.catalog["StructTreeRoot"] = root.reference
    writer = _Writer(pdf, marks)
    root["K"] = pydyf.Array([writer.write(document, root.reference)])
    root["RoleMap"] = pydyf.Dictionary({name: f"/{role}" for name, role in ROLES.items()})
    root["ParentTree"] = writer.parents()
    root["ParentTreeNextKey"] = len(marks) + len(writer.clickables)
    if writer.notes:
        root["IDTree"] = writer.identifiers()


class _Writer:
    """Writes nodes as objects, and collects what the root says of them."""

    def __init__(self, pdf: Any, marks: Sequence[int]) -> None:
        self._pdf = pdf
        self._pages: list[list[bytes]] = [[b"null"] * count for count in marks]
        self.clickables: list[bytes] = []
        self.notes: list[bytes] = []

    def write(self, node: Node, parent: bytes) -> bytes:
        """The node as an object, with all in it; the reference to it."""
        kids = list(node.all_kids())
        page = next((kid.page for kid in kids if isinstance(kid, Mark)), None)
        kind = node.kind
        if kind == "Link" and not any(isinstance(kid, Clickable) for kid in kids):
            kind = "Span"  # it leads nowhere
        element = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{kind}", "P": parent, **node.attributes})
        self._pdf.add_object(element)
        reference: bytes = element.reference
        if kind == "Note":
            self.notes.append(reference)
            element["ID"] = pydyf.String(_identifier(len(self.notes)))
        if page is not None:
            element["Pg"] = self._pdf.page_references[page]
        element["K"] = pydyf.Array([self._kid(kid, reference, page) for kid in kids])
        return reference

    def _kid(self, kid: Kid, parent: bytes, page: int | None) -> Any:
        if isinstance(kid, Node):
            return self.write(kid, parent)
        there = self._pdf.page_references[kid.page]
        if isinstance(kid, Clickable):
            kid.annotation["StructParent"] = len(self._pages) + len(self.clickables)
            self.clickables.append(parent)
            return pydyf.Dictionary({"Type": "/OBJR", "Obj": kid.annotation.reference, "Pg": there})
        self._pages[kid.page][kid.number] = parent
        if kid.page == page:
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": there, "MCID": kid.number})

    def parents(self) -> bytes:
        """The number tree from marked content and annotations to the elements that hold them (14.7.4.4)."""
        numbers = pydyf.Array()
        for number, references in enumerate(self._pages):
            numbers.extend([number, pydyf.Array(references)])
        for number, reference in enumerate(self.clickables, len(self._pages)):
            numbers.extend([number, reference])
        return self._added(pydyf.Dictionary({"Nums": numbers}))

    def identifiers(self) -> bytes:
        """The name tree of the elements that have an ID: the notes."""
        names = pydyf.Array()
        for number, reference in enumerate(self.notes, 1):
            names.extend([pydyf.String(_identifier(number)), reference])
        return self._added(pydyf.Dictionary({"Names": names}))

    def _added(self, entry: Any) -> bytes:
        self._pdf.add_object(entry)
        reference: bytes = entry.reference
        return reference


def _identifier(number: int) -> str:
    """The ID of a note; names in a tree have to be in order."""
    return f"note-{number:06}"
