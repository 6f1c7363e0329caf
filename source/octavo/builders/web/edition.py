"""What all pages of a web edition share: the book, its language and words, and where everything is."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, structs

from octavo import walk
from octavo.builders import MadeBook
from octavo.builders.contents import fit_depth
from octavo.builders.length import USUAL
from octavo.builders.web.options import WebOptions
from octavo.builders.web.page_marks import make_marks
from octavo.builders.web.places import Places, find_places
from octavo.builders.xhtml import PageBreakMark
from octavo.builders.xhtml.direction import article_direction, book_direction
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.locale.tags import Direction
from octavo.model import Article, Book
from octavo.notes import Notes


class Edition(Struct, frozen=True, kw_only=True):
    """A book on its way to the web. `language` is a valid tag, `words` are its phrases.

    `marks` are those of the printed pages, by the ids of articles and own pages; `indexed` the numbers of printed pages
    by ids. The contents list `depth` levels of headings. `together` has all in one page.
    """

    book: Book
    language: str
    direction: Direction
    words: Mapping[str, str]
    places: Places
    marks: Mapping[str, tuple[PageBreakMark, ...]]
    indexed: Mapping[str, str]
    depth: int
    together: bool
    books: tuple[MadeBook, ...]

    def file(self, name: str) -> str:
        """The file of one of the book's own pages, which is that of all where everything is in one."""
        return "" if self.together else name

    def speaking(self, article: Article) -> Article:
        """An article that states its language: a valid tag, the book's where it has none."""
        return structs.replace(article, in_language=tags.standardise(article.in_language) or self.language)

    def other(self, article: Article) -> tuple[str, str]:
        """The language and the direction of an article, "" where they are the book's."""
        language = tags.standardise(article.in_language)
        direction = article_direction(article, self.language)
        return language if language != self.language else "", direction if direction != self.direction else ""


def make_edition(book: Book, options: WebOptions, notes: Notes) -> Edition:
    """The edition of a book that has articles: one without a title is called after the first."""
    language = tags.standardise(book.metadata.language)
    if not language:
        notes.add("language-unknown", f"“{book.metadata.language}” is no language; English was taken.")
        language = "en"
    words, together = phrases(language), options.packing == "page"
    title = " ".join(book.metadata.title.split()) or walk.title(book.articles[0]) or words["document"]
    book = structs.replace(book, metadata=structs.replace(book.metadata, title=title))
    places = find_places(book, together=together)
    depth = options.toc_depth or (options.pagemap.toc_depth or fit_depth(book, USUAL)) + bool(book.parts)
    return Edition(
        book=book,
        language=language,
        direction=book_direction(book),
        words=words,
        places=places,
        marks=make_marks(options.pagemap.breaks, places.files),
        indexed=options.pagemap.indexed,
        depth=depth,
        together=together,
        books=() if together else options.books,
    )
