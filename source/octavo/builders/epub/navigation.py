"""The navigation document of a package, with contents, landmarks and pages, and the NCX for older readers."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from octavo.builders.epub.documents import ContentDocument
from octavo.builders.epub.index import INDEX
from octavo.builders.epub.metadata import one_line
from octavo.builders.epub.nav import Landmark, TocEntry, nav_markup
from octavo.builders.epub.ncx import NcxHead, ncx_markup
from octavo.builders.epub.package import Package
from octavo.builders.epub.survey import ListedHeading
from octavo.builders.epub.writer import ManifestItem
from octavo.builders.xhtml.direction import article_direction
from octavo.builders.xhtml.identifiers import book_identifier
from octavo.locale import tags
from octavo.model import Article, Part
from octavo.profiles import BookForm

NAV = "nav.xhtml"


def add_contents(package: Package, depth: int, form: BookForm) -> None:
    """Adds the page of contents, landmarks and pages, and the NCX: of articles, `depth` levels are listed.

    It is read in its turn only in a book.
    """
    entries = list_contents(package, depth)
    targets = package.page_list.targets
    body = nav_markup(entries, list_landmarks(package, form), targets, package.words)
    contents = ContentDocument(file=NAV, title=package.words["contents"], body=body, properties=["nav"])
    package.add_document(contents, in_turn=form == "book")
    metadata = package.book.metadata
    head = NcxHead(
        book_identifier(metadata).value, one_line(metadata.title),
        package.language, package.direction, package.words["pages"],
    )  # fmt: skip
    ncx = ncx_markup(head, entries, targets)
    package.add_item(ManifestItem("ncx", "toc.ncx", "application/x-dtbncx+xml", ncx.encode()))


def list_contents(package: Package, depth: int) -> tuple[TocEntry, ...]:
    """The parts, the articles in them and beside them, and the sections in these: a part is a level, too."""
    return _ContentsList(package).entries(depth)


class _ContentsList:
    """Lists a book, in reading order."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._order = count(1)

    def entries(self, depth: int) -> tuple[TocEntry, ...]:
        return tuple(
            self._part(node, depth) if isinstance(node, Part) else self._article(node, depth)
            for node in self._package.book.nodes
        ) + tuple(self._index())

    def _index(self) -> Iterator[TocEntry]:
        if self._package.book.index:
            yield TocEntry(next(self._order), self._package.words["index"], INDEX, "", ())

    def _part(self, part: Part, depth: int) -> TocEntry:
        number = next(self._order)
        under = tuple(self._article(article, depth - 1) for article in part.articles)
        return TocEntry(number, part.title or str(number), self._package.file_map.parts[part.id], "", under)

    def _article(self, article: Article, depth: int) -> TocEntry:
        spoken = tags.standardise(article.in_language)
        direction = article_direction(article, self._package.language)
        file = self._package.file_map.articles[article.id][0]
        survey = self._package.surveys[article.id]
        listed = ListedHeading("", survey.label, survey.headings)
        own = (
            spoken if spoken != self._package.language else "",
            direction if direction != self._package.direction else "",
        )
        return self._entry(listed, file, own, depth - 1)

    def _entry(self, listed: ListedHeading, file: str, own: tuple[str, str], depth: int) -> TocEntry:
        """The entry of a heading and `depth` levels under it.

        `own` are the language and the direction of the heading, "" for the book's.
        """
        number = next(self._order)
        file = self._package.file_map.ids.get(listed.id, file)
        under = tuple(self._entry(inner, file, own, depth - 1) for inner in listed.under if depth > 0)
        href = f"{file}#{listed.id}" if listed.id else file
        return TocEntry(number, listed.label or str(number), href, own[0], under, own[1])


def list_landmarks(package: Package, form: BookForm) -> list[Landmark]:
    """The pages that reading systems offer by name; the text starts with the first part or article of the body."""
    is_book = form == "book"
    words, body = package.words, package.book.bodymatter
    files = package.file_map
    text = [files.parts[node.id] if isinstance(node, Part) else files.articles[node.id][0] for node in body[:1]]
    return [
        Landmark("cover", words["cover"], "cover.xhtml"),
        *([Landmark("titlepage", words["title-page"], "title-page.xhtml")] if is_book else []),
        *([Landmark("toc", words["contents"], NAV)] if is_book else []),
        *(Landmark("bodymatter", words["start"], file) for file in text),
        *([Landmark("index", words["index"], INDEX)] if package.book.index else []),
        *([Landmark("colophon", words["colophon"], "colophon.xhtml")] if is_book else []),
    ]
