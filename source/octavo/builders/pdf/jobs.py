"""From the book to jobs: trees that are fit for the page that they are set on, with the stylesheet of that page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from msgspec.structs import replace

from octavo import fonts
from octavo.builders import BuildContext
from octavo.builders.cover.kept import find_ornaments
from octavo.builders.cover.ornaments import Ornament, declare_ornaments, write_svg
from octavo.builders.pdf.estimate import estimate_digits, estimate_pages
from octavo.builders.pdf.fragment import ORNAMENT, Job, Side
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.ornaments import write_operators
from octavo.builders.pdf.page import BookLines, Page, make_page, make_page_css
from octavo.builders.pdf.print.interior import bind_page, make_interior_css
from octavo.builders.pdf.tree.document import Document, Leaf, make_document
from octavo.builders.pdf.tree.more_faces import DRAWING_CSS, find_more_faces, make_face_css
from octavo.builders.pdf.tree.section import Section
from octavo.builders.pdf.tree.tied import ties_pages
from octavo.builders.styles import recall_css
from octavo.builders.xhtml.direction import book_direction
from octavo.markup_names import Class
from octavo.model import Book
from octavo.notes import Notes
from octavo.store import make_key


def make_jobs(context: BuildContext, options: PdfOptions, pages: int = 0) -> list[Job]:
    """The pieces of a book that are laid out apart.

    `pages` is how many pages it had when it was laid out before, 0 if it was not: they say how wide the inside margin
    is that a print house asks for. What is noted goes with the first job, and not yet to the context.
    """
    maker = _Maker(context, options, pages)
    if len(context.book.articles) < _SEVERAL and not context.book.index:
        return [maker.make_whole()]
    if context.theme.restyled and ties_pages(maker.css):
        return [_note_tie(maker.make_whole(), context.book)]
    return maker.make_pieces()


def make_whole_job(context: BuildContext, options: PdfOptions, pages: int = 0) -> Job:
    """The whole book as one job, because its pages turned out to be tied together."""
    return _note_tie(_Maker(context, options, pages).make_whole(), context.book)


def _note_tie(job: Job, book: Book) -> Job:
    """The job of a whole book, with a note that it is one."""
    notes = Notes()
    notes.at(book.metadata.title).add("pages-tied", "see --css and the theme")
    return replace(job, notes=(*job.notes, *notes))


_SEVERAL = 2
"""Articles of a book that is laid out in pieces."""

_SIDES = re.compile(r":(?:left|right)\b|\b(?:recto|verso)\b|break-(?:before|after)\s*:\s*(?:left|right)\b")
"""Finds styles that tell left pages from right ones."""


@lru_cache(maxsize=8)
def _tells_sides(css: str) -> bool:
    """Whether styles tell left pages from right ones; asked of each piece, and most have the same styles."""
    return bool(_SIDES.search(css))


class _Maker:
    """Makes the jobs of one book. `css` is the stylesheet of the whole of it."""

    def __init__(self, context: BuildContext, options: PdfOptions, pages: int) -> None:
        self._options = options
        self._notes = Notes()
        assets = context.assets.copy()  # a cover that is drawn, and ornaments, are no pictures of the book
        self._context = replace(context, notes=self._notes, assets=assets)
        self._page, self._document = self._fit_document(pages)
        self._digits = estimate_digits(self._sections, self._page)
        self._sheets: dict[str, str] = {}
        self.css = self._write_css(self._sections, self._notes)

    @property
    def _sections(self) -> list[Section]:
        return [leaf.section for leaf in self._document.leaves]

    def _fit_document(self, pages: int) -> tuple[Page, Document]:
        """The book, and the page that it is fit for: for a print house, bound as a book of so many pages is."""
        context, options, house = self._context, self._options, self._options.printer
        page = make_page(options, context.theme.settings, context.store)
        if house is not None and pages:
            page = bind_page(page, house, pages)
        document = make_document(context, options, page)
        if house is None or pages:
            return page, document
        bound = bind_page(page, house, estimate_pages((leaf.section for leaf in document.leaves), page))
        if bound.measure == page.measure:
            return bound, document
        self._notes = Notes()
        self._context = replace(context, notes=self._notes)
        return bound, make_document(self._context, options, bound)

    def make_whole(self) -> Job:
        """The whole book."""
        job = self._make_job(self._document.leaves, self.css)
        return replace(job, notes=tuple(self._notes))

    def make_pieces(self) -> list[Job]:
        """The pieces of the book; what is noted goes with the first."""
        first, *others = map(self._make_piece, self._document.leaves)
        return [replace(first, notes=tuple(self._notes)), *others]

    def _make_piece(self, leaf: Leaf) -> Job:
        job = self._make_job([leaf], self._write_css([leaf.section], Notes()))
        first: Side = "left" if self._document.root.get("dir") == "rtl" else "right"
        side: Side = first if _tells_sides(job.css) else ""
        rows = tuple(entry.locators for entry in self._context.book.index) if leaf.name == Class.INDEX else ()
        return replace(job, name=leaf.name, part=leaf.part, side=side, rows=rows)

    def _make_job(self, leaves: Sequence[Leaf], css: str) -> Job:
        return Job(
            tree=self._document.write(leaves),
            css=css,
            assets=self._context.assets,
            page=self._page,
            digits=self._choose_digits(leaves),
            ornaments=self._operators,
            local=any(fonts.machine_file(family) for family in fonts.find_families(css)),
        )

    def _choose_digits(self, leaves: Sequence[Leaf]) -> dict[str, int]:
        """The digits of the slots of pieces, as far as they can be told; in the contents, all have the same."""
        own = {
            slot: self._digits.get(slot, 1) for leaf in leaves for slot in leaf.section.slots if leaf.name in self._ids
        }
        listed = any(leaf.section.slots for leaf in leaves if leaf.name not in self._ids or leaf.section.lists)
        return own | ({"": max(self._digits.values(), default=1)} if listed else {})

    @cached_property
    def _operators(self) -> dict[str, bytes]:
        return {name: write_operators(ornament) for name, ornament in self._ornaments.items()}

    @cached_property
    def _ids(self) -> frozenset[str]:
        """The ids of the articles, and the name of the index."""
        return frozenset((*(article.id for article in self._context.book.articles), Class.INDEX))

    @cached_property
    def _ornaments(self) -> Mapping[str, Ornament]:
        """The ornaments of the book by the names of their pictures: in greys, but on screens of colour."""
        drawn = find_ornaments(self._context, greys=self._page.greys or self._page.facing, opaque=True)
        return {f"{ORNAMENT}{name}": ornament for name, ornament in drawn.items()}

    @cached_property
    def _declaration(self) -> str:
        """Where stylesheets find the ornaments: as pictures in which nothing is drawn before the book is linked."""
        for name, ornament in self._ornaments.items():
            self._context.assets.keep(write_svg(ornament._replace(shapes=())), name)
        return declare_ornaments({name.removeprefix(ORNAMENT): f"asset:{name}" for name in self._ornaments})

    def _write_css(self, sections: Sequence[Section], notes: Notes) -> str:
        """The whole stylesheet of a piece: it names the faces that its own letters need."""
        context, settings = self._context, self._context.theme.settings
        rules = make_page_css(self._page, settings, book_lines(context.book)) + self._declaration
        if self._options.printer is not None:
            rules += make_interior_css(len(self._context.book.articles), estimate_pages(self._sections, self._page))
        letters = "".join(section.letters for section in sections)
        more = find_more_faces(letters, notes.at(context.book.metadata.title))
        rules += DRAWING_CSS if any(section.draws for section in sections) else ""
        rules += make_face_css(settings.faces, more)
        if rules not in self._sheets:
            self._sheets[rules] = self._fit_css(rules, notes)
        return self._sheets[rules]

    def _fit_css(self, rules: str, notes: Notes) -> str:
        """The stylesheets of the theme and the user with these rules, as they were fitted before or are now."""
        theme, medium = self._context.theme, self._page.medium
        key = make_key("pdf-style", theme.sheets(medium, rules))
        return recall_css(self._context.store, key, lambda: theme.fit(medium, rules), notes)


def book_lines(book: Book) -> BookLines:
    """How the lines of a book's own pages run."""
    return BookLines(book_direction(book))
