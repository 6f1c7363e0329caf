"""The articles of a package and its parts: their pages, and the pictures that they show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import structs

from octavo.builders.epub.accessibility import ContentCounts, may_move
from octavo.builders.epub.files import assign_files
from octavo.builders.epub.medium import EpubMedium
from octavo.builders.epub.navigation import toc_label
from octavo.builders.epub.package import ContentDocument, Package
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.xhtml import BodyPiece, PageMarks, Xhtml, pages
from octavo.builders.xhtml.direction import article_direction
from octavo.locale import tags
from octavo.locale.phrases import phrases
from octavo.model import Article, Image, Part
from octavo.notes import Notes
from octavo.profiles import ReadingSystem
from octavo.resources import Asset, Assets


class ArticlePages:
    """Adds the articles, and counts what the package must say of them."""

    def __init__(self, package: Package, assets: Assets, reader: ReadingSystem) -> None:
        self._package = package
        self._assets = assets
        self._reader = reader
        self._pictures: list[Image] = []
        self._added: set[str] = set()
        self._mathml_count = self._drawn_count = 0
        self._moving = False
        package.file_map = assign_files(package.book, self._write_trial)

    def add_all(self) -> ContentCounts:
        """Adds the page of every part and article, and the pictures that they show; returns what was counted."""
        for node in self._package.book.nodes:
            if isinstance(node, Part):
                self._add_part(node)
            for article in node.articles if isinstance(node, Part) else (node,):
                self._add_article(article)
        return ContentCounts(tuple(self._pictures), self._mathml_count, self._moving, self._drawn_count)

    def _add_part(self, part: Part) -> None:
        body = pages.part_section(part, self._package.book, self._package.theme)
        file = self._package.file_map.parts[part.id]
        self._package.add_document(ContentDocument(file=file, title=part.title or file, body=body, page_id=part.id))

    def _add_article(self, article: Article) -> None:
        """Writes the files of an article one by one, each with its pictures."""
        files = self._package.file_map.articles[article.id]
        marks = self._package.page_list.marks(article.id)
        medium, writer = self._make_writer(article, self._package.notes.at(article.id), marks)
        sections = writer.sections(files.cuts)
        for number, file in enumerate(files.files):
            medium.file = file  # before the section is written, whose links are relative to it
            body = next(sections)
            self._package.page_list.record_marks(marks.take_placed(), file)
            self._package.add_document(self._make_document(article, number, body, medium))
            self._collect(medium)

    def _collect(self, medium: EpubMedium) -> None:
        """Adds the pictures of a page, and what was counted in it."""
        self._add_pictures(self._assets[picture.asset] for picture in medium.pictures)
        self._add_pictures(medium.formula_pictures)
        self._pictures += medium.pictures
        self._mathml_count += medium.formulas
        self._drawn_count += len(medium.formula_pictures)
        medium.pictures, medium.formula_pictures, medium.formulas = [], [], 0

    def _add_pictures(self, shown: Iterable[Asset]) -> None:
        for picture in shown:
            if picture.name not in self._added:
                self._added.add(picture.name)
                self._moving = self._moving or may_move(picture)
                name, kind = f"pictures/{picture.name}", picture.media_type
                self._package.add_item(ManifestItem(f"picture.{picture.name}", name, kind, picture.content))

    def _make_writer(self, article: Article, notes: Notes, marks: PageMarks | None = None) -> tuple[EpubMedium, Xhtml]:
        """A writer of an article, and the medium that counts what it writes."""
        language = tags.standardise(article.in_language) or self._package.language
        file_map = self._package.file_map
        file = file_map.articles[article.id].files[0] if file_map.articles else ""
        medium = EpubMedium(file, file_map.ids, phrases(language), notes, self._reader)
        return medium, Xhtml(structs.replace(article, in_language=language), medium, language, marks)

    def _write_trial(self, article: Article) -> Iterator[BodyPiece]:
        """The pieces of an article, written only to be measured: links do not know yet where they lead."""
        _, writer = self._make_writer(article, Notes())
        return writer.pieces()

    def _make_document(self, article: Article, number: int, body: str, medium: EpubMedium) -> ContentDocument:
        """A file of an article, the first of which has the number 0."""
        title = toc_label(article.headline) or self._package.book.metadata.title
        return ContentDocument(
            file=medium.file,
            title=f"{title} ({number + 1})" if number else title,
            body=body,
            properties=["mathml"] if medium.formulas else [],
            language=tags.standardise(article.in_language) or self._package.language,
            direction=article_direction(article, self._package.language),
        )
