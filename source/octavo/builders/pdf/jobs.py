"""From the book to jobs: trees that are fit for the page that they are set on, with the stylesheet of that page."""

from __future__ import annotations

import re
from typing import NamedTuple
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec.structs import replace

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.pdf.estimate import estimate_digits, estimate_pages
from octavo.builders.pdf.fragment import Job, Side
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import BookLines, Page, make_page, make_page_css
from octavo.builders.pdf.print.interior import (
    add_endpaper,
    bind_page,
    flatten_links,
    make_interior_css,
)
from octavo.builders.pdf.tree import document, pictures
from octavo.builders.pdf.tree.division import Division, divide, find_slots, ties_pages
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
    """The pieces of a book that are laid out apart.

    `pages` is how many pages it had when it was laid out before, 0 if it was not: they say how wide the inside margin
    is that a print house asks for. What is noted goes with the first job, and not yet to the context.
    """
    tree = _make_tree(context, options, pages)
    styles = _Styles(context, options, tree)
    whole = styles.write(tree.root, tree.notes)
    if len(context.book.articles) < _SEVERAL or (context.theme.restyled and ties_pages(whole)):
        return [_make_whole(context, tree, whole)]
    divisions = list(divide(tree.root))
    digits = _estimate_digits(tree)
    jobs = [_make_piece(division, styles, digits) for division in divisions]
    return [replace(jobs[0], notes=tuple(tree.notes)), *jobs[1:]]


def make_whole_job(context: BuildContext, options: PdfOptions, pages: int = 0) -> Job:
    """The whole book as one job."""
    tree = _make_tree(context, options, pages)
    return _make_whole(context, tree, _Styles(context, options, tree).write(tree.root, tree.notes))


_SEVERAL = 2
"""Articles of a book that is laid out in pieces."""

_SIDES = re.compile(r":(?:left|right)\b|\b(?:recto|verso)\b|break-(?:before|after)\s*:\s*(?:left|right)\b")
"""Finds styles that tell left pages from right ones."""


def _make_tree(context: BuildContext, options: PdfOptions, pages: int) -> _Tree:
    if options.printer is None:
        return _fit_tree(context, options, make_page(options, context.theme.settings))
    return _fit_interior(context, options, options.printer, pages)


def _make_whole(context: BuildContext, tree: _Tree, css: str) -> Job:
    return Job(
        tree=ElementTree.tostring(tree.root),
        css=css,
        assets=context.assets,
        page=tree.page,
        digits=_choose_digits(tree.root, _estimate_digits(tree)),
        local=_is_local(css),
        notes=tuple(tree.notes),
    )


def _make_piece(division: Division, styles: _Styles, digits: dict[str, int]) -> Job:
    css = styles.write(division.root, Notes())
    return Job(
        tree=ElementTree.tostring(division.root),
        css=css,
        assets=styles.context.assets,
        page=styles.tree.page,
        name=division.name,
        part=division.part,
        side=styles.first_side if _SIDES.search(css) else "",
        digits=_choose_digits(division.root, digits),
        local=_is_local(css),
    )


def _estimate_digits(tree: _Tree) -> dict[str, int]:
    """About how many digits the page number of each id has: the same whether the book is laid out in pieces or not."""
    return estimate_digits((division.root for division in divide(tree.root)), tree.page)


def _choose_digits(root: Element, digits: dict[str, int]) -> dict[str, int]:
    """The digits of the slots of a tree, as far as they can be told; in the contents, all have the same."""
    listed = {"": max(digits.values(), default=1)} if root.find("body/nav") is not None else {}
    return {target: digits.get(target, 1) for target in find_slots(root)} | listed


def _is_local(css: str) -> bool:
    """Whether a stylesheet names a face of the machine, which other processes do not know."""
    return any(fonts.machine_file(family) for family in fonts.find_families(css))


class _Styles(NamedTuple):
    """Writes the stylesheets of a book's pieces: each names the faces that its own letters need."""

    context: BuildContext
    options: PdfOptions
    tree: _Tree

    @property
    def first_side(self) -> Side:
        """The side of a book's first page."""
        return "left" if self.tree.root.get("dir") == "rtl" else "right"

    def write(self, root: Element, notes: Notes) -> str:
        """The whole stylesheet of a tree, which is the book's or a piece of it."""
        context, settings = self.context, self.context.theme.settings
        rules = make_page_css(self.tree.page, settings, book_lines(context.book))
        if self.options.printer is not None:
            rules += make_interior_css(self.tree.root, self.tree.page)
        more = find_more_faces(root, context.assets, notes.at(context.book.metadata.title))
        rules += pictures.make_drawing_css(root, context.assets)
        return context.theme.css(self.tree.page.medium, notes, rules + make_face_css(settings.faces, more))


def book_lines(book: Book) -> BookLines:
    """How the lines of a book's own pages run."""
    return BookLines(book_direction(book))


def _fit_interior(context: BuildContext, options: PdfOptions, house: PrintHouse, pages: int) -> _Tree:
    """The tree, fit for the page bound as a book of so many pages is, or of as many as its words let guess."""
    page = make_page(options, context.theme.settings)
    if pages:
        return _fit_tree(context, options, bind_page(page, house, pages))
    tree = _fit_tree(context, options, page)
    bound = bind_page(page, house, estimate_pages(tree.root, page))
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
