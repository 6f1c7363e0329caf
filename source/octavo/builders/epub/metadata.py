"""The metadata of the package document (EPUB 3.3, section 5.5), as EbookLib takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from octavo.builders.epub.accessibility import MetaProperty
from octavo.builders.epub.writer import XML_LANG
from octavo.builders.xhtml.identifiers import book_identifier
from octavo.errors import BuildError
from octavo.locale.characters import drop_illegal
from octavo.model import Article, Book, Person, Series
from octavo.notes import Notes
from octavo.urls import valid_url

if TYPE_CHECKING:
    from ebooklib.epub import EpubBook

_POSITION = re.compile(r"\d+(\.\d+)?")
"""A place in a series that programs can sort by: "3", "2.5"."""


def modification_date(book: Book) -> datetime:
    """When the book was last changed, in UTC, as its metadata says; never the clock. Raises `BuildError`."""
    stated = book.metadata.modified
    if not stated:
        return datetime(1980, 1, 1, tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError as error:
        raise BuildError(f"{stated} is not a date", hint="write it as 2024-05-31") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def one_line(text: str) -> str:
    """`text` on one line, without characters that XML forbids: EbookLib would leave the whole value out."""
    return " ".join(drop_illegal(text).split())


class PackageMetadata:
    """Fills in the metadata of one EbookLib book."""

    def __init__(self, package: EpubBook, notes: Notes) -> None:
        package.metadata = {}  # EbookLib signs every book, with a random identifier
        self._package = package
        self._notes = notes
        self._people = 0

    def add_book(self, book: Book, language: str, accessibility: Iterable[MetaProperty]) -> None:
        """Adds what is known of the book: identifier, titles, makers, dates, series, cover, accessibility."""
        metadata = book.metadata
        self._package.IDENTIFIER_ID = "identifier"
        self._add_identifier(book)
        self._add_titles(metadata.title, metadata.subtitle)
        self._package.set_language(language)
        self._add_makers(metadata.creators)
        self._add_publication(book)
        if book.news:
            self._add_meta(str(book.news.number), property="schema:bookEdition")
        if metadata.series:
            self._add_series(metadata.series)
        self._add_meta("", name="cover", content="cover")  # the manifest item's id; EPUB 2 readers look here
        for one in accessibility:
            self._add_property(one)

    def add_specified_fonts(self) -> None:
        """Says that the book brings faces along: Apple Books shows them only then (Apple Books Asset Guide)."""
        self._package.add_prefix("ibooks", "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")
        self._add_meta("true", property="ibooks:specified-fonts")

    def add_page_source(self, edition: str) -> None:
        """Names the edition whose pages the page list has (EPUB Accessibility 1.1, 3.3: pageBreakSource)."""
        self._add_meta(edition, property="pageBreakSource")

    def add_article(self, article: Article, manifest_id: str) -> None:
        """Adds who made an article, when, from where and under which licence, as refinements of its first file.

        Reading systems that do not look there leave it alone; the byline and the colophon say the same in print.
        """
        known = [("creator", person.name) for person in article.authors]
        known += [("issued", article.date_published), ("license", article.license), ("source", article.origin.url)]
        for name, value in known:
            if one_line(value):
                self._add_meta(value, property=f"dcterms:{name}", refines=f"#{manifest_id}")

    def _add_identifier(self, book: Book) -> None:
        found, stated = book_identifier(book.metadata), one_line(book.metadata.identifier)
        self._package.set_identifier(found.value)
        if found.isbn:
            self._add_meta("15", property="identifier-type", refines="#identifier", scheme="onix:codelist5")
        elif stated and stated != found.value:
            self._notes.add("identifier-invalid", f"{stated}: its check digit is another.")

    def _add_property(self, added: MetaProperty) -> None:
        others = {"id": added.id, "refines": f"#{added.refines}" if added.refines else "", XML_LANG: added.language}
        self._add_meta(added.value, property=added.name, **{name: value for name, value in others.items() if value})

    def _add_titles(self, title: str, subtitle: str) -> None:
        self._package.title = one_line(title)
        self._add_dublin_core("title", title, "title")
        if subtitle:
            self._add_meta("main", property="title-type", refines="#title")
            self._add_dublin_core("title", subtitle, "subtitle")
            self._add_meta("subtitle", property="title-type", refines="#subtitle")

    def _add_makers(self, creators: tuple[Person, ...]) -> None:
        """Authors are creators; who edited, translated or drew is a contributor, unless there is no author."""
        makers = [person for person in creators if one_line(person.name)]
        has_author = any(person.role == "aut" for person in makers)
        for person in makers:
            self._add_maker(person, "creator" if person.role == "aut" or not has_author else "contributor")

    def _add_maker(self, person: Person, name: str) -> None:
        self._people += 1
        uid = f"maker-{self._people}"
        self._add_dublin_core(name, person.name, uid)
        if re.fullmatch("[a-z]{3}", person.role):
            self._add_meta(person.role, property="role", refines=f"#{uid}", scheme="marc:relators")
        if person.file_as:
            self._add_meta(person.file_as, property="file-as", refines=f"#{uid}")

    def _add_publication(self, book: Book) -> None:
        metadata = book.metadata
        self._add_dublin_core("publisher", metadata.publisher)
        self._add_dublin_core("date", self._calendar_date(metadata.date))
        self._add_dublin_core("rights", metadata.rights)
        self._add_dublin_core("description", metadata.description)
        for subject in dict.fromkeys(metadata.subjects):
            self._add_dublin_core("subject", subject)
        for source in dict.fromkeys(valid_url(article.origin.url) for article in book.articles):
            self._add_dublin_core("source", source)

    def _calendar_date(self, stated: str) -> str:
        """The day, month or year of an ISO 8601 date; "" and a note where the calendar has no such day."""
        day = stated[:10]
        try:
            date.fromisoformat(f"{day}-01-01"[:10])
        except ValueError:
            if stated:
                self._notes.add("date-unknown", f"{stated} is no day of the calendar")
            return ""
        return day

    def _add_series(self, series: Series) -> None:
        """The place in a series, as EPUB 3 says it and as calibre and the readers that follow it do."""
        self._add_meta(series.name, property="belongs-to-collection", id="series")
        self._add_meta("series", property="collection-type", refines="#series")
        self._add_meta("", name="calibre:series", content=one_line(series.name))
        if _POSITION.fullmatch(series.position):
            self._add_meta(series.position, property="group-position", refines="#series")
            self._add_meta("", name="calibre:series_index", content=series.position)

    def _add_dublin_core(self, name: str, value: str, uid: str = "") -> None:
        if value := one_line(value):
            self._package.add_metadata("DC", name, value, {"id": uid} if uid else {})

    def _add_meta(self, value: str, **attributes: str) -> None:
        self._package.add_metadata(None, "meta", one_line(value) or None, attributes)
