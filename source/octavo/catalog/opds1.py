"""The shelf as OPDS 1.2: feeds of Atom, those that lead to others (navigation) and those with books (acquisition)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from uuid import NAMESPACE_URL, uuid5

from octavo.builders.xhtml.markup import attributes, escape
from octavo.catalog.addresses import COVERS, FEEDS
from octavo.catalog.book import CatalogBook, ShelvedBook
from octavo.catalog.listings import PAGE, Catalog, Directory, Listing, Sheet, divide

ROOT = "opds.xml"
NAVIGATION = "application/atom+xml;profile=opds-catalog;kind=navigation"
ACQUISITION = "application/atom+xml;profile=opds-catalog;kind=acquisition"

_START = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/"'
    ' xmlns:schema="http://schema.org" xml:lang="en">\n'
)
_OPEN = "http://opds-spec.org/acquisition/open-access"
"""Books on a shelf are there for the taking (OPDS 1.2, section 5.3.1)."""


def write_feeds(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """All feeds: their names from the folder of the shelf, and what they hold."""
    yield ROOT, _write_root(catalog)
    writer = _FeedWriter(catalog)
    for listing in (catalog.new, catalog.whole):
        yield from writer.write_listing(listing, f"../{ROOT}")
    for directory in catalog.directories:
        yield from writer.write_directory(directory)
        for listing in directory.listings:
            yield from writer.write_listing(listing, f"{directory.name}.xml")


def _write_root(catalog: Catalog) -> str:
    """The feed that reading systems are told of."""
    links = [
        _link("self", ROOT, NAVIGATION),
        _link("start", ROOT, NAVIGATION),
        _link("alternate", "opds.json", "application/opds+json"),
        _link("alternate", "index.html", "text/html"),
    ]
    new, whole = catalog.new, catalog.whole
    entries = [
        _navigation_entry(catalog, new, f"{FEEDS}/{new.name}.xml", ACQUISITION, "http://opds-spec.org/sort/new"),
        _navigation_entry(catalog, whole, f"{FEEDS}/{whole.name}.xml", ACQUISITION, "subsection"),
        *(_navigation_entry(catalog, one, f"{FEEDS}/{one.name}.xml", NAVIGATION) for one in catalog.directories),
    ]
    return _feed(catalog, "", catalog.title, links, entries)


class _FeedWriter:
    """Writes the feeds of one shelf; a book is written once, for all lists that it is on."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._entries = {one.book.digest: _book_entry(one, catalog) for one in catalog.whole.books}

    def write_listing(self, listing: Listing, up: str) -> Iterator[tuple[str, str]]:
        """The pages of an acquisition feed."""
        for sheet in divide(listing.books):
            entries = [self._entries[one.book.digest] for one in sheet.items]
            yield self._write_sheet(listing, sheet, ACQUISITION, up, entries)

    def write_directory(self, directory: Directory) -> Iterator[tuple[str, str]]:
        """The pages of a navigation feed."""
        for sheet in divide(directory.listings):
            entries = [_navigation_entry(self._catalog, one, f"{one.name}.xml", ACQUISITION) for one in sheet.items]
            yield self._write_sheet(directory, sheet, NAVIGATION, f"../{ROOT}", entries)

    def _write_sheet(
        self,
        listing: Listing | Directory,
        sheet: Sheet[Listing] | Sheet[ShelvedBook],
        kind: str,
        up: str,
        entries: Iterable[str],
    ) -> tuple[str, str]:
        """A page of a feed: its name, and what it holds."""
        name = sheet.name(listing.name, sheet.number, ".xml")
        links = [
            _link("self", name, kind),
            _link("start", f"../{ROOT}", NAVIGATION),
            _link("up", up, NAVIGATION),
            *(_link(rel, sheet.name(listing.name, number, ".xml"), kind) for rel, number in sheet.others()),
        ]
        return f"{FEEDS}/{name}", _feed(self._catalog, listing.name, listing.title, links, [_count(sheet), *entries])


def _feed(catalog: Catalog, name: str, title: str, links: Iterable[str], content: Iterable[str]) -> str:
    """A feed, whose author is the shelf: not every book has one (RFC 4287, section 4.1.1)."""
    head = (
        f"<id>{_feed_id(catalog, name)}</id>\n<title>{escape(title)}</title>\n<updated>{catalog.updated}</updated>\n"
        f"<author><name>{escape(catalog.title)}</name></author>\n"
    )
    return f"{_START}{head}{''.join(links)}{''.join(content)}</feed>\n"


