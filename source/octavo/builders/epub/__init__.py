"""A book as EPUB 3.3: one file an article, its pictures, one stylesheet, a cover, contents, and what is true of it.

mimetype  META-INF/container.xml
EPUB/     content.opf  nav.xhtml  toc.ncx  style.css  cover.xhtml  cover.jpg  title-page.xhtml  colophon.xhtml
          articles/<article id>.xhtml   pictures/<digest>.<ending>
"""

from __future__ import annotations

from pathlib import Path

from octavo.builders import Built, Options, pages
from octavo.builders.cover import cover
from octavo.builders.epub.articles import add_articles
from octavo.builders.epub.navigation import add_contents
from octavo.builders.epub.package import STYLE, Package, Page
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
    facts = add_articles(package, assets)
    package.add_page(Page(file="colophon.xhtml", title=package.words["colophon"], body=pages.colophon(book, theme)))
    file.write_bytes(package.written(facts))
    return Built()


def _add_cover(package: Package, assets: Assets) -> None:
    """The cover's picture, and a page that shows it: some readers open a book at the first, some at the other."""
    picture = cover(package.book, assets, package.notes)
    name = f"cover.{EXTENSIONS[picture.media_type]}"
    package.add(Item("cover", name, picture.media_type, picture.content, ["cover-image"]))
    words = ", ".join(filter(None, [package.book.metadata.title, pages.authors(package.book)]))
    body = package.render("cover.xhtml", source=name, alt=f"{package.words['cover']}: {words}")
    package.add_page(Page(file="cover.xhtml", title=package.words["cover"], body=body))
