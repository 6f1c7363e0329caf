"""The PDF builder: one tagged file that passes PDF/UA-1 and PDF/A-3a, laid out in one pass.

The book becomes one tree: `paper` says what the page is, `document` makes the tree, and `front`, `fitting`,
`equations`, `tables`, `endnotes`, `linknotes`, `references` and `glyphs` make it fit for paper. The tree becomes
pages: `engine` drives WeasyPrint, whose insides only it and the modules that it names touch; `fetcher` is its only
door. Into the file go `structure` (what is read aloud), `copying` (what glyphs are read as) and `archive` (what it
conforms to). What is learned of the pages is in `breaks`, for the EPUB, and in `preflight`, for print houses.
"""

from __future__ import annotations

from contextlib import redirect_stdout
from io import StringIO

from octavo import machine
from octavo.builders import BuildContext, Built, PageBreak, PageMap
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import Page, make_page, make_page_css
from octavo.builders.pdf.print import interior, preflight
from octavo.builders.pdf.tree import document, tables
from octavo.errors import BuildError
from octavo.model import Book
from octavo.notes import Notes


def build(context: BuildContext, options: PdfOptions) -> Built:
    """Writes the book as a PDF. Raises `BuildError` if Pango, which lays out the text, is not on this machine."""
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint prints advice of its own where Pango is missing
            from octavo.builders.pdf.layout import render
    except OSError as error:
        raise BuildError(
            "a PDF needs Pango, and it is not installed", hint=machine.install_command(machine.pango_packages())
        ) from error
    book, assets, theme, notes, file = context.book, context.assets, context.theme, context.notes, context.file
    tree = document.tree(context, options)
    page = make_page(options, theme.settings)
    tables.turn_pictures(tree, page, assets)
    house = options.printer
    if house is None:
        css = theme.css(page.medium, notes, make_page_css(page, theme.settings))
        return _built(render.write(tree, css, assets, notes, file), book, page)
    interior.flatten(tree)

    def write(page: Page, notes: Notes) -> Built:
        css = theme.css(page.medium, notes, make_page_css(page, theme.settings) + interior.sheet(tree, page))
        return _built(render.write(tree, css, assets, notes, file), book, page)

    page, built = interior.interior(page, house, interior.expected(tree, page), write, notes)
    noted = notes.at(book.metadata.title)
    for code, said in interior.report(preflight.inspect(file), page, house, interior.called(tree, assets)):
        noted.add(code, said)
    return built


def _built(breaks: tuple[PageBreak, ...], book: Book, page: Page) -> Built:
    """What is known of a PDF: its edition is named by its title and its page (in millimetres)."""
    edition = f"{book.metadata.title} (PDF, {page.width:g} × {page.height:g} mm)"
    return Built(len(breaks), PageMap(edition, breaks))
