"""From fragments to a file: pages get their numbers, the file its structure tree and its metadata.

All pages of a book are one fragment today, whose objects are numbered as in the file. A linker of many fragments would
give each a range of numbers for its objects, join their trees under the one root of the document and their fonts by
what glyphs are used, count pages over all of them, and have those rendered again whose slots show another number.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from io import BytesIO

import pydyf

from octavo.builders import BuildContext, Built, PageBreak, PageMap
from octavo.builders.pdf.fragment import Fragment
from octavo.builders.pdf.link import xmp
from octavo.builders.pdf.link.struct_tree import write_struct_tree
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.stack import with_deep_stack
from octavo.builders.pdf.streams import File

_PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165), as all must be in PDF/A (ISO 19005-3, 6.3.2)."""


def link_fragments(fragments: Sequence[Fragment], context: BuildContext, options: PdfOptions) -> Built:
    """Writes the file of a book, and says where its pages begin. What fragments note becomes the book's notes."""
    [fragment] = fragments
    context.file.write_bytes(with_deep_stack(lambda: write_pdf(fragment)))
    context.notes.merge(fragment.notes)
    pagemap = PageMap(_edition(context, options), tuple(_page_breaks(fragments)))
    return Built(len(pagemap.breaks), pagemap, paragraphs=dict(fragment.paragraphs))


def write_pdf(fragment: Fragment) -> bytes:
    """The file of one fragment, which itself stays as it is."""
    pdf = _copy(fragment.pdf)
    _write_structure(pdf, fragment)
    _flag_annotations(pdf)
    xmp.write_metadata(pdf, fragment.metadata)
    pdf.info["Producer"] = pydyf.String(xmp.PRODUCER)
    output = BytesIO()
    pdf.write(output, version="1.7", identifier=fragment.digest, compress=True)
    return output.getvalue()


def _copy(drawn: pydyf.PDF) -> File:
    """The objects that were drawn, for a file to be made of them."""
    pdf = File()
    pdf.__dict__.update(vars(drawn))
    pdf.objects = list(map(copy, drawn.objects))
    pdf.pages, pdf.catalog = (pdf.objects[one.number] for one in (drawn.pages, drawn.catalog))
    pdf.info = copy(drawn.info)
    return pdf


def _write_structure(pdf: pydyf.PDF, fragment: Fragment) -> None:
    """Writes the structure tree, and says in the catalog that the file is tagged (ISO 14289-1, 7.1)."""
    intents = pdf.catalog.pop("OutputIntents")
    write_struct_tree(pdf, fragment.structure, fragment.mcid_counts)
    pdf.catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true", **_reading_order(fragment)})
    pdf.catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
    pdf.catalog["OutputIntents"] = intents  # last of them, as WeasyPrint has it


def _reading_order(fragment: Fragment) -> dict[str, str]:
    """How a viewer puts pages beside each other, if not from left to right (ISO 32000-1, table 150)."""
    return {"Direction": "/R2L"} if fragment.metadata.direction == "rtl" else {}


def _flag_annotations(pdf: pydyf.PDF) -> None:
    """Says of all annotations that they are printed."""
    for one in pdf.objects:
        if isinstance(one, dict) and one.get("Type") == "/Annot":
            one["F"] = _PRINTED


def _edition(context: BuildContext, options: PdfOptions) -> str:
    """What the book on these pages is called: its title, and how large they are (mm)."""
    return f"{context.book.metadata.title} (PDF, {options.paper.width:g} × {options.paper.height:g} mm)"


def _page_breaks(fragments: Sequence[Fragment]) -> Sequence[PageBreak]:
    """Where each page begins, under the number that is printed on it."""
    return [
        PageBreak(folio, *place)
        for fragment in fragments
        for folio, place in zip(fragment.folios, fragment.breaks, strict=True)
    ]
