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
from pathlib import Path

from octavo import machine
from octavo.builders import Built, Options
from octavo.builders.pdf.page import Page, make_page, make_page_css
from octavo.builders.pdf.print import interior, preflight
from octavo.builders.pdf.tree import document, tables
from octavo.errors import BuildError
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Assets
from octavo.theme import Theme


def build(  # noqa: PLR0913 - the signature of all builders
    book: Book, assets: Assets, theme: Theme, options: Options, notes: Notes, file: Path
) -> Built:
    """The book as a PDF. Raises `BuildError` if Pango, which lays out the text, is not on this machine."""
    try:
        with redirect_stdout(StringIO()):  # WeasyPrint prints advice of its own where Pango is missing
            from octavo.builders.pdf.layout import render
    except OSError as error:
        raise BuildError("a PDF needs Pango, and it is not installed", hint=machine.advice(machine.pango())) from error
    tree = document.tree(book, assets, theme, options, notes)
    page = make_page(options, theme.look)
    tables.turn_pictures(tree, page, assets)
    house = options.printer
    if house is None:
        return render.write(tree, theme.css(page.medium, notes, make_page_css(page, theme.look)), assets, notes, file)
    interior.flatten(tree)

    def write(page: Page, notes: Notes) -> Built:
        css = theme.css(page.medium, notes, make_page_css(page, theme.look) + interior.sheet(tree, page))
        return render.write(tree, css, assets, notes, file)

    page, built = interior.interior(page, house, interior.expected(tree, page), write, notes)
    noted = notes.at(book.metadata.title)
    for code, said in interior.report(preflight.inspect(file), page, house, interior.called(tree, assets)):
        noted.add(code, said)
    return built
