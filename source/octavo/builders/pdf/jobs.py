"""From the book to jobs: trees that are fit for the page that they are set on, with the stylesheet of that page."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from octavo.builders import BuildContext
from octavo.builders.pdf.fragment import Job
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import BookLines, Page, make_page, make_page_css
from octavo.builders.pdf.print.interior import (
    add_endpaper,
    bind_page,
    flatten_links,
    guess_pages,
    make_interior_css,
)
from octavo.builders.pdf.tree import document, pictures
from octavo.builders.pdf.tree.more_faces import find_more_faces, make_face_css
from octavo.builders.xhtml.direction import book_direction
from octavo.model import Book
from octavo.notes import Notes
from octavo.profiles import PrintHouse


class _Tree(NamedTuple):
    """A book's tree, the page that it is fit for, and what was noted while it was made."""

    root: Element
    page: Page
    notes: Notes


def make_jobs(context: BuildContext, options: PdfOptions, pages: int = 0) -> list[Job]:
    """What of the book is laid out in one piece: today, all of it.

    `pages` is how many pages it had when it was laid out before, 0 if it was not: they say how wide the inside margin
    is that a print house asks for. What is noted goes with the jobs, and not yet to the context.
    """
    settings = context.theme.settings
    if options.printer is None:
        tree = _fit_tree(context, options, make_page(options, settings))
        rules = make_page_css(tree.page, settings, book_lines(context.book))
    else:
        tree = _fit_interior(context, options, options.printer, pages)
        rules = make_page_css(tree.page, settings, book_lines(context.book)) + make_interior_css(tree.root, tree.page)
    more = find_more_faces(tree.root, context.assets, tree.notes.at(context.book.metadata.title))
    rules += pictures.make_drawing_css(context.assets)
    css = context.theme.css(tree.page.medium, tree.notes, rules + make_face_css(settings.faces, more))
    return [Job(root=tree.root, css=css, assets=context.assets, page=tree.page, notes=tuple(tree.notes))]


def book_lines(book: Book) -> BookLines:
    """How the lines of a book's own pages run."""
    return BookLines(book_direction(book))


def _fit_interior(context: BuildContext, options: PdfOptions, house: PrintHouse, pages: int) -> _Tree:
    """The tree, fit for the page bound as a book of so many pages is, or of as many as its words let guess."""
    page = make_page(options, context.theme.settings)
    if pages:
        return _fit_tree(context, options, bind_page(page, house, pages))
    tree = _fit_tree(context, options, page)
    bound = bind_page(page, house, guess_pages(tree.root, page))
    return tree._replace(page=bound) if bound.measure == page.measure else _fit_tree(context, options, bound)


def _fit_tree(context: BuildContext, options: PdfOptions, page: Page) -> _Tree:
    """The tree of the whole book, fit for a page."""
    notes = Notes()
    root = document.make_tree(replace(context, notes=notes), options, page)
    pictures.turn_pictures(root, page, context.assets)
    if options.printer is not None:
        flatten_links(root)
        add_endpaper(root)
    return _Tree(root, page, notes)
