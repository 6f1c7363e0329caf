"""A book as EPUB 3.3: one file an article, its pictures, one stylesheet, a cover, contents, and what is true of it.

mimetype  META-INF/container.xml
EPUB/     content.opf  nav.xhtml  toc.ncx  style.css  cover.xhtml  cover.jpg  title-page.xhtml  colophon.xhtml
          articles/<article id>.xhtml   pictures/<digest>.<ending>
"""

from __future__ import annotations

from pathlib import Path

from octavo.builders import Built, Options, pages
from octavo.builders.cover import cover
from octavo.builders.epub import onix
from octavo.builders.epub.accessibility import Facts, Measured, measured, properties
from octavo.builders.epub.articles import add_articles
from octavo.builders.epub.navigation import add_contents
from octavo.builders.epub.package import STYLE, Package, Page
from octavo.builders.epub.statement import Statement, statement
from octavo.builders.epub.writer import Item
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import EXTENSIONS, Assets
from octavo.theme import Theme


def build(  # noqa: PLR0913 - the signature of all builders
    book: Book, assets: Assets, theme: Theme, options: Options, notes: Notes, file: Path
) -> Built:
    """The EPUB of `book`, whose ids are unique and are XML names, and whose pictures are in `assets`."""
    package = Package(book, theme, notes)
    book = package.book
    package.add(Item("style", STYLE, "text/css", theme.css("ereader", notes).encode()))
    _add_cover(package, assets)
    package.add_page(Page(file="title-page.xhtml", title=book.metadata.title, body=pages.titlepage(book, theme)))
    add_contents(package, options.toc_depth)
    facts = add_articles(package, assets, options.reader.formulas)
    package.add_page(Page(file="colophon.xhtml", title=package.words["colophon"], body=pages.colophon(book, theme)))
    found = _measured(package, facts, options, theme)
    said = _add_statement(package, found)
    file.write_bytes(package.written(properties(found, said.summary, said.language)))
    return Built(beside=((".accessibility.json", onix.listed(found, said.summary, onix.undescribed(book, assets))),))


def _measured(package: Package, facts: Facts, options: Options, theme: Theme) -> Measured:
    guessed = any(note.code == "language-unknown" for note in package.notes)
    return measured(package.book, facts, options.toc_depth, language=not guessed, restyled=theme.restyled)


def _add_statement(package: Package, found: Measured) -> Statement:
    """The page that says who can read the book, and how."""
    said = statement(found, package.language)
    body = package.render("accessibility.xhtml", statement=said)
    package.add_page(Page(file="accessibility.xhtml", title=said.title, body=body))
    return said


def _add_cover(package: Package, assets: Assets) -> None:
    """The cover's picture, and a page that shows it: some readers open a book at the first, some at the other."""
    picture = cover(package.book, assets, package.notes)
    name = f"cover.{EXTENSIONS[picture.media_type]}"
    package.add(Item("cover", name, picture.media_type, picture.content, ["cover-image"]))
    words = ", ".join(filter(None, [package.book.metadata.title, pages.authors(package.book)]))
    body = package.render("cover.xhtml", source=name, alt=f"{package.words['cover']}: {words}")
    package.add_page(Page(file="cover.xhtml", title=package.words["cover"], body=body))
