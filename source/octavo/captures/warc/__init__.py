"""Pages of an archive of the web (WARC, ISO 28500): all that was fetched for them, in one file, compressed or not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.captures import Capture, Report
from octavo.captures.pictures import LazyPictures
from octavo.captures.warc.index import Entry, Index, read_index
from octavo.captures.warc.records import read_record
from octavo.errors import FetchError
from octavo.resources import LARGEST_PICTURE, LARGEST_TEXT, Resource


def open_warc(file: Path, report: Report) -> Iterator[Capture]:
    """The pages of an archive, in its order, each read when it is its turn; their pictures when they are asked for.

    What is left out goes to `report`. Raises `ReadError` where the file is no WARC.
    """
    index = read_index(file, report)
    archive = _Archive(file)
    for address, entry in index.pages.items():
        try:
            yield _capture(address, entry, archive.read(entry, LARGEST_TEXT), index, archive)
        except FetchError as error:
            report(FetchError(error.message, where=address))


class _Archive:
    """A file whose records are read at their places."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def read(self, entry: Entry, most: int) -> bytes:
        """The body of what was fetched. Raises `FetchError` where it is damaged or too large."""
        with self._file.open("rb") as opened:
            opened.seek(entry.offset)
            return read_record(opened, most)

    def load_picture(self, address: str, entry: Entry) -> Resource | None:
        """A picture, None where it is damaged."""
        try:
            return Resource(self.read(entry, LARGEST_PICTURE), entry.media_type, address)
        except FetchError:
            return None


def _capture(address: str, entry: Entry, content: bytes, index: Index, archive: _Archive) -> Capture:
    return Capture(
        address=address,
        content=content,
        media_type=entry.media_type,
        charset=entry.charset,
        addresses=index.addresses_of(address),
        retrieved=entry.retrieved,
        etag=entry.etag,
        last_modified=entry.last_modified,
        pictures=LazyPictures(index.pictures, archive.load_picture),
    )
