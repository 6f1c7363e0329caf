"""The package under construction: its files in the order in which they are read, then its metadata."""

from __future__ import annotations

from collections.abc import Sequence

from ebooklib import epub
from msgspec import Struct, structs

from octavo import languages, walk
from octavo.builders.epub.accessibility import Facts, properties
from octavo.builders.epub.metadata import Description, clean, modified
from octavo.builders.epub.writer import Item, Writer
from octavo.errors import BuildError
from octavo.model import Book
from octavo.notes import Notes
from octavo.phrases import phrases
from octavo.theme import Theme

STYLE = "style.css"


class Page(Struct, frozen=True, kw_only=True):
    """An XHTML document: its file, its title, its body's markup, and its manifest properties.

    `language` is a valid tag, "" for the book's own.
    """

    file: str
    title: str
    body: str
    properties: Sequence[str] = ()
    language: str = ""
    direction: str = ""


def _titled(book: Book) -> Book:
    """A package must have a title: the first headline, or a word for what it is, stands for none."""
    metadata = book.metadata
    title = clean(metadata.title) or clean(walk.title(book.articles[0])) or phrases(metadata.language)["document"]
    return structs.replace(book, metadata=structs.replace(metadata, title=title))


class Package:
    """The files of one book. `language` is a valid tag, and `words` are its phrases."""

    def __init__(self, book: Book, theme: Theme, notes: Notes) -> None:
        if not book.articles:
            raise BuildError("a book needs an article")
        self.book = _titled(book)
        self.theme = theme
        self.notes = notes
        self.language = languages.tag(book.metadata.language)
        if not self.language:
            notes.add("language-unknown", f"“{book.metadata.language}” is no language; English was taken.")
            self.language = "en"
        self.words = phrases(self.language)
        self._files = epub.EpubBook()
        if languages.right_to_left(self.language):
            self._files.set_direction("rtl")

    def render(self, template: str, **values: object) -> str:
        """A template with `values`, and the book's `words` among them."""
        return self.theme.templates.get_template(template).render(words=self.words, **values)

    def add(self, item: Item) -> None:
        """Adds a file that is not read in its turn: a picture, a style."""
        self._files.add_item(item)

    def add_page(self, page: Page) -> None:
        """Adds a page to what is read, after those before it."""
        language = page.language or self.language
        text = self.render(
            "page.xhtml", title=page.title, body=page.body, language=language,
            direction=page.direction or ("rtl" if languages.right_to_left(language) else ""),
            stylesheet="../" * page.file.count("/") + STYLE,
        )  # fmt: skip
        item = Item(
            f"page.{page.file}".replace("/", "."), page.file, "application/xhtml+xml", text.encode(), page.properties
        )
        self._files.add_item(item)
        self._files.spine.append(item)

    def written(self, facts: Facts) -> bytes:
        """The whole EPUB, with its metadata."""
        Description(self._files, self.notes).describe(self.book, self.language, properties(facts))
        return Writer(self._files, modified(self.book)).bytes()
