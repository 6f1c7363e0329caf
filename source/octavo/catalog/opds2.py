"""The shelf as OPDS 2.0: feeds in JSON, whose books are described as Readium Web Publication Manifests do."""

from __future__ import annotations

from collections.abc import Iterator
from math import isfinite
from typing import Any

import msgspec

from octavo.catalog.addresses import COVERS, FEEDS
from octavo.catalog.book import Accessibility, CatalogBook, ShelvedBook
from octavo.catalog.listings import PAGE, Catalog, Directory, Listing, Sheet, divide, position
from octavo.locale.characters import drop_illegal

ROOT = "opds.json"
MEDIA_TYPE = "application/opds+json"

_OPEN = "http://opds-spec.org/acquisition/open-access"
_Json = dict[str, Any]


def write_feeds(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """All feeds: their names from the folder of the shelf, and what they hold."""
    yield ROOT, _format(_make_root(catalog))
    writer = _FeedWriter(catalog)
    for listing in (catalog.new, catalog.whole):
        yield from writer.write_listing(listing)
    for directory in catalog.directories:
        yield from writer.write_directory(directory)
        for listing in directory.listings:
            yield from writer.write_listing(listing)


def _format(feed: _Json) -> str:
    written = msgspec.json.format(msgspec.json.encode(feed), indent=1)
    return drop_illegal(written.decode("utf-8")) + "\n"


def _make_root(catalog: Catalog) -> _Json:
    links = [
        _link(ROOT, rel="self"),
        _link(ROOT, rel="start"),
        {"rel": "alternate", "href": "opds.xml", "type": "application/atom+xml;profile=opds-catalog;kind=navigation"},
        {"rel": "alternate", "href": "index.html", "type": "text/html"},
    ]
    led: tuple[Listing | Directory, ...] = (catalog.new, catalog.whole, *catalog.directories)
    return {
        "metadata": {"title": catalog.title, "modified": catalog.updated},
        "links": links,
        "navigation": [_navigation_link(one, f"{FEEDS}/{one.name}.json") for one in led],
    }


def _link(href: str, **others: Any) -> _Json:
    return {**others, "href": href, "type": MEDIA_TYPE}


def _navigation_link(led: Listing | Directory, href: str) -> _Json:
    """A link to another feed, with how much there is."""
    count = len(led.books) if isinstance(led, Listing) else len(led.listings)
    rel = "http://opds-spec.org/sort/new" if led.name == "new" else "subsection"
    return _link(href, title=led.title, rel=rel, properties={"numberOfItems": count})


class _FeedWriter:
    """Writes the feeds of one shelf."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._publications = {one.book.digest: _publication(one, catalog) for one in catalog.whole.books}

    def write_listing(self, listing: Listing) -> Iterator[tuple[str, str]]:
        """The pages of a list of books."""
        for sheet in divide(listing.books):
            books = [self._publications[one.book.digest] for one in sheet.items]
            yield self._write_sheet(listing, sheet, {"publications": books} if books else {"navigation": []})

    def write_directory(self, directory: Directory) -> Iterator[tuple[str, str]]:
        """The pages of a list of lists."""
        for sheet in divide(directory.listings):
            led = [_navigation_link(one, f"{one.name}.json") for one in sheet.items]
            yield self._write_sheet(directory, sheet, {"navigation": led})

    def _write_sheet(
        self, listing: Listing | Directory, sheet: Sheet[Listing] | Sheet[ShelvedBook], content: _Json
    ) -> tuple[str, str]:
        """A page of a feed: its name, and what it holds."""
        name = sheet.name(listing.name, sheet.number, ".json")
        others = [_link(sheet.name(listing.name, number, ".json"), rel=rel) for rel, number in sheet.others()]
        metadata = {
            "title": listing.title,
            "modified": self._catalog.updated,
            "numberOfItems": sheet.total,
            "itemsPerPage": PAGE,
            "currentPage": sheet.number,
        }
        links = [_link(name, rel="self"), _link(f"../{ROOT}", rel="start"), *others]
        return f"{FEEDS}/{name}", _format({"metadata": metadata, "links": links, **content})


# --- books -----------------------------------------------------------------------------------------


def _publication(shelved: ShelvedBook, catalog: Catalog) -> _Json:
    """A book, for feeds in the folder of feeds."""
    cover = shelved.book.cover
    links = [
        {"rel": _OPEN, "href": f"../{file.address}", "type": file.media_type, "title": file.format, "size": file.size}
        for file in shelved.files
    ]
    size = {"width": cover.width, "height": cover.height}
    images = [{"href": f"../{COVERS}/{cover.name}", "type": cover.media_type, **size}]
    return {"metadata": _metadata(shelved.book, catalog), "links": links, "images": images}


def _metadata(book: CatalogBook, catalog: Catalog) -> _Json:
    """What is known of a book, without what is not."""
    by_role: dict[str, list[_Json]] = {}
    for person in book.people:
        role = "author" if person in book.authors else _ROLES.get(person.role, "contributor")
        by_role.setdefault(role, []).append(_present(name=person.name, sortAs=person.file_as))
    return {
        "@type": "http://schema.org/Book",
        **_present(
            identifier=book.identifier,
            title=book.title,
            subtitle=book.subtitle,
            **by_role,
            language=book.language,
            publisher=book.publisher,
            published=book.published if len(book.published) == _DAY else "",
            modified=book.updated,
            description=book.description,
            subject=list(book.subjects),
            belongsTo=_series(book, catalog),
            accessibility=_accessibility(book.accessibility),
        ),
    }


_ROLES = {"edt": "editor", "trl": "translator", "ill": "illustrator", "art": "artist", "nrt": "narrator"}
"""What Readium calls the makers of a book, by MARC relator codes."""

_DAY = 10
"""Characters of a whole date: nothing less is a date to JSON Schema."""


def _series(book: CatalogBook, catalog: Catalog) -> _Json:
    if not book.series:
        return {}
    place, listing = position(book.series.position), catalog.series.find(book.series.name)
    links = [_link(f"{listing.name}.json")] if listing else []
    return {"series": _present(name=book.series.name, position=place if isfinite(place) else "", links=links)}


def _accessibility(found: Accessibility) -> _Json:
    return _present(
        conformsTo=list(found.conforms_to),
        certification=_present(certifiedBy=", ".join(found.certifiers)),
        summary=found.summary,
        accessMode=list(found.modes),
        accessModeSufficient=[one.split(",") if "," in one else one for one in found.sufficient],
        feature=list(found.features),
        hazard=list(found.hazards),
    )


def _present(**values: Any) -> _Json:
    """The values that say anything."""
    return {name: value for name, value in values.items() if value not in ("", [], {}, None)}
