"""The package under construction: its files as they are made, then its metadata."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Self

from ebooklib import epub
from msgspec import Struct, structs

from octavo import walk
from octavo.builders.epub.accessibility import Property
from octavo.builders.epub.files import Files
from octavo.builders.epub.metadata import Description, clean, modified
from octavo.builders.epub.pagelist import PageList
from octavo.builders.epub.writer import Item, Writer
from octavo.errors import BuildError
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.model import Book
from octavo.notes import Notes
from octavo.stylesheets import find_vocabulary
from octavo.theme import Theme

STYLE = "style.css"


class Page(Struct, frozen=True, kw_only=True):
    """An XHTML document: its file, its title, its body's markup, and its manifest properties.

    `language` is a valid tag, "" for the book's own. `place` names a page of the book's own as page breaks do.
    """

    file: str
    title: str
    body: str
    properties: Sequence[str] = ()
    language: str = ""
    direction: str = ""
    place: str = ""


def _titled(book: Book) -> Book:
    """A package must have a title: the first headline, or a word for what it is, stands for none."""
    metadata = book.metadata
    title = clean(metadata.title) or clean(walk.title(book.articles[0])) or phrases(metadata.language)["document"]
    return structs.replace(book, metadata=structs.replace(metadata, title=title))


class Package:
    """The files of one book, written as they come. `language` is a valid tag, and `words` are its phrases.

    `vocabulary` and `characters` are those of its pages, `fonts` says that it brings faces along. A context: leaving
    it closes the file. Raises `BuildError` for a book without articles.
    """

    def __init__(self, book: Book, theme: Theme, notes: Notes, file: Path) -> None:
        if not book.articles:
            raise BuildError("a book needs an article")
        self.book = _titled(book)
        self.theme = theme
        self.notes = notes
        self.language = tags.standardise(book.metadata.language)
        if not self.language:
            notes.add("language-unknown", f"“{book.metadata.language}” is no language; English was taken.")
            self.language = "en"
        self.words = phrases(self.language)
        self.files = Files({}, {}, {})
        self.pages = PageList(())
        self.vocabulary: set[str] = set()
        self.characters: set[str] = set()
        self.fonts = False
        self._files = epub.EpubBook()
        if tags.is_right_to_left(self.language):
            self._files.set_direction("rtl")
        self._writer = Writer(file, self._files, modified(self.book))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._writer.close()

    def render(self, template: str, **values: object) -> str:
        """A template with `values`, and the book's `words` among them."""
        return self.theme.templates.get_template(template).render(words=self.words, **values)

    def add(self, item: Item) -> None:
        """Writes a file that is not read in its turn: a picture, a style."""
        self._writer.put(item)

    def announce(self, file: str, place: str = "") -> None:
        """Keeps the place of a page among those that are read in their turn; it is written later."""
        self._files.spine.append(_uid(file))
        self.pages.begin(place, file)

    def add_page(self, page: Page) -> None:
        """Writes a page. If it was not announced, it is read after those before it."""
        if _uid(page.file) not in self._files.spine:
            self.announce(page.file, page.place)
        language = page.language or self.language
        text = self.render(
            "page.xhtml", title=page.title, body=page.body, language=language,
            direction=page.direction or ("rtl" if tags.is_right_to_left(language) else ""),
            stylesheet="../" * page.file.count("/") + STYLE,
        )  # fmt: skip
        self.vocabulary |= find_vocabulary(text)
        self.characters |= set(text)
        self._writer.put(Item(_uid(page.file), page.file, "application/xhtml+xml", text.encode(), page.properties))

    def finish(self, accessibility: Iterable[Property], pagination: str = "") -> None:
        """Writes what the package says of itself, when all files are there.

        `pagination` names the edition whose pages the page list names, if it has a name.
        """
        description = Description(self._files, self.notes)
        description.describe(self.book, self.language, accessibility)
        if self.pages.targets and pagination:
            description.paginate(pagination)
        if self.fonts:
            description.specify_fonts()
        for article in self.book.articles:
            description.credit(article, _uid(self.files.articles[article.id].files[0]))
        self._writer.finish()


def _uid(file: str) -> str:
    """The id of a page in the manifest."""
    return f"page.{file}".replace("/", ".")
