"""The one HTML tree of a book: cover, title page, contents, articles, colophon.

A tree, not text: an HTML parser would end a paragraph where a footnote inside it begins with one.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import east_asian_width
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from msgspec import Struct

from octavo import walk
from octavo.builders import BuildContext
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.tree import (
    crossrefs,
    endnotes,
    equations,
    fit,
    front,
    linknotes,
    missing_glyphs,
    offprint,
    positions,
    urls,
)
from octavo.builders.xhtml import Xhtml, pages
from octavo.builders.xhtml.markup import img as picture
from octavo.locale.phrases import phrases
from octavo.model import Article, Book, Image, Math, Part, Table
from octavo.notes import Notes
from octavo.theme import Theme

_HEAD = 0.85
"""How many characters of a title a running head has room for, as a share of those of a line."""


class Print(Struct, frozen=True):
    """Paper as the medium of `Xhtml`."""

    notes: Notes
    line: float
    """The length of a line in ems."""
    footnotes_at_reference: bool = True

    def image(self, image: Image) -> str:
        """A picture, by its name in the asset store."""
        return picture(image, f"asset:{image.asset}")

    def math(self, math: Math) -> str:
        """A formula as a drawing."""
        return equations.markup(math, self.line, self.notes)

    def link(self, href: str) -> str:
        """A link as the model has it: ids are unique over the book, and the book is one document."""
        return href

    def stacks_table(self, table: Table) -> bool:  # noqa: ARG002
        """No table: `fitting` sets wide ones smaller."""
        return False


def make_tree(context: BuildContext, options: PdfOptions, page: Page) -> Element:
    """The whole book as one html element, fit for a page, without the XHTML namespace (drawings keep theirs)."""
    book, theme, notes = context.book, context.theme, context.notes
    root = _element(_shell(book, theme, options))
    body = root.find("body")
    assert body is not None
    if not options.offprint:
        body.extend(_element(markup) for markup in front.front(book, context.assets, theme, options))
    sections = [_section(article, book, page, options, notes.at(walk.title(article))) for article in book.articles]
    if options.paper.facing or theme.settings.pages.page_references:  # pages that face each other are printed
        crossrefs.refer(sections, [phrases(article.in_language or book.metadata.language) for article in book.articles])
    body.extend(_parted(book, theme, sections))
    if options.offprint:
        offprint.mark(body[0], options.offprint, phrases(book.metadata.language))
    else:
        body.append(_element(pages.colophon_section(book, theme)))
    missing_glyphs.replace((one for one in body if one.get("class") != "article"), notes.at(book.metadata.title))
    return root


def _parted(book: Book, theme: Theme, sections: list[Element]) -> Iterator[Element]:
    """The articles of the book, and before those of a part its page; what is in a part stands below it in bookmarks."""
    following = iter(sections)
    for node in (*book.frontmatter, *book.bodymatter, *book.backmatter):
        if not isinstance(node, Part):
            yield next(following)
            continue
        yield _element(pages.part_section(node, book, theme))
        for _ in node.articles:
            section = next(following)
            section.set("data-part", node.id)
            yield section


def _shell(book: Book, theme: Theme, options: PdfOptions) -> str:
    """The document around the pages, with the metadata; PDF/UA asks for a title that is not empty."""
    metadata = book.metadata
    title = " ".join(metadata.title.split()) or phrases(metadata.language)["document"]
    authors = [person.name for person in metadata.creators]
    facts = _facts(book, options)
    return theme.templates.get_template("book.xhtml").render(
        metadata=metadata, title=title, authors=authors, facts=facts
    )


def _facts(book: Book, options: PdfOptions) -> list[tuple[str, str]]:
    """What else the metadata say, by the names of Dublin Core."""
    metadata = book.metadata
    sources = {article.origin.url for article in book.articles}
    series = f"{metadata.series.name} {metadata.series.position}".strip() if metadata.series else ""
    if options.offprint:
        series = offprint.place(options.offprint, phrases(metadata.language)) + f" {options.offprint.title}"
    return [
        *((name, getattr(metadata, name)) for name in ("publisher", "rights", "date", "identifier")),
        ("source", min(sources) if len(sources) == 1 else ""),
        ("relation", series),
    ]


def _running(title: str, page: Page) -> str:
    """A title as a running head: on one line, whatever its length."""
    wide = any(east_asian_width(letter) in "FW" for letter in title)
    room = int(page.characters * _HEAD / (2 if wide else 1))
    if len(title) > room:
        words = title[:room].rpartition(" ")[0]
        title = f"{words or title[: room * 2 // 3]} …"
    return missing_glyphs.shown(title)


def _section(article: Article, book: Book, page: Page, options: PdfOptions, notes: Notes) -> Element:
    """One article as its element, fit for paper."""
    language = article.in_language or book.metadata.language
    medium = Print(notes, page.measure * MILLIMETRE / page.size)
    section = _element(Xhtml(article, medium, book.metadata.language).section())
    positions.write_positions(section)
    header = section.find("header")
    assert header is not None
    header.set("data-title", _running(walk.title(article), page))
    header.set("data-book", _running(options.offprint.title if options.offprint else book.metadata.title, page))
    missing_glyphs.replace([section], notes)
    fit.fit(section, phrases(language), page)
    urls.mark(section)
    endnotes.move_long(section, phrases(language))
    linknotes.annotate(section, options.paper.links, phrases(language))
    return section


def _element(markup: str) -> Element:
    """Markup of ours, which is well-formed, as an element; the prefix epub: is declared around it."""
    around = f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup.partition("?>")[2] or markup}</_>'
    return ElementTree.fromstring(around)[0]
