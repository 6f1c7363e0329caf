"""One EPUB as a shelf shows it: its metadata and its cover in two sizes. A task for any process."""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from octavo.builders.xhtml.identifiers import book_identifier
from octavo.catalog.book import Accessibility, CatalogBook, Picture
from octavo.errors import OctavoError
from octavo.model import Book, Metadata
from octavo.notes import Notes
from octavo.pictures import looks_like_svg, read_picture
from octavo.pictures.decoding import FORMATS, open_picture, upright_size
from octavo.pictures.limits import Limits
from octavo.pictures.renditions import make_rendition
from octavo.readers.epub.metadata import EpubMetadata
from octavo.readers.epub.package import EpubPackage
from octavo.resources import STEM, Asset, Assets, make_asset, read_file
from octavo.theme import ThemeSettings
from octavo.urls import scheme

UNDATED = "1980-01-01T00:00:00Z"
"""When a book was changed that does not say it: what it is must not depend on when it was copied."""

_COVER = Limits(width=400, height=640, drawings="png", moving=False, quality=82)
"""Pixels of a cover: more than twice what a shelf gives it, and a quarter of what shops ask for each side, so that a
JPEG of that size is small as soon as it is decoded."""


class Reading(Struct, frozen=True):
    """A book, and the bytes of its cover."""

    book: CatalogBook
    cover: bytes


def read_book(message: bytes) -> bytes:
    """The `Reading` of an EPUB, whose path is the message; both as bytes. Raises `OctavoError` where it is none."""
    resource = read_file(Path(os.fsdecode(message)))
    package = EpubPackage(resource)
    metadata = EpubMetadata(package.opf)
    book = _describe(metadata, sha256(resource.content).hexdigest())
    book = replace(book, title=book.title or Path(resource.location).stem)
    cover = _read_cover(package, metadata) or _draw_cover(book)
    return msgspec.msgpack.encode(Reading(replace(book, cover=_name_cover(cover, book.digest)), cover.content))


def _describe(metadata: EpubMetadata, digest: str) -> CatalogBook:
    title, subtitle = metadata.title()
    return CatalogBook(
        digest=digest,
        identifier=_find_iri(metadata),
        title=title,
        subtitle=subtitle,
        people=metadata.people(),
        language=metadata.language(),
        publisher=metadata.first("publisher"),
        published=metadata.published(),
        updated=_find_moment(metadata),
        description=metadata.description(),
        subjects=metadata.subjects(),
        rights=metadata.first("rights"),
        series=metadata.series(),
        accessibility=_read_accessibility(metadata),
    )


def _read_accessibility(metadata: EpubMetadata) -> Accessibility:
    """What the book says of it (EPUB Accessibility 1.1, sections 2.1 and 2.4)."""
    return Accessibility(
        conforms_to=metadata.values("dcterms:conformsTo"),
        certifiers=metadata.values("a11y:certifiedBy"),
        summary=" ".join(metadata.values("schema:accessibilitySummary")),
        modes=metadata.values("schema:accessMode"),
        sufficient=metadata.values("schema:accessModeSufficient"),
        features=metadata.values("schema:accessibilityFeature"),
        hazards=metadata.values("schema:accessibilityHazard"),
    )


_UUID = re.compile(r"(?:urn:)?(?:uuid:)?([\da-f]{8}(?:-?[\da-f]{4}){3}-?[\da-f]{12})", re.IGNORECASE)
_URN = re.compile(r"urn:[a-z\d][a-z\d-]{1,31}:[!-~]+", re.IGNORECASE)  # "urn:isbn:9780306406157"


def _find_iri(metadata: EpubMetadata) -> str:
    """What the book is known by, as an IRI (RFC 4287, 4.2.6): a shelf that is made anew calls it the same."""
    title, _ = metadata.title()
    known = Metadata(
        title=title, language=metadata.language(), creators=metadata.people(), identifier=metadata.identifier()
    )
    stated = book_identifier(known).value
    if found := _UUID.fullmatch(stated):
        return UUID(found[1]).urn
    if _URN.fullmatch(stated) or (scheme(stated) in ("http", "https") and re.fullmatch("[!-~]+", stated)):
        return stated
    return uuid5(NAMESPACE_URL, f"{stated}\n{title}").urn


def _find_moment(metadata: EpubMetadata) -> str:
    """When the book was last changed: what it says of that, else when it was published."""
    for stated in (*metadata.values("dcterms:modified"), f"{metadata.published()}-01-01"[:10]):
        with suppress(ValueError):
            moment = datetime.fromisoformat(stated)
            moment = moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
            return f"{moment:%Y-%m-%dT%H:%M:%S}Z"
    return UNDATED


def _read_cover(package: EpubPackage, metadata: EpubMetadata) -> Asset | None:
    """The cover as a shelf has it; None where the book states none that can be shown."""
    stated = next((item for item in package.items.values() if "cover-image" in item.properties), None)
    item = stated or package.items.get(metadata.cover())
    if item is None or item.name not in package.archive or not item.media_type.startswith("image/"):
        return None
    try:
        return make_rendition(_open_cover(package.archive.read(item.name)), _COVER).asset
    except OctavoError:  # a book is worth more than its cover
        return None


def _draw_cover(book: CatalogBook) -> Asset:
    """A cover for a book that brings none: feeds of OPDS 2.0 have a picture of each (section 5.3)."""
    from octavo.builders.cover.cover import draw_cover  # most books bring one

    known = Metadata(
        title=book.title,
        subtitle=book.subtitle,
        language=book.language or "en",
        creators=book.authors,
        publisher=book.publisher,
        series=book.series,
    )
    drawn = draw_cover(Book(metadata=known, bodymatter=()), Assets(), Notes(), ThemeSettings(label=""))
    return make_rendition(drawn, _COVER).asset


def _open_cover(content: bytes) -> Asset:
    """The picture in `content`. Only drawings are checked whole: to make others smaller is to decode them."""
    if looks_like_svg(content):
        return read_picture(content)[0]
    with open_picture(content) as image:
        return make_asset(content, FORMATS[image.format or ""], upright_size(image))


def _name_cover(cover: Asset, digest: str) -> Picture:
    ending = cover.name.rpartition(".")[2]
    return Picture(f"{digest[:STEM]}.{ending}", cover.media_type, cover.width, cover.height)
