"""Writes a structure tree into a PDF: the objects of its elements, and the trees that lead back to them (14.7.2)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pydyf

from octavo.builders.pdf.structure import Attribute, Kid, MarkedContent, ObjectReference, StructElem

ROLES = {"Em": "Span", "Strong": "Span", "Aside": "Div", "Contents": "Sect"}
"""Types that PDF 1.7 does not have, and what each is for readers that do not know it (14.8.4)."""


def write_struct_tree(pdf: pydyf.PDF, document: StructElem, mcid_counts: Sequence[int]) -> None:
    """Writes the tree whose root is `document`. `mcid_counts` is how many marked contents each page has."""
    root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
    pdf.add_object(root)
    pdf.catalog["StructTreeRoot"] = root.reference
    writer = _Writer(pdf, mcid_counts)
    root["K"] = pydyf.Array([writer.write_element(document, root.reference)])
    root["RoleMap"] = pydyf.Dictionary({name: f"/{role}" for name, role in ROLES.items()})
    root["ParentTree"] = writer.write_parent_tree()
    root["ParentTreeNextKey"] = len(mcid_counts) + len(writer.annotated)
    if writer.notes:
        root["IDTree"] = writer.write_id_tree()


class _Writer:
    """Writes elements as objects, and collects what the root says of them, as references."""

    def __init__(self, pdf: pydyf.PDF, mcid_counts: Sequence[int]) -> None:
        self._pdf = pdf
        self._pages = pdf.page_references
        self._marked: list[list[bytes]] = [[b"null"] * count for count in mcid_counts]
        self.annotated: list[bytes] = []
        self.notes: list[bytes] = []

    def write_element(self, element: StructElem, parent: bytes) -> bytes:
        """Writes the element with all in it, and returns the reference to it."""
        kids = list(element.filled_kids())
        page = next((kid.page for kid in kids if isinstance(kid, MarkedContent)), None)
        written = pydyf.Dictionary({"Type": "/StructElem", "S": f"/{_type(element, kids)}", "P": parent})
        written.update({key: pydyf.String(text) for key, text in element.texts.items()})
        if element.attributes:
            written["A"] = pydyf.Dictionary({name: _value(value) for name, value in element.attributes.items()})
        reference = self._add(written)
        if element.kind == "Note":
            self.notes.append(reference)
            written["ID"] = pydyf.String(_identifier(len(self.notes)))
        if page is not None:
            written["Pg"] = self._pages[page]
        written["K"] = pydyf.Array([self._write_kid(kid, reference, page) for kid in kids])
        return reference

    def _write_kid(self, kid: Kid, parent: bytes, page: int | None) -> Any:
        """What stands for a kid in the element that `parent` refers to, and whose content begins on `page`."""
        if isinstance(kid, StructElem):
            return self.write_element(kid, parent)
        if isinstance(kid, ObjectReference):
            return self._write_annotation(kid, parent)
        self._marked[kid.page][kid.number] = parent
        if kid.page == page:
            return kid.number
        return pydyf.Dictionary({"Type": "/MCR", "Pg": self._pages[kid.page], "MCID": kid.number})

    def _write_annotation(self, link: ObjectReference, parent: bytes) -> pydyf.Dictionary:
        """Describes an annotation, and says which element it belongs to."""
        annotation = self._pdf.objects[link.annotation]
        annotation["Contents"] = pydyf.String(link.words)
        annotation["StructParent"] = len(self._marked) + len(self.annotated)
        self.annotated.append(parent)
        return pydyf.Dictionary({"Type": "/OBJR", "Obj": annotation.reference, "Pg": self._pages[link.page]})

    def write_parent_tree(self) -> bytes:
        """The number tree from marked content and annotations to the elements that hold them (14.7.4.4)."""
        numbers = pydyf.Array()
        for number, references in enumerate(self._marked):
            numbers.extend([number, pydyf.Array(references)])
        for number, reference in enumerate(self.annotated, len(self._marked)):
            numbers.extend([number, reference])
        return self._add(pydyf.Dictionary({"Nums": numbers}))

    def write_id_tree(self) -> bytes:
        """The name tree of the elements that have an ID: the notes."""
        names = pydyf.Array()
        for number, reference in enumerate(self.notes, 1):
            names.extend([pydyf.String(_identifier(number)), reference])
        return self._add(pydyf.Dictionary({"Names": names}))

    def _add(self, entry: pydyf.Dictionary) -> bytes:
        """Adds an object to the file, and returns the reference to it."""
        self._pdf.add_object(entry)
        reference: bytes = entry.reference
        return reference


def _type(element: StructElem, kids: Sequence[Kid]) -> str:
    """The type of an element as it is written: a link that leads nowhere is plain words."""
    dead = element.kind == "Link" and not any(isinstance(kid, ObjectReference) for kid in kids)
    return "Span" if dead else element.kind


def _value(value: Attribute) -> Any:
    """The value of an attribute as pydyf writes it."""
    if isinstance(value, tuple):
        return pydyf.Array(value)
    return f"/{value}" if isinstance(value, str) else value


def _identifier(number: int) -> str:
    """The ID of a note; names in a tree have to be in order."""
    return f"note-{number:06}"