def _feed_id(catalog: Catalog, name: str) -> str:
    return uuid5(NAMESPACE_URL, f"octavo shelf\n{catalog.title}\n{name}").urn


def _count(sheet: Sheet[Listing] | Sheet[ShelvedBook]) -> str:
    """How many there are, and which of them these are (OpenSearch 1.1, response elements)."""
    counts = {"totalResults": sheet.total, "itemsPerPage": PAGE, "startIndex": (sheet.number - 1) * PAGE + 1}
    return "".join(f"<opensearch:{name}>{count}</opensearch:{name}>\n" for name, count in counts.items())


def _link(rel: str, href: str, kind: str, **others: str) -> str:
    return f"<link{attributes(rel=rel, href=href, type=kind, **others)}/>\n"


def _navigation_entry(catalog: Catalog, led: Listing | Directory, href: str, kind: str, rel: str = "subsection") -> str:
    """An entry that leads to another feed."""
    count = len(led.books) if isinstance(led, Listing) else len(led.listings)
    noun = "book" if isinstance(led, Listing) else led.noun
    words = f"{count:,} {noun if count == 1 or noun == 'series' else noun + 's'}"
    return (
        f"<entry>\n<title>{escape(led.title)}</title>\n<id>{_feed_id(catalog, led.name)}</id>\n"
        f"<updated>{catalog.updated}</updated>\n"
        f'<content type="text">{words}</content>\n{_link(rel, href, kind)}</entry>\n'
    )


# --- books -----------------------------------------------------------------------------------------


def _book_entry(shelved: ShelvedBook, catalog: Catalog) -> str:
    """A book as an acquisition entry, for feeds in the folder of feeds."""
    book = shelved.book
    return "".join(
        [
            f"<entry>\n<title>{escape(book.title)}</title>\n<id>{escape(book.identifier)}</id>\n",
            f"<updated>{book.updated}</updated>\n",
            *(_person("author" if person in book.authors else "contributor", person.name) for person in book.people),
            *_facts(book),
            *_series(book, catalog),
            *(f"<category{attributes(term=one, label=one)}/>\n" for one in book.subjects),
            *([f'<summary type="text">{escape(book.description)}</summary>\n'] if book.description else []),
            *_accessibility(book),
            *_cover_links(book),
            *(
                _link(_OPEN, f"../{file.address}", file.media_type, title=file.format, length=str(file.size))
                for file in shelved.files
            ),
            "</entry>\n",
        ]
    )


def _person(element: str, name: str) -> str:
    return f"<{element}><name>{escape(name)}</name></{element}>\n"


def _facts(book: CatalogBook) -> Iterator[str]:
    """Elements of Dublin Core (OPDS 1.2, section 5.2.2) and the rights."""
    facts = {
        "dcterms:identifier": book.identifier,
        "dcterms:language": book.language,
        "dcterms:publisher": book.publisher,
        "dcterms:issued": book.published,
        "rights": book.rights,
    }
    return (f"<{name}>{escape(value)}</{name}>\n" for name, value in facts.items() if value)


def _series(book: CatalogBook, catalog: Catalog) -> Iterator[str]:
    """The series as reading systems look for it, with the feed of its books."""
    if book.series and (listing := catalog.series.find(book.series.name)):
        place = attributes(
            schema_name=book.series.name, schema_position=book.series.position, schema_url=f"{listing.name}.xml"
        )
        yield f"<schema:Series{place.replace('schema-', 'schema:')}/>\n"
        yield _link("related", f"{listing.name}.xml", ACQUISITION, title=book.series.name)


def _accessibility(book: CatalogBook) -> Iterator[str]:
    """Who can read it, by the terms of schema.org; Atom lets foreign elements be (RFC 4287, section 6)."""
    found = book.accessibility
    stated = [
        *(("dcterms:conformsTo", one) for one in found.conforms_to),
        *(("schema:accessMode", one) for one in found.modes),
        *(("schema:accessModeSufficient", one) for one in found.sufficient),
        *(("schema:accessibilityFeature", one) for one in found.features),
        *(("schema:accessibilityHazard", one) for one in found.hazards),
        ("schema:accessibilitySummary", found.summary),
    ]
    return (f"<{name}>{escape(value)}</{name}>\n" for name, value in stated if value)


def _cover_links(book: CatalogBook) -> Iterator[str]:
    """The cover, large and small (OPDS 1.2, section 5.2.3): one picture is fit for both."""
    for rel in ("http://opds-spec.org/image", "http://opds-spec.org/image/thumbnail"):
        yield _link(rel, f"../{COVERS}/{book.cover.name}", book.cover.media_type)
