"""Pieces of a book and the file that is linked of them."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

from octavo.builders.pdf import render
from octavo.builders.pdf.fragment import Fragment, Job
from octavo.builders.pdf.link.linker import write_pdf
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.rendering import load_font_writer
from octavo.resources import Assets
from octavo.store import NoStore
from octavo.theme import Theme


def make_job(markup: str, css: str) -> Job:
    """A whole book of some markup, in this style alone."""
    return Job(tree=markup.encode(), css=css, assets=Assets(), page=make_page(PdfOptions(), Theme().settings))


def link(pieces: Sequence[Piece]) -> bytes:
    """The file of pieces."""
    output = BytesIO()
    write_pdf(pieces, output, load_font_writer, NoStore())
    return output.getvalue()


def link_alone(fragment: Fragment) -> bytes:
    """The file of a fragment that is a whole book."""
    return link([Piece(make_job("", ""), fragment)])


def render_all(jobs: Sequence[Job]) -> list[Piece]:
    """The jobs with their fragments, rendered here."""
    return list(map(Piece, jobs, map(render, jobs)))
