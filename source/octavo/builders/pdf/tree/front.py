"""What stands before the articles of a PDF: the cover, the title page, the contents, what is new."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from msgspec import Struct

from octavo import walk
from octavo.builders import BuildContext
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.tree.cover import make_cover_page
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.direction import article_direction, book_direction
from octavo.builders.xhtml.news import news_section
from octavo.locale.phrases import phrases
from octavo.locale.tags import Direction
from octavo.markup_names import Class
from octavo.model import Article, Book, Part
from octavo.theme import Theme

_WHOLE = 24
"""Characters: the two last words of a line go to a new one together with its page number if they are shorter, else the
last alone, and none if that is longer."""


class TocEntry(Struct, frozen=True):
    """A line of the contents: where it leads, its words, its language and the lines under it.

    The last words stand apart, because the dots and the page number must not go to a new line without them: but not
    where the words have another `direction` than the line, which would put them before the others. `direction` and
    `language` are "" where they are the book's, and `kind` is "part" for the title of a part.
    """

    href: str
    words: str
    last: str
    language: str
    lines: tuple[TocEntry, ...]
    kind: str = ""
    direction: str = ""


def make_front_pages(context: BuildContext, options: PdfOptions) -> Iterator[str]:
    """The markup of the cover, of the title page, of the contents and of what is new, those that the work has."""
    book, theme = context.book, context.theme
    metadata = book.metadata
    if cover := make_cover_page(context, options):
        yield cover
    if options.form == "book":
        yield pages.titlepage_section(book)
        yield from _make_contents(book, theme, options.toc_depth)
    lister = _Lister(metadata.language, book_direction(book), 1)
    line = theme.templates.get_template("line.xhtml")
    if news := news_section(book, lambda article: line.render(line=lister.article(article))):
        yield news


def _make_contents(book: Book, theme: Theme, depth: int) -> Iterator[str]:
    """The page of contents, where there is something to list. An only article is called as its book is."""
    lines = list_contents(book, depth)
    if len(lines) == 1 and lines[0].kind != "part":
        [only] = lines
        lines = only.lines
    if lines:
        listed = (*lines, *_list_index(book))
        words = phrases(book.metadata.language)
        yield theme.templates.get_template("contents.xhtml").render(lines=listed, words=words, below=False)


def make_contents_below(book: Book, theme: Theme, depth: int) -> str:
    """The contents that stand below the byline of an only article, "" where it has none."""
    [only] = list_contents(book, depth)
    words = phrases(book.metadata.language)
    template = theme.templates.get_template("contents.xhtml")
    return template.render(lines=only.lines, words=words, below=True) if only.lines else ""


def _list_index(book: Book) -> Iterator[TocEntry]:
    """The line of the index, if the book has one."""
    if book.index:
        yield TocEntry(f"#{Class.INDEX}", *_split_last_words(phrases(book.metadata.language)["index"]), "", ())


def list_contents(book: Book, depth: int) -> tuple[TocEntry, ...]:
    """The contents to `depth` levels, the articles among them the first; parts stand around theirs."""
    lister = _Lister(book.metadata.language, book_direction(book), depth)
    return tuple(lister.part(node) if isinstance(node, Part) else lister.article(node) for node in book.nodes)


class _Lister(NamedTuple):
    """Lists the parts and articles of a book in a language and direction, to a depth."""

    language: str
    direction: Direction
    depth: int

    def part(self, part: Part) -> TocEntry:
        """The line of a part, and those of its articles under it."""
        articles = tuple(map(self.article, part.articles))
        return TocEntry(f"#{part.id}", *_split_last_words(part.title), "", articles, "part")

    def article(self, article: Article) -> TocEntry:
        """The line of an article, and those of its sections under it."""
        other = article.in_language if article.in_language != self.language else ""
        own = article_direction(article, self.language)
        turned = own if own != self.direction else ""
        sections = _section_entries(walk.outline(article.body, self.depth - 1), turned)
        words = _split_last_words(walk.title(article), turned)
        return TocEntry(f"#{article.id}", *words, other, sections, direction=turned)


def _section_entries(places: tuple[walk.OutlineEntry, ...], turned: str) -> tuple[TocEntry, ...]:
    """The lines of sections that can be led to; `turned` is their direction where it is not that of the book."""
    return tuple(
        TocEntry(
            f"#{place.id}", *_split_last_words(walk.line(place.heading), turned),
            "", _section_entries(place.entries, turned), direction=turned,
        )
        for place in places
        if place.id
    )  # fmt: skip


def _split_last_words(label: str, turned: str = "") -> tuple[str, str]:
    """A label before its last words, and these; nothing apart if they are too long to be kept whole."""
    words = label.split(" ")
    for count in (2, 1):
        last = " ".join(words[-count:])
        if len(last) < _WHOLE and not turned:
            return label[: len(label) - len(last)], last
    return label, ""
