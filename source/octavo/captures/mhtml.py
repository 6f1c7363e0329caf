"""A page that a browser saved in one file (MHTML)."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from octavo.captures import Capture, Report
from octavo.captures.pictures import LazyPictures
from octavo.errors import FetchError
from octavo.readers.mhtml.archive import BREAKS_OFF, MhtmlArchive, Part
from octavo.resources import Resource, read_file

_OCTETS = "application/octet-stream"


def open_mhtml(file: Path, report: Report) -> Iterator[Capture]:
    """The page, with its pictures; that the file breaks off goes to `report`.

    Raises `FetchError` for a file that cannot be read, `ReadError` for no such file.
    """
    source = read_file(file)
    archive = MhtmlArchive(source.content, source.location)
    if archive.breaks_off:
        report(FetchError(BREAKS_OFF, where=source.location, hint="save the page again from the browser"))
    pictures = {name: part for name, part in archive.addresses.items() if _may_be_picture(part)}
    yield Capture(
        address=archive.address,
        content=archive.page.content,
        media_type=archive.page.media_type,
        charset=archive.page.charset,
        retrieved=archive.retrieved,
        pictures=LazyPictures(pictures, _load_part),
    )


def _may_be_picture(part: Part) -> bool:
    return part.media_type.startswith("image/") or part.media_type == _OCTETS


def _load_part(address: str, part: Part) -> Resource:
    return Resource(part.content, part.media_type, address)
