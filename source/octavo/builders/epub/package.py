"""The package under construction: its files as they are made, then its metadata."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Self

from ebooklib import epub
from msgspec import structs

from octavo import walk
from octavo.builders.epub.accessibility import MetaProperty
from octavo.builders.epub.documents import ContentDocument, Page, make_page
from octavo.builders.epub.files import FileMap
from octavo.builders.epub.metadata import PackageMetadata, modification_date, one_line
from octavo.builders.epub.pagelist import PageList
from octavo.builders.epub.survey import ArticleSurvey
from octavo.builders.epub.writer import ManifestItem, PackageWriter
from octavo.builders.xhtml.direction import book_direction
from octavo.errors import BuildError
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.model import Book
from octavo.notes import Notes
from octavo.theme import Theme


def _ensure_title(book: Book) -> Book:
    """A package must have a title: the first headline, or a word for what it is, stands for none."""
    metadata = book.metadata
    title = one_line(metadata.title) or one_line(walk.title(book.articles[0])) or phrases(metadata.language)["document"]
    return structs.replace(book, metadata=structs.replace(metadata, title=title))


class Package:
    """The files of one book, written as they come. `language` is a valid tag, `words` are its phrases.

    `vocabulary` and `characters` are those of its pages, `fonts` says that it brings faces along. A context: leaving
    it closes the file. Raises `BuildError` for a book without articles.
    """

    def __init__(self, book: Book, theme: Theme, notes: Notes, file: Path) -> None:
        if not book.articles:
            raise BuildError("a book needs an article")
        self.book = _ensure_title(book)
        self.theme = theme
        self.notes = notes
        self.language = tags.standardise(book.metadata.language)
        if not self.language:
            notes.add("language-unknown", f"“{book.metadata.language}” is no language; English was taken.")
            self.language = "en"
        self.words = phrases(self.language)
        self.surveys: Mapping[str, ArticleSurvey] = {}
        self.file_map = FileMap({}, {}, {})
        self.page_list = PageList(())
        self.vocabulary: set[str] = set()
        self.characters: set[str] = set()
        self.fonts = False
        self._epub = epub.EpubBook()
        self.direction = book_direction(self.book)
        if self.direction == "rtl":
            self._epub.set_direction("rtl")
        self._writer = PackageWriter(file, self._epub, modification_date(self.book))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._writer.close()

    def add_item(self, item: ManifestItem) -> None:
        """Writes a file that is not read in its turn: a picture, a style."""
        self._writer.write_item(item)

    def reserve(self, file: str, page_id: str = "") -> None:
        """Gives a document its place in the spine; it is written later."""
        self._epub.spine.append(_manifest_id(file))
        self.page_list.record_file(page_id, file)

    def add_document(self, document: ContentDocument, *, in_turn: bool = True) -> None:
        """Writes a document of the book's own language and direction where it says no other.

        One that is not read `in_turn` is not in the spine.
        """
        spoken = structs.replace(
            document,
            language=document.language or self.language,
            direction=document.direction or self.direction,
        )
        if in_turn:
            self.add_page(document.file, make_page(spoken), document.properties, document.page_id)
        else:
            self._write_page(document.file, make_page(spoken), document.properties)

    def add_page(self, file: str, page: Page, properties: Sequence[str] = (), page_id: str = "") -> None:
        """Writes a finished document. If it has no place in the spine yet, it follows those before it."""
        if _manifest_id(file) not in self._epub.spine:
            self.reserve(file, page_id)
        self._write_page(file, page, properties)

    def _write_page(self, file: str, page: Page, properties: Sequence[str]) -> None:
        self.vocabulary.update(page.vocabulary)
        self.characters.update(page.characters)
        self._writer.write_page(_manifest_id(file), file, page.content, properties)

    def finish(self, accessibility: Iterable[MetaProperty], edition: str = "") -> None:
        """Writes what the package says of itself, when all files are there.

        `edition` is the name of the printed book whose pages the page list has, "" where it has none.
        """
        metadata = PackageMetadata(self._epub, self.notes)
        metadata.add_book(self.book, self.language, accessibility)
        if self.page_list.targets and edition:
            metadata.add_page_source(edition)
        if self.fonts:
            metadata.add_specified_fonts()
        for article in self.book.articles:
            metadata.add_article(article, _manifest_id(self.file_map.articles[article.id][0]))
        self._writer.finish()


def _manifest_id(file: str) -> str:
    """The id of a document in the manifest."""
    return f"page.{file}".replace("/", ".")
