"""The PDF builder: one tagged file that passes PDF/UA-1 and PDF/A-3a, made in three steps.

`make_jobs` turns the book into trees that are fit for paper: `page` says what the page is, `tree` makes them, one for
each article. Each is rendered to a fragment, pages that are laid out and drawn: `layout`, the only room that knows
WeasyPrint; `pagination` sees that they follow each other, and `rendering` that only what has changed is rendered.
`link_pieces` makes one file of the pages, and says where each begins: `link`. What goes from step to step is plain
(`fragment`, `structure`), so that it can be kept, and other processes can do the second one. `build` is the three in a
row; for a print house it sees that the margins fit the number of pages, and reads the file back (`print`).
"""

from __future__ import annotations

from msgspec.structs import replace

from octavo.builders import BuildContext, Built
from octavo.builders.pdf.defaults import fill_options
from octavo.builders.pdf.jobs import make_jobs, make_whole_job
from octavo.builders.pdf.link.linker import link_pieces
from octavo.builders.pdf.link.xmp import STANDARDS
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.pagination import paginate
from octavo.builders.pdf.parts import digest_parts
from octavo.builders.pdf.piece import Piece
from octavo.builders.pdf.print.interior import is_bound
from octavo.builders.pdf.rendering import Renderer, load_font_writer, render
from octavo.profiles import PrintHouse

__all__ = ["build", "link_pieces", "make_bound_pieces", "make_jobs", "render"]


def build(context: BuildContext, options: PdfOptions) -> Built:
    """Writes the book as a PDF. Raises `BuildError` if Pango, which lays out the text, is not on this machine."""
    options = fill_options(context, options)
    pieces = make_bound_pieces(context, options)
    built = link_pieces(pieces, context, options, load_font_writer)
    if options.printer:
        _inspect(context, options.printer, pieces)
    pagemap = replace(built.pagemap, toc_depth=options.toc_depth)
    return replace(built, pagemap=pagemap, parts=digest_parts(pieces, context.book), standards=STANDARDS)


def make_bound_pieces(context: BuildContext, options: PdfOptions) -> list[Piece]:
    """The pieces of a book, as they follow each other; for a print house, with margins that fit their pages."""
    options = fill_options(context, options)
    pieces = make_pieces(context, options)
    house = options.printer
    while house and not is_bound(pieces[0].job.page, house, pages := sum(len(one.fragment.pages) for one in pieces)):
        pieces = make_pieces(context, options, pages)
    return pieces


def make_pieces(context: BuildContext, options: PdfOptions, pages: int = 0) -> list[Piece]:
    """The pieces of a book, as they follow each other; the whole as one, where its styles tie its pages together."""
    renderer = Renderer(context)
    jobs = make_jobs(context, options, pages)
    pieces = paginate(jobs, renderer.render_all, renderer.count_missing)
    if len(pieces) == 1 or all(piece.fragment.apart for piece in pieces):
        return pieces
    return paginate([make_whole_job(context, options, pages)], renderer.render_all)


def _inspect(context: BuildContext, house: PrintHouse, pieces: list[Piece]) -> None:
    """Reads back a file made for a print house, and notes what is in it."""
    from octavo.builders.pdf.print import preflight
    from octavo.builders.pdf.print.report import name_pictures, report

    notes = context.notes.at(context.book.metadata.title)
    names = name_pictures((piece.job.tree for piece in pieces), context.assets)
    for code, detail in report(preflight.inspect(context.file), pieces[0].job.page, house, names):
        notes.add(code, detail)
