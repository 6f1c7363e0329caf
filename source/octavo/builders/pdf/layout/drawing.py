"""Laid-out pages as the objects of a PDF: drawn, with links and pictures, and with the elements of their structure.

What belongs to the whole file is left to the linker: fonts, bookmarks, named places, the root of all elements and the
metadata.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any, NamedTuple

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import ReplacedBox
from weasyprint.pdf import VARIANTS, generate_pdf

from octavo.builders.pdf.fragment import FONTS
from octavo.builders.pdf.layout.artifacts import is_artifact, mark_artifacts
from octavo.builders.pdf.layout.tags import read_structure
from octavo.builders.pdf.struct_tree import StructLeaf, write_struct_leaf

_, _PROPERTIES = VARIANTS["pdf/a-3a"]
VARIANTS["octavo pdf/a-3a"] = (lambda *_: None), _PROPERTIES  # PDF/A, but for the metadata, which the linker writes


class Drawn(NamedTuple):
    """The objects that were drawn, the elements of their structure, and the document that they are of.

    `outside` are the ids that its links lead to and that it does not have.
    """

    pdf: pydyf.PDF
    structure: StructLeaf
    document: weasyprint.Document
    outside: frozenset[str]

    @property
    def info(self) -> Any:
        """What the document says of itself."""
        return self.pdf.info


def draw(document: weasyprint.Document, name: str) -> Drawn:
    """Draws the pages of a document. The one that is called `name` is a piece, whose links may lead out of it."""
    mark_artifacts(document.pages)
    _join_links(document)
    outside = _open_links(document) if name else frozenset()
    options = {**weasyprint.DEFAULT_OPTIONS, **_PROPERTIES, "pdf_variant": "octavo pdf/a-3a"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        pdf = generate_pdf(document, None, 1, **options)
    structure, mcid_counts = document.tags
    return Drawn(pdf, write_struct_leaf(pdf, structure, mcid_counts, name), document, outside)


def _join_links(document: weasyprint.Document) -> None:
    """Leaves one annotation a link and line: WeasyPrint makes one for each box inside it as well.

    What is an artifact has none: no element could hold it (ISO 14289-1, 7.18.5).
    """
    for page in document.pages:
        links: list[Any] = []
        dead = False
        for link in page.links:
            box = link[-1]
            dead = is_artifact(box) if box.link else dead
            if box.link and not dead:
                links.append(link)
            elif isinstance(box, ReplacedBox) and not dead:  # a picture is larger than the line that it stands in
                kind, target, place, around = links.pop()
                links.append((kind, target, _join(place, link[2]), around))
        page.links = links


def _join(first: tuple[float, ...], second: tuple[float, ...]) -> tuple[float, ...]:
    """The rectangle around two of them."""
    return (*map(min, first[:2], second[:2]), *map(max, first[2:], second[2:]))


def _open_links(document: weasyprint.Document) -> frozenset[str]:
    """Keeps the links that lead out of the document, which WeasyPrint would drop; gives the ids that they lead to."""
    inside = {anchor for page in document.pages for anchor in page.anchors}
    led_to = {link[1] for page in document.pages for link in page.links if link[0] == "internal"}
    outside = sorted(led_to - inside)
    if outside:
        document.pages[0].anchors.update((name, (0, 0, 0, 0)) for name in outside)
    return frozenset(outside)


def add_tags(_: pydyf.PDF, document: Any, version: Any, streams: Sequence[Any]) -> None:  # noqa: ARG001
    """Stands for `weasyprint.pdf.add_tags`: keeps the structure of the document, and writes nothing."""
    document.tags = read_structure(document.pages, streams), tuple(len(stream._tags) for stream in streams)


def add_outlines(pdf: pydyf.PDF, bookmarks: Any) -> None:
    """Stands for `weasyprint.pdf.add_outlines`, and writes nothing: bookmarks stand in the order of the whole book."""
    del pdf, bookmarks


class FontsOfBook(pydyf.Dictionary):
    """Stands for the fonts in the resources of pages."""

    @property
    def reference(self) -> bytes:
        """The reference to the fonts that the linker writes."""
        return b"%d 0 R" % FONTS


def build_fonts_dictionary(pdf: Any, used: Any, compress: bool, subset: bool, options: Any) -> FontsOfBook:
    """Stands for `weasyprint.pdf.build_fonts_dictionary`, and writes nothing: a book has each of its fonts once."""
    del pdf, used, compress, subset, options
    return FontsOfBook()


class _PageReferences:
    """The references of the pages of a PDF, by their numbers, each made when it is asked for."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._kids = pdf.pages["Kids"]

    def __getitem__(self, page: int) -> bytes:
        return b"%d 0 R" % self._kids[page * 3]


page_references = property(_PageReferences)
"""Stands for `pydyf.PDF.page_references`, which makes those of all pages for each bookmark."""
