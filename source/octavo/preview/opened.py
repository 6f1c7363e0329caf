"""The last good book, opened: what its page in the browser shows, as plain values."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from msgspec import Struct

from octavo.builders.file_names import file_stem
from octavo.files import show_name
from octavo.notes import CODES, Note, Severity
from octavo.preview.decisions import find_passage
from octavo.preview.messages import Made
from octavo.preview.pages import PdfPages
from octavo.preview.screens import EpubFile


class ShownPage(Struct, frozen=True):
    """A page of the PDF, and the place of the EPUB that begins with it: a document and an id in it, or "" """

    label: str
    width: float
    height: float
    document: str
    fragment: str


class ShownDocument(Struct, frozen=True):
    """A document of the EPUB; `article` is the file that it was read from, "" for own pages of the book."""

    name: str
    digest: str
    article: str


class ShownEntry(Struct, frozen=True):
    """An entry of the contents."""

    title: str
    document: str
    fragment: str
    depth: int


class ShownNote(Struct, frozen=True, kw_only=True):
    """A note: what its code means, its own words, and its article's file. Then what a user can do about it.

    `passage` are the first words of a passage that can be kept, `picture` is the name of one that has no words.
    """

    code: str
    severity: Severity
    meaning: str
    detail: str
    where: str
    passage: str = ""
    picture: str = ""


class ShownBook(Struct, frozen=True, kw_only=True):
    """All that the browser is told of a book; `drawn` is the digest of the PDF, which is in the addresses of pages."""

    title: str
    drawn: str
    pages: tuple[ShownPage, ...]
    documents: tuple[ShownDocument, ...]
    contents: tuple[ShownEntry, ...]
    notes: tuple[ShownNote, ...]
    kept: tuple[str, ...]
    errors: tuple[str, ...]


class OpenedBook:
    """A book that was made, its files in memory. Raises `OSError`, `KeyError` or `ValueError` for a broken one."""

    def __init__(self, made: Made, root: Path) -> None:
        self.pages = PdfPages(root / made.pdf)
        self.epub = EpubFile(root / made.epub)
        self._made, self._root = made, root
        self._documents = tuple(self._list_documents())
        self._articles = dict(self._name_articles())

    def describe(self) -> ShownBook:
        """What is shown of it."""
        return ShownBook(
            title=self._made.title,
            drawn=self.pages.digest,
            pages=tuple(self._list_pages()),
            documents=self._documents,
            contents=tuple(ShownEntry(one.title, one.document, one.fragment, one.depth) for one in self.epub.contents),
            notes=tuple(dict.fromkeys(map(self._show, self._made.notes))),  # both books may say the same
            kept=self._made.kept,
            errors=self._made.errors,
        )

    def find_picture(self, article: str, name: str) -> Path | None:
        """The file of a picture that a note says has no words; None for any other name."""
        noted = any((one.where, one.picture) == (article, name) for one in map(self._show, self._made.notes))
        return Path(self._root, article).parent / name if noted else None

    def close(self) -> None:
        """Lets go of its files."""
        self.pages.close()

    def _list_pages(self) -> Iterator[ShownPage]:
        """The pages; one that the EPUB has no mark of is where the one before it is."""
        place = ("", "")
        for page in self.pages.pages:
            place = self.epub.places.get(page.label, place)
            yield ShownPage(page.label, page.width, page.height, *place)

    def _list_documents(self) -> Iterator[ShownDocument]:
        """The documents; those of an article follow the one that is named after its id, up to an entry of its own."""
        files = {file_stem(id_): self._name(path) for id_, path in self._made.articles}
        entries = {one.document for one in self.epub.contents if not one.fragment}
        article = ""
        for document in self.epub.documents:
            path = PurePosixPath(document.name)
            inside = path.parent.name == "articles"
            rest = "" if document.name in entries else article
            article = files.get(path.stem, rest) if inside else ""
            yield ShownDocument(document.name, document.digest, article)

    def _name_articles(self) -> Iterator[tuple[str, str]]:
        """The files of the articles by what builders call them in notes: their titles and their ids."""
        files = {one.name: one.article for one in self._documents}
        yield from ((one.title, files.get(one.document, "")) for one in self.epub.contents if not one.fragment)
        yield from ((id_, self._name(path)) for id_, path in self._made.articles)

    def _show(self, note: Note) -> ShownNote:
        meaning = CODES[note.code]
        return ShownNote(
            code=note.code,
            severity=meaning.severity,
            meaning=meaning.text,
            detail=note.detail,
            where=self._articles.get(note.where) or self._name(note.where),
            passage=find_passage(note),
            picture=note.detail if note.code == "alt-missing" else "",
        )

    def _name(self, where: str) -> str:
        """A place of a note or an article as it is called inside the project."""
        path = Path(where)
        inside = path.is_relative_to(self._root) and where
        return show_name(path.relative_to(self._root).as_posix() if inside else where)
