"""The articles of a package and its parts: their pages, and the pictures that they show.

What an article becomes is kept from one build to the next, as long as all that it is made of stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import structs

from octavo.builders.epub.accessibility import ContentCounts, may_move
from octavo.builders.epub.chapters import Chapter, ChapterFile, ChapterPlan, write_chapter
from octavo.builders.epub.documents import ContentDocument
from octavo.builders.epub.files import assign_files
from octavo.builders.epub.package import Package
from octavo.builders.epub.survey import ArticleSurvey, survey_article
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.xhtml import pages
from octavo.builders.xhtml.colophon import colophon_lines
from octavo.builders.xhtml.direction import article_direction
from octavo.locale import tags
from octavo.makers import names_all_authors
from octavo.model import Article, Image, Part
from octavo.profiles import ReadingSystem
from octavo.resources import Asset, Assets
from octavo.store import Store, make_key, recall


class ArticlePages:
    """Adds the articles, and counts what the package must say of them."""

    def __init__(self, package: Package, assets: Assets, reader: ReadingSystem, store: Store) -> None:
        self._package = package
        self._assets = assets
        self._reader = reader
        self._store = store
        self._pictures: list[Image] = []
        self._added: set[str] = set()
        self._mathml_count = self._drawn_count = 0
        self._moving = False
        self._depth_below, self._colophon = 1, ""
        self._credited = names_all_authors(package.book)

    def surround(self, depth: int) -> None:
        """Has the only article bring what a book has pages for: contents of `depth` levels, and a colophon."""
        self._depth_below, self._colophon = depth, colophon_lines(self._package.book)
        self._credited = False  # there is no title page

    def plan(self, depth: int) -> None:
        """Surveys all articles, for contents of `depth` levels, and finds files for them."""
        package = self._package
        package.surveys = {article.id: self._survey(article, depth) for article in package.book.articles}
        package.file_map = assign_files(package.book, package.surveys)

    def add_all(self) -> ContentCounts:
        """Adds the page of every part and article, and the pictures that they show; returns what was counted."""
        for node in self._package.book.nodes:
            if isinstance(node, Part):
                self._add_part(node)
            for article in node.articles if isinstance(node, Part) else (node,):
                self._add_article(article)
        return ContentCounts(tuple(self._pictures), self._mathml_count, self._moving, self._drawn_count)

    def _survey(self, article: Article, depth: int) -> ArticleSurvey:
        made_of = (self._speaking(article), self._reader, depth)
        return recall(self._store, make_key("epub-survey", *made_of), ArticleSurvey, lambda: survey_article(*made_of))

    def _add_part(self, part: Part) -> None:
        body = pages.part_section(part)
        file = self._package.file_map.parts[part.id]
        self._package.add_document(ContentDocument(file=file, title=part.title or file, body=body, page_id=part.id))

    def _add_article(self, article: Article) -> None:
        """Adds the files of an article, each with its pictures."""
        plan = self._plan_chapter(article)
        chapter = recall(self._store, make_key("epub-chapter", plan), Chapter, lambda: write_chapter(plan))
        self._package.notes.merge(chapter.notes)
        for file, written in zip(plan.files, chapter.files, strict=True):
            self._package.page_list.record_marks(written.marks, file)
            self._package.add_page(file, written.page, written.properties)
            self._collect(written)

    def _plan_chapter(self, article: Article) -> ChapterPlan:
        """What the pages of an article depend on; of the rest of the book that is where its links lead."""
        package, survey = self._package, self._package.surveys[article.id]
        file_map, direction = package.file_map, article_direction(article, package.language)
        inside = (id_ for file in survey.files for id_ in file.ids)
        ids = dict.fromkeys((article.id, *survey.ids, *inside, *survey.targets))
        return ChapterPlan(
            article=self._speaking(article),
            title=survey.label or package.book.metadata.title,
            direction=direction or package.direction,
            files=file_map.articles[article.id],
            cuts=survey.cuts,
            ids={id_: file_map.ids[id_] for id_ in ids if id_ in file_map.ids},
            marks=package.page_list.marks(article.id),
            reader=self._reader,
            depth_below=self._depth_below,
            colophon=self._colophon,
            credited=self._credited,
        )

    def _speaking(self, article: Article) -> Article:
        """An article that states its language: a valid tag, the book's where it has none."""
        return structs.replace(article, in_language=tags.standardise(article.in_language) or self._package.language)

    def _collect(self, written: ChapterFile) -> None:
        """Adds the pictures of a page, and what was counted in it."""
        self._add_pictures(self._assets[picture.asset] for picture in written.pictures)
        self._add_pictures(Asset(one.name, one.media_type, one.content, 0, 0) for one in written.drawn)
        self._pictures += written.pictures
        self._mathml_count += written.formulas
        self._drawn_count += len(written.drawn) + written.drawings

    def _add_pictures(self, shown: Iterable[Asset]) -> None:
        for picture in shown:
            if picture.name not in self._added:
                self._added.add(picture.name)
                self._moving = self._moving or may_move(picture)
                name, kind = f"pictures/{picture.name}", picture.media_type
                self._package.add_item(ManifestItem(f"picture.{picture.name}", name, kind, picture.content))
