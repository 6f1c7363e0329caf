"""What is in a WARC file and where: its pages and pictures in their order, and which addresses led to them."""

from __future__ import annotations

from email.message import Message
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from msgspec import Struct

from octavo.captures import Report
from octavo.captures.warc.records import DamagedError, Record, read_records
from octavo.errors import FetchError, ReadError
from octavo.files import show_name

_AGAIN = "get the file again, or write it anew with warcio recompress, if gzip was used on all of it at once"
PAGES = ("text/html", "application/xhtml+xml")
_READ = {"response", "resource", "revisit"}
"""Types of records that hold, or stand for, what was fetched (ISO 28500, 6)."""
_REDIRECTS = {"301", "302", "303", "307", "308"}


class Entry(Struct, frozen=True):
    """What was fetched from an address: the byte at which its record begins, and what the server said of it."""

    offset: int
    media_type: str
    charset: str
    retrieved: str
    etag: str
    last_modified: str


class Index(Struct, frozen=True):
    """Where pages and pictures are, by address, in the order of the file, and where redirects lead."""

    pages: dict[str, Entry]
    pictures: dict[str, Entry]
    redirects: dict[str, str]

    def addresses_of(self, page: str) -> tuple[str, ...]:
        """The addresses that led to a page."""
        return tuple(address for address in self.redirects if address != page and self._follow(address) == page)

    def _follow(self, address: str) -> str:
        seen = {address}
        while (address := self.redirects.get(address, address)) not in seen:
            seen.add(address)
        return address


class Indexer:
    """Goes through a file once, and keeps no more of it than an index."""

    def __init__(self, file: Path, report: Report) -> None:
        self._file = file
        self._report = report
        self._index = Index({}, {}, {})
        self._by_digest: dict[str, Entry] = {}

    def run(self) -> Index:
        """The index. What is behind a damaged place is reported. Raises `ReadError` where the file is no WARC."""
        where, found = show_name(self._file), False
        with self._file.open("rb") as opened:
            try:
                for offset, record in read_records(opened):
                    found = True
                    self._add(record, offset)
            except DamagedError as error:
                reason = f"the archive is damaged behind byte {error.offset:,}: what follows is not read"
                if found:
                    self._report(FetchError(reason, where=where, hint=_AGAIN))
        if not found:
            raise ReadError("this is no archive of the web (WARC)", where=where, hint=_AGAIN)
        return self._index

    def _add(self, record: Record, offset: int) -> None:
        headers, http = record.rec_headers, record.http_headers
        address = urldefrag(headers.get_header("WARC-Target-URI") or "").url
        if record.rec_type not in _READ or not address.lower().startswith(("http://", "https://")):
            return
        status = http.get_statuscode() if http is not None else "200"
        if status in _REDIRECTS and (target := http.get_header("Location")):
            self._index.redirects[address] = _join(address, target)
            return
        entry, digest = _describe(record, offset), headers.get_header("WARC-Payload-Digest") or ""
        if record.rec_type == "revisit":
            refers_to = urldefrag(headers.get_header("WARC-Refers-To-Target-URI") or "").url
            self._add_again(address, entry, self._find(refers_to) or self._by_digest.get(digest))
        elif status == "200":
            self._by_digest[digest] = entry
            self._keep(address, entry)
        elif entry.media_type in PAGES:
            self._report(FetchError(f"the server answered {status}", where=address))

    def _add_again(self, address: str, visit: Entry, before: Entry | None) -> None:
        """A record without a body: the server, or the archive, said that it is the same as before."""
        if before is None:
            self._report(FetchError("the archive has it from an earlier one, which is not here", where=address))
        else:
            self._keep(address, Entry(before.offset, before.media_type, before.charset, visit.retrieved, "", ""))

    def _keep(self, address: str, entry: Entry) -> None:
        """Keeps where something is. Of an address that was asked for twice, it is the later answer that counts."""
        if entry.media_type in PAGES:
            self._index.pages[address] = entry
        elif entry.media_type.startswith("image/"):
            self._index.pictures[address] = entry

    def _find(self, address: str) -> Entry | None:
        return self._index.pages.get(address) or self._index.pictures.get(address)


def _describe(record: Record, offset: int) -> Entry:
    headers = record.http_headers
    stated = Message()
    stated["content-type"] = (headers if headers is not None else record.rec_headers).get_header("Content-Type") or ""
    charset = stated.get_param("charset")
    said = dict(_header(headers, name) for name in ("ETag", "Last-Modified"))
    return Entry(
        offset=offset,
        media_type=stated.get_content_type(),
        charset=charset if isinstance(charset, str) else "",
        retrieved=record.rec_headers.get_header("WARC-Date") or "",
        etag=said["ETag"],
        last_modified=said["Last-Modified"],
    )


def _header(headers: Record, name: str) -> tuple[str, str]:
    return name, (headers.get_header(name) if headers is not None else "") or ""


def _join(address: str, target: str) -> str:
    try:
        return urldefrag(urljoin(address, target)).url
    except ValueError:  # brackets that hold no address
        return address


def read_index(file: Path, report: Report) -> Index:
    """The index of a WARC file. Raises `ReadError` for what is none; what is left out of it goes to `report`."""
    return Indexer(file, report).run()
