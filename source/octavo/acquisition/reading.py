"""Reads a page that is not in the project yet, to learn which pictures it needs and what it says of itself."""

from __future__ import annotations

import re
from collections.abc import Mapping

from msgspec import Struct

from octavo.captures import Capture
from octavo.errors import FetchError, OctavoError, ReadError, report_bug
from octavo.model import Article
from octavo.notes import Notes
from octavo.pictures import read_picture
from octavo.projects.records import Record, digest
from octavo.readers import READERS, find_reader
from octavo.resources import Asset, Resource, data_only, is_data_url
from octavo.walk import text


class Pixels(Struct, frozen=True):
    """A picture that was saved: the name of its file, and its size."""

    name: str
    width: int
    height: int


Pictures = Mapping[str, Pixels | FetchError]
"""The pictures that are known, by address: what was saved of each, or why it could not be."""


class Reading(Struct, frozen=True):
    """What reading a page gave: the article or why there is none, and the pictures that it asks for and lacks."""

    article: Article | OctavoError
    wanted: tuple[str, ...]
    notes: Notes

    @property
    def words(self) -> int:
        """How many words the article has."""
        return 0 if isinstance(self.article, OctavoError) else len(text(self.article).split())


def make_record(capture: Capture) -> Record:
    """What is known of a page before it is read."""
    name = digest(capture.content)
    return Record(
        address=capture.address,
        addresses=tuple(one for one in dict.fromkeys(capture.addresses) if one != capture.address),
        retrieved=capture.retrieved,
        charset=capture.charset,
        media_type=capture.media_type,
        sha256=name,
        saved=name,
        etag=capture.etag,
        last_modified=capture.last_modified,
        base=_find_base(capture),
    )


_BASE = re.compile(rb"""<base\b[^>]{0,200}?\bhref\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_HEAD = 65536
"""Bytes of a page that its base element stands in: browsers take the first one."""


def _find_base(capture: Capture) -> str:
    """What the references of a page are resolved against, "" where that is its address (HTML, 4.2.3)."""
    found = _BASE.search(capture.content[:_HEAD]) if "html" in capture.media_type else None
    reference = found[1].decode("latin-1") if found else ""
    return Record(address=capture.address, media_type="", sha256="", saved="").resolve(reference) if reference else ""


def read_capture(capture: Capture, record: Record, pictures: Pictures, keep: tuple[str, ...] = ()) -> Reading:
    """The article of a page, as a build would read it if the pictures that are not known were all there.

    For a picture that is not known one of its sources is asked for, the best; where that could not be had, the next.
    """
    wanted: dict[str, None] = {}

    def fetch(reference: str) -> Asset:
        if is_data_url(reference):
            return read_picture(data_only(reference).content)[0]
        address = record.resolve(reference)
        if address not in pictures:
            wanted[address] = None
            return Asset(f"{digest(address.encode())}.png", "image/png", b"", *UNSEEN)
        found = pictures[address]
        if isinstance(found, FetchError):
            raise found.with_traceback(None)
        return Asset(found.name, "image/png", b"", found.width, found.height)

    notes = Notes(keep=keep)
    resource = Resource(capture.content, capture.media_type, capture.address, record.retrieval)
    return Reading(_try_to_read(resource, fetch, notes), tuple(wanted), notes)


UNSEEN = (1000, 1000)
"""Pixels of a picture that was not seen yet: more than those that only count visitors have."""


def _try_to_read(resource: Resource, fetch: object, notes: Notes) -> Article | OctavoError:
    if resource.media_type not in READERS:
        return ReadError("this is no article that can be read", where=resource.location)
    try:
        return find_reader(resource.media_type)(resource, fetch, notes.at(resource.location))  # type: ignore[arg-type]
    except OctavoError as error:
        error.where = error.where or resource.location
        return error
    except Exception as error:
        return report_bug(error, resource.location)
