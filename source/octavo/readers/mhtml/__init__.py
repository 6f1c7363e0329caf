"""Reads a page that a browser saved in one file, with all that it shows (MHTML, RFC 2557)."""

from __future__ import annotations

from octavo.errors import FetchError
from octavo.model import Article
from octavo.notes import Notes
from octavo.readers import html
from octavo.readers.mhtml.archive import BREAKS_OFF, MhtmlArchive
from octavo.resources import Asset, Fetch, Resource, Retrieval, data_url, is_data_url

__all__ = ["read"]


def read(resource: Resource, fetch: Fetch, notes: Notes) -> Article:
    """The article of the page. Raises `ReadError` for what is no such file, or holds no article."""
    archive = MhtmlArchive(resource.content, resource.location)
    if archive.breaks_off:
        notes.add("part-damaged", BREAKS_OFF)
    retrieval = Retrieval(address=archive.address, retrieved=archive.retrieved, charset=archive.page.charset)
    page = Resource(archive.page.content, archive.page.media_type, resource.location, retrieval)
    return html.read(page, _fetch_from(archive, fetch), notes)


def _fetch_from(archive: MhtmlArchive, fetch: Fetch) -> Fetch:
    """A `Fetch` for the parts of the file and data: addresses."""

    def get(reference: str) -> Asset:
        if is_data_url(reference):
            return fetch(reference)
        part = archive.find(reference)
        if part is None:
            raise FetchError("the file does not hold it")
        return fetch(data_url(part.content, reference))

    return get
