"""The metadata of the package document (EPUB 3.3, section 5.5), as EbookLib takes it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from octavo.builders.epub.accessibility import Property
from octavo.builders.epub.writer import XML_LANG
from octavo.builders.xhtml.identifiers import identifier
from octavo.errors import BuildError
from octavo.locale.characters import drop_illegal
from octavo.model import Article, Book, Person, Series
from octavo.notes import Notes
from octavo.urls import valid_url

if TYPE_CHECKING:
    from ebooklib.epub import EpubBook

_POSITION = re.compile(r"\d+(\.\d+)?")


def modified(book: Book) -> datetime:
    """When the book was last changed, in UTC, as its metadata says; never the clock. Raises `BuildError`."""
    stated = book.metadata.modified
    if not stated:
        return datetime(1980, 1, 1, tzinfo=UTC)
    try:
        moment = datetime.fromisoformat(stated)
    except ValueError as error:
        raise BuildError(f"{stated} is not a date", hint="write it as 2024-05-31") from error
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def clean(text: str) -> str:
    """`text` on one line, without characters that XML forbids: EbookLib would leave the whole value out."""
    return " ".join(drop_illegal(text).split())


class Description:
    """Fills in the metadata of one EbookLib book."""

    def __init__(self, package: EpubBook, notes: Notes) -> None:
        package.metadata = {}  # EbookLib signs every book, with a random identifier
        self._package = package
        self._notes = notes
        self._people = 0

    def describe(self, book: Book, language: str, accessibility: Iterable[Property]) -> None:
        """All of it."""
        metadata = book.metadata
        self._package.IDENTIFIER_ID = "identifier"
        self._identify(book)
        self._titles(metadata.title, metadata.subtitle)
        self._package.set_language(language)
        self._makers(metadata.creators)
        self._facts(book)
        if metadata.series:
            self._series(metadata.series)
        self._meta("", name="cover", content="cover")  # the manifest item's id; EPUB 2 readers look here
        for said in accessibility:
            self._accessible(said)

    def specify_fonts(self) -> None:
        """Says that the book brings faces along: Apple Books shows them only then (Apple Books Asset Guide)."""
        self._package.add_prefix("ibooks", "http://vocabulary.itunes.apple.com/rdf/ibooks/vocabulary-extensions-1.0/")
        self._meta("true", property="ibooks:specified-fonts")

    def paginate(self, edition: str) -> None:
        """Names the edition whose pages the page list has (EPUB Accessibility 1.1, 3.3: pageBreakSource)."""
        self._meta(edition, property="pageBreakSource")

    def credit(self, article: Article, uid: str) -> None:
        """Who made an article, when, from where and under which licence, hung on its file in the manifest.

        Reading systems that do not look there leave it alone; the byline and the colophon say the same in print.
        """
        known = [("creator", person.name) for person in article.authors]
        known += [("issued", article.date_published), ("license", article.license), ("source", article.origin.url)]
        for name, value in known:
            if clean(value):
                self._meta(value, property=f"dcterms:{name}", refines=f"#{uid}")

    def _identify(self, book: Book) -> None:
        found, stated = identifier(book.metadata), clean(book.metadata.identifier)
        self._package.set_identifier(found.value)
        if found.isbn:
            self._meta("15", property="identifier-type", refines="#identifier", scheme="onix:codelist5")
        elif stated and stated != found.value:
            self._notes.add("identifier-invalid", f"{stated}: its check digit is another.")

    def _accessible(self, said: Property) -> None:
        hung = {"id": said.id, "refines": f"#{said.refines}" if said.refines else "", XML_LANG: said.language}
        self._meta(said.value, property=said.name, **{name: value for name, value in hung.items() if value})

    def _titles(self, title: str, subtitle: str) -> None:
        self._package.title = clean(title)
        self._dublin("title", title, "title")
        if subtitle:
            self._meta("main", property="title-type", refines="#title")
            self._dublin("title", subtitle, "subtitle")
            self._meta("subtitle", property="title-type", refines="#subtitle")

    def _makers(self, creators: tuple[Person, ...]) -> None:
        """Authors are creators; who edited, translated or drew is a contributor, unless there is no author."""
        named = [person for person in creators if clean(person.name)]
        written = any(person.role == "aut" for person in named)
        for person in named:
            self._maker(person, "creator" if person.role == "aut" or not written else "contributor")

    def _maker(self, person: Person, name: str) -> None:
        self._people += 1
        uid = f"maker-{self._people}"
        self._dublin(name, person.name, uid)
        if re.fullmatch("[a-z]{3}", person.role):
            self._meta(person.role, property="role", refines=f"#{uid}", scheme="marc:relators")
        if person.file_as:
            self._meta(person.file_as, property="file-as", refines=f"#{uid}")

    def _facts(self, book: Book) -> None:
        metadata = book.metadata
        self._dublin("publisher", metadata.publisher)
        self._dublin("date", self._date(metadata.date))
        self._dublin("rights", metadata.rights)
        self._dublin("description", metadata.description)
        for subject in dict.fromkeys(metadata.subjects):
            self._dublin("subject", subject)
        for source in dict.fromkeys(valid_url(article.origin.url) for article in book.articles):
            self._dublin("source", source)

    def _date(self, stated: str) -> str:
        """The day, month or year of an ISO 8601 date; "" and a note where the calendar has no such day."""
        day = stated[:10]
        try:
            date.fromisoformat(f"{day}-01-01"[:10])
        except ValueError:
            if stated:
                self._notes.add("date-unknown", f"{stated} is no day of the calendar")
            return ""
        return day

    def _series(self, series: Series) -> None:
        """The place in a series, as EPUB 3 says it and as calibre and the readers that follow it do."""
        self._meta(series.name, property="belongs-to-collection", id="series")
        self._meta("series", property="collection-type", refines="#series")
        self._meta("", name="calibre:series", content=clean(series.name))
        if _POSITION.fullmatch(series.position):
            self._meta(series.position, property="group-position", refines="#series")
            self._meta("", name="calibre:series_index", content=series.position)

    def _dublin(self, name: str, value: str, uid: str = "") -> None:
        if value := clean(value):
            self._package.add_metadata("DC", name, value, {"id": uid} if uid else {})

    def _meta(self, value: str, **attributes: str) -> None:
        self._package.add_metadata(None, "meta", clean(value) or None, attributes)
