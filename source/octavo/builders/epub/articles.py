"""The articles of a package and its parts: their pages, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from octavo.builders.epub.accessibility import Facts, moves
from octavo.builders.epub.files import files
from octavo.builders.epub.medium import EpubMedium
from octavo.builders.epub.navigation import label
from octavo.builders.epub.package import Package, Page
from octavo.builders.epub.writer import Item
from octavo.builders.xhtml import PageMarks, Piece, Xhtml, pages
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.model import Article, Image, Part
from octavo.notes import Notes
from octavo.profiles import ReadingSystem
from octavo.resources import Asset, Assets


class Articles:
    """Adds the articles, and counts what the package must say of them."""

    def __init__(self, package: Package, assets: Assets, reader: ReadingSystem) -> None:
        self._package = package
        self._assets = assets
        self._reader = reader
        self._pictures: list[Image] = []
        self._there: set[str] = set()
        self._formulas = self._drawn = 0
        self._moving = False
        package.files = files(package.book, self._on_trial)

    def add(self) -> Facts:
        """Adds the page of every part and article, and the pictures that they show; returns what was counted."""
        book = self._package.book
        for node in (*book.frontmatter, *book.bodymatter, *book.backmatter):
            if isinstance(node, Part):
                self._add_part(node)
            for article in node.articles if isinstance(node, Part) else (node,):
                self._add(article)
        counted = len(self._package.pages.targets)
        return Facts(tuple(self._pictures), self._formulas, self._moving, self._drawn, counted)

    def _add_part(self, part: Part) -> None:
        body = pages.part(part, self._package.book, self._package.theme)
        file = self._package.files.parts[part.id]
        self._package.add_page(Page(file=file, title=part.title or file, body=body, place=part.id))

    def _add(self, article: Article) -> None:
        """Writes the files of an article one by one, each with its pictures."""
        run = self._package.files.articles[article.id]
        marks = self._package.pages.marks(article.id)
        medium, writer = self._writer(article, self._package.notes.at(article.id), marks)
        sections = writer.sections(run.cuts)
        for number, medium.file in enumerate(run.files):
            body = next(sections)
            self._package.pages.place(marks.given(), medium.file)
            self._package.add_page(self._page(article, number, body, medium))
            self._take(medium)

    def _take(self, medium: EpubMedium) -> None:
        """Adds the pictures of a page, and what was counted in it."""
        self._add_pictures(self._assets[picture.asset] for picture in medium.pictures)
        self._add_pictures(medium.drawn)
        self._pictures += medium.pictures
        self._formulas += medium.formulas
        self._drawn += len(medium.drawn)
        medium.pictures, medium.drawn, medium.formulas = [], [], 0

    def _add_pictures(self, shown: Iterable[Asset]) -> None:
        for picture in shown:
            if picture.name not in self._there:
                self._there.add(picture.name)
                self._moving = self._moving or moves(picture)
                name, kind = f"pictures/{picture.name}", picture.media_type
                self._package.add(Item(f"picture.{picture.name}", name, kind, picture.content))

    def _writer(self, article: Article, notes: Notes, marks: PageMarks | None = None) -> tuple[EpubMedium, Xhtml]:
        """What writes an article, and the medium that counts what it writes."""
        language = tags.standardise(article.in_language) or self._package.language
        found = self._package.files
        file = found.articles[article.id].files[0] if found.articles else ""
        medium = EpubMedium(file, found.places, phrases(language), notes, self._reader)
        return medium, Xhtml(structs.replace(article, in_language=language), medium, language, marks)

    def _on_trial(self, article: Article) -> Iterator[Piece]:
        """The pieces of an article, written only to be measured: links do not know yet where they lead."""
        _, writer = self._writer(article, Notes())
        return writer.pieces()

    def _page(self, article: Article, number: int, body: str, medium: EpubMedium) -> Page:
        """A file of an article, the first of which has the number 0."""
        title = label(article.headline) or self._package.book.metadata.title
        return Page(
            file=medium.file,
            title=f"{title} ({number + 1})" if number else title,
            body=body,
            properties=["mathml"] if medium.formulas else [],
            language=tags.standardise(article.in_language) or self._package.language,
            direction=article.direction,
        )
