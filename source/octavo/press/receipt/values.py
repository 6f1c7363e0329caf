"""What the receipt of a book says; plain data, in the order of the page."""

from __future__ import annotations

from msgspec import Struct

from octavo.builders.statement import Statement
from octavo.locale.tags import Direction
from octavo.notes import Severity
from octavo.press.sizes import FileSizes
from octavo.printing import count_noun


class Picture(Struct, frozen=True):
    """A picture in the page: WebP, its size in pixels, and its words."""

    content: bytes
    width: int
    height: int
    words: str


class Trouble(Struct, frozen=True):
    """What the book lacks, and why: an article, a file, words or pictures. `where` names the file."""

    kind: str
    where: str
    why: str


class PagePicture(Struct, frozen=True):
    """A page of the book: the number on it, and how it looks."""

    label: str
    picture: Picture


class PageSample(Struct, frozen=True):
    """The pages that are shown, of how many, of which file."""

    file: str
    count: int
    pages: tuple[PagePicture, ...]


class OmittedPassage(Struct, frozen=True):
    """A passage that is not in the book: why, its words, or the first of them, and how many more there are."""

    why: str
    words: str
    more: int = 0


class LostPicture(Struct, frozen=True):
    """A picture that could not be had: its description or name, its address, and a picture of its place."""

    words: str
    address: str
    place: Picture | None


class ArticleNote(Struct, frozen=True):
    """A note on an article."""

    code: str
    severity: Severity
    detail: str


class ArticleEntry(Struct, frozen=True, kw_only=True):
    """An article: where it came from, what read it, how long it is, and what is not in the book.

    `lost` says why there is none, "" where there is one. `pages` are those of the printed book, "3–9".
    """

    title: str
    language: str
    direction: Direction
    authors: tuple[str, ...]
    date: str
    pages: str
    words: int
    pictures: int
    file: str
    address: str
    fetched: str
    reader: str
    lost: str = ""
    omitted: tuple[OmittedPassage, ...] = ()
    lost_pictures: tuple[LostPicture, ...] = ()
    notes: tuple[ArticleNote, ...] = ()

    @property
    def losses(self) -> list[str]:
        """How much was left out, and how many notes there are, in words; lost pictures apart."""
        omitted = [f"{count_noun(len(self.omitted), 'passage')} left out"] if self.omitted else []
        return omitted + ([count_noun(len(self.notes), "note")] if self.notes else [])


class NoteGroup(Struct, frozen=True):
    """The notes of one code, with what it means; each as its place and its words."""

    code: str
    severity: Severity
    meaning: str
    notes: tuple[tuple[str, str], ...]


class FileEntry(Struct, frozen=True, kw_only=True):
    """A file: what it is for, what its bytes are of, and what was changed so that its readers can show it.

    Its `pictures` had so many bytes `before` and `after` they were made fit. `standards` are those that it says it
    meets. `missing` are words and pictures of the articles that are not in it; None if nobody looked.
    """

    name: str
    kind: str
    made_for: str
    pages: int
    sizes: FileSizes
    pictures: int
    before: int
    after: int
    standards: tuple[str, ...]
    missing: tuple[str, ...] | None
    changes: tuple[NoteGroup, ...]

    @property
    def parts(self) -> list[tuple[str, int]]:
        """What its bytes are of, where that is known: the name of each part and its size, the largest first."""
        names = ("text", "pictures", "fonts", "cover")
        found = [(name, getattr(self.sizes, name)) for name in names]
        return sorted(((name, size) for name, size in found if size), key=lambda part: -part[1])


class Receipt(Struct, frozen=True, kw_only=True):
    """All that the page says of a book and its files.

    `language` and `direction` are those of the title. `quality` counts how well its pages are set: what, and how much.
    """

    title: str
    subtitle: str
    language: str
    direction: Direction
    authors: tuple[str, ...]
    date: str
    theme: str
    words: int
    pictures: int
    cover: Picture | None
    troubles: tuple[Trouble, ...]
    warnings: int
    files: tuple[FileEntry, ...]
    offprints: tuple[int, int]
    sample: PageSample | None
    articles: tuple[ArticleEntry, ...]
    statement: Statement | None
    quality: tuple[tuple[str, str], ...]
    groups: tuple[NoteGroup, ...]

    @property
    def read(self) -> int:
        """How many articles could be read."""
        return sum(not article.lost for article in self.articles)

    @property
    def verdict(self) -> str:
        """The outcome in a sentence: what is missing, or that nothing is."""
        kinds = [trouble.kind for trouble in self.troubles]
        if number := kinds.count("article"):
            return f"{count_noun(number, 'article')} could not be read."
        if number := kinds.count("file"):
            return f"{count_noun(number, 'file')} could not be made."
        if kinds:
            return "Not everything in the articles is in the book."
        books = sum(file.missing is not None for file in self.files)
        where = {1: "the book", 2: "both books"}.get(books, f"all {books} books")
        if lost := sum(len(article.lost_pictures) for article in self.articles):
            return f"{count_noun(lost, 'picture')} could not be had; all else is in {where}."
        return f"Everything in the articles is in {where}."
