"""Writes a proof: its first page, then the sheets of a book with marks over its own pages (ISO 32000-1)."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from hashlib import sha256
from typing import BinaryIO, NamedTuple

import pydyf

from octavo.builders.pdf.fragment import job_key
from octavo.builders.pdf.link.file import PdfFile
from octavo.builders.pdf.link.fonts import WriteFonts
from octavo.builders.pdf.link.forms import Form, PageForms
from octavo.builders.pdf.link.xmp import PRODUCER
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.quality import Quality
from octavo.builders.proof.drawing import Marked, draw_page
from octavo.builders.proof.sheets import Placed, Sheet, lay_sheets
from octavo.store import Store

_RESOURCES = (
    b"<</Font <</Helv <</Type /Font/Subtype /Type1/BaseFont /Helvetica/Encoding /WinAnsiEncoding>>>>"
    b"/ExtGState <</G1 <</ca 0.16>>/G3 <</ca 0.34>>>>/XObject <<%b>>>>"
)


class Proof(NamedTuple):
    """What a proof shows: its first page, the pieces of the book, and how well they are set."""

    summary: Sequence[Piece]
    book: Sequence[Piece]
    quality: Quality


def write_proof(proof: Proof, output: BinaryIO, write: WriteFonts, store: Store) -> int:
    """Writes the file, and says how many pages it has."""
    writer = _Writer(PdfFile(output))
    writer.add_plain(writer.write_forms(proof.summary, write, store))
    forms = writer.write_forms(proof.book, write, store)
    writer.add_sheets(proof, forms)
    return writer.finish([*proof.summary, *proof.book])


class LabelledForm(NamedTuple):
    """A page that can be drawn, and its number."""

    form: Form
    label: str


class _Writer:
    """Writes one proof."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._root = file.reserve()
        self._objects: list[tuple[int, bytes]] = []
        self._pages: list[int] = []

    def write_forms(self, pieces: Sequence[Piece], write: WriteFonts, store: Store) -> list[LabelledForm]:
        """Writes pages as they are drawn elsewhere, and gives each with its number."""
        pages = PageForms(pieces, self._file)
        forms = pages.write(write, store)
        self._objects += pages.objects
        return list(map(LabelledForm, forms, pages.labels))

    def add_plain(self, forms: Sequence[LabelledForm]) -> None:
        """Adds pages as they are."""
        for page, (form, _) in enumerate(forms):
            placed = Placed(page, form, 0, form.height)
            self._add_page(Sheet(form.width, form.height, (placed,)), [f"/P{page} Do"])

    def add_sheets(self, proof: Proof, forms: Sequence[LabelledForm]) -> None:
        """Adds the sheets of a book."""
        first, quality = proof.book[0], proof.quality
        turned = first.fragment.metadata.direction == "rtl"
        for sheet in lay_sheets([form for form, _ in forms], facing=first.job.page.facing, turned=turned):
            drawn: list[str] = []
            for placed in sheet.pages:
                drawn += draw_page(placed, _mark_page(quality, placed.page, forms[placed.page].label))
            self._add_page(sheet, drawn)

    def _add_page(self, sheet: Sheet, drawn: Sequence[str]) -> None:
        content, page = self._file.reserve(), self._file.reserve()
        packed = zlib.compress("\n".join(drawn).encode("ascii"))
        self._file.write_stream(content, b"/Filter /FlateDecode", packed)
        entries = b"/Type /Page/Parent %d 0 R/MediaBox %b/Contents %d 0 R/Resources %b"
        forms = b"".join(b"/P%d %d 0 R" % (placed.page, placed.form.number) for placed in sheet.pages)
        box = f"[0 0 {sheet.width:g} {sheet.height:g}]".encode()
        entries %= (self._root, box, content, _RESOURCES % forms)
        self._objects.append((page, b"<<%b>>" % entries))
        self._pages.append(page)

    def finish(self, pieces: Sequence[Piece]) -> int:
        """Writes what holds the pages together, and says how many there are."""
        catalog, info = self._file.reserve(), self._file.reserve()
        kids = b" ".join(b"%d 0 R" % page for page in self._pages)
        title = dict(pieces[0].fragment.metadata.info).get("Title", b"()")
        self._objects += [
            (self._root, b"<</Type /Pages/Count %d/Kids [%b]>>" % (len(self._pages), kids)),
            (catalog, b"<</Type /Catalog/Pages %d 0 R/ViewerPreferences <</DisplayDocTitle true>>>>" % self._root),
            (info, b"<</Title %b/Producer %b>>" % (title, pydyf.String(PRODUCER).data)),
        ]
        self._file.write_objects(self._objects)
        made_of = sha256("".join(job_key(piece.job) for piece in pieces).encode()).digest()[:16]
        self._file.finish(catalog, info, made_of)
        return len(self._pages)


def _mark_page(quality: Quality, page: int, label: str) -> Marked:
    faults = [fault for fault in quality.faults if fault.page == page]
    remedies = [remedy for remedy in quality.remedies if remedy.page == page]
    return Marked(label, quality.frames[page], quality.leading, faults, remedies)
