"""What the PDF builder does where nobody asks for anything: the form of a work, and how deep its contents go."""

from __future__ import annotations

from msgspec.structs import replace

from octavo.builders import BuildContext
from octavo.builders.contents import fit_depth
from octavo.builders.form import choose_depth_below, choose_form
from octavo.builders.length import Area, estimate_pages
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import MILLIMETRE, Page, make_page
from octavo.model import Book
from octavo.profiles import BookForm

_COVERED = 3
"""Pages that a short work has at least which has a cover."""


def fill_options(context: BuildContext, options: PdfOptions) -> PdfOptions:
    """The options, with a form and a number of levels where they have none."""
    book = context.book
    form = choose_form(book, options.form)
    if form != "book":
        depth = choose_depth_below(book.articles[0], form, options.toc_depth)
        return replace(options, form=form, toc_depth=depth, cover=options.cover and _is_covered(book, form, options))
    page = make_page(options, context.theme.settings, context.store)
    return replace(options, form=form, toc_depth=options.toc_depth or fit_depth(book, _measure_area(page)))


def _is_covered(book: Book, form: BookForm, options: PdfOptions) -> bool:
    """Whether a cover is drawn for a work of one article: a short one has one on screens, if it fills three pages."""
    if form != "short":
        return True
    return not options.paper.facing and estimate_pages(book.articles, _COVERED) > _COVERED - 1


def _measure_area(page: Page) -> Area:
    depth = page.height - page.margins[0] - page.margins[2]
    return Area(depth * MILLIMETRE / page.leading, page.characters)
