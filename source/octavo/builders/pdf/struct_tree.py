"""Writes the structure of a fragment into its objects: its elements, and leaves of the trees that lead back to them.

In the trees (ISO 32000-1, 14.7.2) pages and annotations go by the numbers of their objects, and notes by names that
begin with a digest of the fragment's: so the leaves of many fragments go into one tree as they are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import Any, NamedTuple

import pydyf

from octavo.builders.pdf.fragment import DOCUMENT
from octavo.builders.pdf.structure import Attribute, Kid, MarkedContent, ObjectReference, StructElem

ROLES = {"Em": "Span", "Strong": "Span", "Aside": "Div", "Contents": "Sect"}
"""Types that PDF 1.7 does not have, and what each is for readers that do not know it (14.8.4)."""


class StructLeaf(NamedTuple):
    """The elements below the root, with their types, and the leaves of both trees: numbers of objects, 0 for none."""

    elements: tuple[tuple[int, str], ...]
    parents: int
    ids: int


def own_number(number: int) -> bytes:
    """Stands for the number that an object has in the file, where it is no reference to it."""
    return b"%d 0 K" % number


def id_prefix(name: str) -> str:
    """What the IDs of a piece of this name begin with; "" is a whole book."""
    return f"note-{sha256(name.encode()).hexdigest()[:8]}" if name else "note"


def write_struct_leaf(pdf: pydyf.PDF, document: StructElem, mcid_counts: Sequence[int], name: str) -> StructLeaf:
    """Writes what is below `document`. `mcid_counts` is how many marked contents each page has."""
    writer = _Writer(pdf, mcid_counts, id_prefix(name))
    kids = [kid for kid in document.filled_kids() if isinstance(kid, StructElem)]
    elements = tuple((writer.write_element(kid, b"%d 0 R" % DOCUMENT), kid.kind) for kid in kids)
    return StructLeaf(elements, writer.write_parents(), writer.write_ids())


class _Writer:
    """Writes elements as objects, and collects what leads back to them."""

    def __init__(self, pdf: pydyf.PDF, mcid_counts: Sequence[int], prefix: str) -> None:
        self._pdf = pdf
        self._pages = pdf.pages["Kids"][::3]
        self._marked: list[list[bytes]] = [[b"null"] * count for count in mcid_counts]
        self._annotated: dict[int, bytes] = {}
        self._prefix = prefix
        self._notes: list[bytes] = []

    def write_element(self, element: StructElem, parent: bytes) -> int:
        """Writes the element with all in it, and returns the number of its object."""
        kids = list(element.filled_kids())
        page = next((kid.page for kid in kids if isinstance(kid, MarkedContent)), None)
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{_type(element, kids)}", "P": parent})
        written.update({key: pydyf.String(text) for key, text in element.texts.items()})
        if element.attributes:
            written["A"] = pydyf.Dictionary({name: _value(value) for name, value in element.attributes.items()})
        self._pdf.add_object(written)
        reference: bytes = written.reference
        if element.kind == "Note":
            self._notes.append(reference)
            written["ID"] = pydyf.String(self._identifier(len(self._notes)))
        if page is not None:
            written["Pg"] = self._reference(page)
        written["K"] = pydyf.Array([self._write_kid(kid, reference, page) for kid in kids])  # the last: see the linker
        number: int = written.number
        return number

    def _write_kid(self, kid: Kid, parent: bytes, page: int | None) -> Any:
        """What stands for a kid in the element that `parent` refers to, and whose content begins on `page`."""
        if isinstance(kid, StructElem):
            return b"%d 0 R" % self.write_element(kid, parent)
        if isinstance(kid, ObjectReference):
            return self._write_annotation(kid, parent)
        self._marked[kid.page][kid.number] = parent
        if kid.page == page:
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._reference(kid.page), "MCID": kid.number})

    def _write_annotation(self, link: ObjectReference, parent: bytes) -> pydyf.Dictionary:
        """Describes an annotation, and says which element it belongs to."""
        annotation = self._pdf.objects[link.annotation]
        annotation["Contents"] = pydyf.String(link.words)
        annotation["StructParent"] = own_number(annotation.number)
        self._annotated[annotation.number] = parent
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self._reference(link.page)})

    def write_parents(self) -> int:
        """A leaf of the number tree from marked content and annotations to the elements that hold them (14.7.4.4)."""
        found: dict[int, Any] = {}
        for number, references in zip(self._pages, self._marked, strict=True):
            self._pdf.objects[number]["StructParents"] = own_number(number)
            found[number] = pydyf.Array(references)
        found.update(self._annotated)
        return self._write_leaf("Nums", [(own_number(number), found[number]) for number in sorted(found)])

    def write_ids(self) -> int:
        """A leaf of the name tree of the elements that have an ID: the notes."""
        names = [(pydyf.String(self._identifier(number)), note) for number, note in enumerate(self._notes, 1)]
        return self._write_leaf("Names", names)

    def _write_leaf(self, kind: str, entries: Sequence[tuple[Any, Any]]) -> int:
        """Writes a leaf of a tree of keys and values, which are in order (7.9.6, 7.9.7), and returns its number."""
        if not entries:
            return 0
        listed = pydyf.Array(_flatten(entries))
        leaf = pydyf.Dictionary({"Limits": pydyf.Array([entries[0][0], entries[-1][0]]), kind: listed})
        self._pdf.add_object(leaf)
        number: int = leaf.number
        return number

    def _identifier(self, number: int) -> str:
        """The ID of a note; names in a tree have to be in order."""
        return f"{self._prefix}-{number:06}"

    def _reference(self, page: int) -> bytes:
        return b"%d 0 R" % self._pages[page]


def _flatten(entries: Iterable[tuple[Any, Any]]) -> Iterable[Any]:
    return (one for entry in entries for one in entry)


def _type(element: StructElem, kids: Sequence[Kid]) -> str:
    """The type of an element as it is written: a link that leads nowhere is plain words."""
    dead = element.kind == "Link" and not any(isinstance(kid, ObjectReference) for kid in kids)
    return "Span" if dead else element.kind


def _value(value: Attribute) -> Any:
    """The value of an attribute as pydyf writes it."""
    if isinstance(value, tuple):
        return pydyf.Array(value)
    return f"/{value}" if isinstance(value, str) else value
