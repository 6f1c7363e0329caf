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
from octavo.builders import Options, formulas, pages
from octavo.builders.markup import image as picture
from octavo.builders.pdf import breaks, endnotes, excerpts, fitting, glyphs, linknotes, references
from octavo.builders.xhtml import Xhtml
from octavo.model import Article, Book, Image, Math
from octavo.notes import Notes
from octavo.phrases import phrases
from octavo.theme import Theme

_HEAD = 56
"""How many characters of a title a running head has room for."""


class Print(Struct, frozen=True):
    """Paper as the medium of `Xhtml`."""

    notes: Notes
    notes_at_reference: bool = True

    def image(self, image: Image) -> str:
        """A picture, by its name in the asset store."""
        return picture(image, f"asset:{image.asset}")

    def math(self, math: Math) -> str:
        """A formula as a drawing."""
        return formulas.markup(math, self.notes)

    def link(self, href: str) -> str:
        """A link as the model has it: ids are unique over the book, and the book is one document."""
        return href


class Line(Struct, frozen=True):
    """A line of the contents: where it leads, its words, its language and the lines under it.

    The last word stands apart, because the dots and the page number must not go to a new line without it.
    """

    href: str
    words: str
    last: str
    language: str
    lines: tuple[Line, ...]


def tree(book: Book, theme: Theme, options: Options, notes: Notes) -> Element:
    """The whole book as one html element, without the XHTML namespace (drawings keep theirs)."""
    root = _element(_shell(book, theme, options))
    body = root.find("body")
    assert body is not None
    if not options.excerpt:
        body.extend(_front(book, theme, options))
    sections = [_section(article, book, options, notes.at(walk.title(article))) for article in book.articles]
    if options.paper.facing or theme.look.pages.page_references:  # pages that face each other are printed
        references.refer(
            sections, [phrases(article.in_language or book.metadata.language) for article in book.articles]
        )
    body.extend(sections)
    if options.excerpt:
        excerpts.mark(body[0], options.excerpt, phrases(book.metadata.language))
    else:
        body.append(_element(pages.colophon(book, theme)))
    glyphs.replace((page for page in body if page.get("id") is None), notes.at(book.metadata.title))
    return root


def _shell(book: Book, theme: Theme, options: Options) -> str:
    """The document around the pages, with the metadata; PDF/UA asks for a title that is not empty."""
    metadata = book.metadata
    title = " ".join(metadata.title.split()) or phrases(metadata.language)["document"]
    authors = [person.name for person in metadata.creators]
    facts = _facts(book, options)
    return theme.templates.get_template("book.xhtml").render(
        metadata=metadata, title=title, authors=authors, facts=facts
    )


def _facts(book: Book, options: Options) -> list[tuple[str, str]]:
    """What else the metadata say, by the names of Dublin Core."""
    metadata = book.metadata
    sources = {article.origin.url for article in book.articles}
    series = f"{metadata.series.name} {metadata.series.position}".strip() if metadata.series else ""
    if options.excerpt:
        series = excerpts.place(options.excerpt, phrases(metadata.language)) + f" {options.excerpt.title}"
    return [
        *((name, getattr(metadata, name)) for name in ("publisher", "rights", "date", "identifier")),
        ("source", min(sources) if len(sources) == 1 else ""),
        ("relation", series),
    ]


def _front(book: Book, theme: Theme, options: Options) -> Iterator[Element]:
    """What stands before the articles."""
    metadata = book.metadata
    words = phrases(metadata.language)
    if metadata.cover and not options.printer:  # print houses take it as a file of its own
        cover = theme.templates.get_template("cover.xhtml")
        yield _element(cover.render(source=f"asset:{metadata.cover}", alt=metadata.title, words=words))
    yield _element(pages.titlepage(book, theme))
    lines = [_line(article, metadata.language, options.toc_depth) for article in book.articles]
    if len(lines) > 1 or (lines and lines[0].lines):
        contents = theme.templates.get_template("contents.xhtml")
        yield _element(contents.render(lines=lines, words=words))


def _line(article: Article, language: str, depth: int) -> Line:
    under = _lines(walk.outline(article.body, depth - 1))
    other = article.in_language if article.in_language != language else ""
    return Line(f"#{article.id}", *_parted(walk.title(article)), other, under)


def _lines(places: tuple[walk.Place, ...]) -> tuple[Line, ...]:
    return tuple(
        Line(f"#{place.id}", *_parted(walk.line(place.heading)), "", _lines(place.places))
        for place in places
        if place.id
    )


def _running(title: str) -> str:
    """A title as a running head: on one line, whatever its length."""
    room = _HEAD // 2 if any(east_asian_width(letter) in "FW" for letter in title) else _HEAD
    if len(title) > room:
        words = title[:room].rpartition(" ")[0]
        title = f"{words or title[: room * 2 // 3]} …"
    return glyphs.shown(title)


def _parted(label: str) -> tuple[str, str]:
    """A label before its last word, and its last word; nothing apart if that is too long to be kept whole."""
    words, space, last = label.rpartition(" ")
    return (words + space, last) if len(last) < 24 else (label, "")


def _section(article: Article, book: Book, options: Options, notes: Notes) -> Element:
    """One article as its element, fit for paper."""
    language = article.in_language or book.metadata.language
    section = _element(Xhtml(article, Print(notes), book.metadata.language).section())
    breaks.number(section)
    header = section.find("header")
    assert header is not None
    header.set("data-title", _running(walk.title(article)))
    header.set("data-book", _running(options.excerpt.title if options.excerpt else book.metadata.title))
    glyphs.replace([section], notes)
    fitting.fit(section, phrases(language))
    endnotes.move_long(section, phrases(language))
    linknotes.annotate(section, options.paper.links, phrases(language))
    return section


def _element(markup: str) -> Element:
    """Markup of ours, which is well-formed, as an element; the prefix epub: is declared around it."""
    around = f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup.partition("?>")[2] or markup}</_>'
    return ElementTree.fromstring(around)[0]
