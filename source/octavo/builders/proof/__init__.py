"""The proof of a PDF: all its spreads with the grid of lines, and each place marked that a typographer would mark.

It is drawn over the pages of the book itself, as the PDF builder makes them: what that has laid out is kept, and is not
laid out again. It is a file to work with, and no book: it has no structure and is not read back.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import to_builtins

from octavo.builders import BuildContext, Built
from octavo.builders.pdf import make_bound_pieces
from octavo.builders.pdf.link.numbers import label_pages
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.quality import Quality, count_quality, join_qualities
from octavo.builders.pdf.rendering import Renderer, load_font_writer
from octavo.builders.proof.file import Proof, write_proof
from octavo.builders.proof.summary import make_summary

__all__ = ["build"]


def build(context: BuildContext, options: PdfOptions) -> Built:
    """Writes the proof. Raises `BuildError` as the PDF builder does."""
    pieces = make_bound_pieces(context, options)
    quality = join_qualities(piece.fragment.quality for piece in pieces)
    labels = [label for labels in label_pages(pieces) for label in labels]
    summary = make_summary(context.book.metadata.title, quality, labels, pieces[0].job.page)
    first = Renderer(context).render_all([summary])
    with context.file.open("wb") as output:
        pages = write_proof(Proof(first, pieces, quality), output, load_font_writer, context.store)
    faults = tuple(_describe_faults(quality, labels, pieces))
    return Built(pages, quality=count_quality(quality), faults=faults)


def _describe_faults(quality: Quality, labels: Sequence[str], pieces: Sequence[Piece]) -> Iterator[dict[str, Any]]:
    """The faults as plain values: the number of the page in place of its place, and the article."""
    names = [breaks.id for piece in pieces for breaks in piece.fragment.breaks]
    for fault in quality.faults:
        plain = {name: to_builtins(getattr(fault, name)) for name in ("kind", "amount", "x", "y", "width", "height")}
        remedies = [{"kind": one.kind, "amount": one.amount, "mended": one.mended} for one in fault.remedies]
        yield {**plain, "page": labels[fault.page], "article": names[fault.page], "remedies": remedies}
