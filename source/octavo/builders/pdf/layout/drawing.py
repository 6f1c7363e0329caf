"""Laid-out pages as the objects of a PDF: drawn, with links, bookmarks, pictures and fonts.

What the whole file says of itself, its structure tree and its metadata, is left to the linker.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from typing import Any

import pydyf
import weasyprint
from weasyprint.formatting_structure.boxes import ReplacedBox
from weasyprint.pdf import VARIANTS, generate_pdf

from octavo.builders.pdf.layout.artifacts import is_artifact, mark_artifacts
from octavo.builders.pdf.layout.tags import read_structure
from octavo.builders.pdf.layout.tounicode import HYPHENS
from octavo.builders.pdf.streams import DrawnStream
from octavo.builders.pdf.structure import StructElem

_, _PROPERTIES = VARIANTS["pdf/a-3a"]
VARIANTS["octavo pdf/a-3a"] = (lambda *_: None), _PROPERTIES  # PDF/A, but for the metadata, which the linker writes


def draw(document: weasyprint.Document, hyphens: bool) -> tuple[pydyf.PDF, StructElem, tuple[int, ...]]:
    """The objects of the pages, their structure, and how many marked contents each has.

    `hyphens` says whether the hyphen at which words are parted (U+2010) is one of the book's own.
    """
    mark_artifacts(document.pages)
    _join_links(document)
    options = {**weasyprint.DEFAULT_OPTIONS, **_PROPERTIES, "pdf_variant": "octavo pdf/a-3a", HYPHENS: hyphens}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
        pdf = generate_pdf(document, None, 1, **options)
    pdf.objects = [DrawnStream(one) if isinstance(one, pydyf.Stream) else one for one in pdf.objects]
    return pdf, *document.tags


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


def add_tags(_: pydyf.PDF, document: Any, version: Any, streams: Sequence[Any]) -> None:  # noqa: ARG001
    """Stands for `weasyprint.pdf.add_tags`: keeps the structure of the document, and writes nothing."""
    document.tags = read_structure(document.pages, streams), tuple(len(stream._tags) for stream in streams)


class _PageReferences:
    """The references of the pages of a PDF, by their numbers, each made when it is asked for."""

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._kids = pdf.pages["Kids"]

    def __getitem__(self, page: int) -> bytes:
        return b"%d 0 R" % self._kids[page * 3]


page_references = property(_PageReferences)
"""Stands for `pydyf.PDF.page_references`, which makes those of all pages for each bookmark."""
