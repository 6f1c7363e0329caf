"""A book as EPUB 3.3: one file an article, its pictures, one stylesheet, a cover, contents, and what is true of it.

A long article has several files (`splitting`), a part has one of its own. Each file is written when it is made, and
the package document, which names all of them, comes last.

mimetype  META-INF/container.xml
EPUB/     content.opf  nav.xhtml  toc.ncx  style.css  cover.xhtml  cover.jpg  title-page.xhtml  colophon.xhtml
          accessibility.xhtml
          articles/<article, section or part id>.xhtml   pictures/<digest>.<ending>
"""

from __future__ import annotations

from octavo.builders import BuildContext, Built
from octavo.builders.cover.cover import cover
from octavo.builders.epub import onix
from octavo.builders.epub.accessibility import Facts, Measured, measured, properties
from octavo.builders.epub.articles import Articles
from octavo.builders.epub.navigation import NAV, add_contents
from octavo.builders.epub.options import EpubOptions
from octavo.builders.epub.package import Package, Page
from octavo.builders.epub.pagelist import PageList
from octavo.builders.epub.statement import Statement, statement
from octavo.builders.epub.style import add_style
from octavo.builders.epub.writer import Item
from octavo.builders.xhtml import pages
from octavo.locale import tags
from octavo.model import Book
from octavo.resources import EXTENSIONS, Assets


def build(context: BuildContext, options: EpubOptions) -> Built:
    """Writes the EPUB of a book whose ids are unique and are XML names, and whose pictures are in the assets."""
    depth, assets, theme = min(options.toc_depth, options.reader.toc_depth), context.assets, context.theme
    with Package(context.book, theme, context.notes, context.file) as package:
        book = package.book
        articles = Articles(package, assets, options.reader)
        package.pages = PageList(options.pagemap.breaks, package.files.places)
        _add_front(package, assets)
        facts = articles.add()
        body = pages.colophon(book, theme)
        package.add_page(Page(file="colophon.xhtml", title=package.words["colophon"], body=body, place="colophon"))
        found = _measured(package, facts, depth)
        said = _add_statement(package, found)
        add_contents(package, depth)
        add_style(package, options.reader)
        package.finish(properties(found, said.summary, said.language), options.pagemap.edition)
    return Built(beside=((".accessibility.json", onix.listed(found, said.summary, onix.undescribed(book, assets))),))


def _add_front(package: Package, assets: Assets) -> None:
    """What stands before the articles. The contents follow when all places in the book are known."""
    _add_cover(package, assets)
    title, body = package.book.metadata.title, pages.titlepage(package.book, package.theme)
    package.add_page(Page(file="title-page.xhtml", title=title, body=body, place="titlepage"))
    package.announce(NAV, "toc")


def _measured(package: Package, facts: Facts, depth: int) -> Measured:
    metadata = package.book.metadata
    known = metadata.language_stated and bool(tags.standardise(metadata.language))
    return measured(package.book, facts, depth, language=known, restyled=package.theme.restyled)


def _add_statement(package: Package, found: Measured) -> Statement:
    """The page that says who can read the book, and how."""
    said = statement(found, package.language)
    body = package.render("accessibility.xhtml", statement=said)
    package.add_page(Page(file="accessibility.xhtml", title=said.title, body=body))
    return said


def _add_cover(package: Package, assets: Assets) -> None:
    """The cover's picture, and a page that shows it: some readers open a book at the first, some at the other."""
    picture = cover(package.book, assets, package.notes, package.theme.settings)
    name = f"cover.{EXTENSIONS[picture.media_type]}"
    package.add(Item("cover", name, picture.media_type, picture.content, ["cover-image"]))
    body = package.render("cover.xhtml", source=name, alt=f"{package.words['cover']}: {_on_cover(package.book)}")
    package.add_page(Page(file="cover.xhtml", title=package.words["cover"], body=body, place="cover"))


def _on_cover(book: Book) -> str:
    """The words of a cover, for those who cannot see it: series, title, subtitle and names."""
    metadata = book.metadata
    series = f"{metadata.series.name} {metadata.series.position}".strip() if metadata.series else ""
    return ", ".join(filter(None, [series, metadata.title, metadata.subtitle, pages.authors(book)]))
