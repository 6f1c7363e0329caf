"""The records of a WARC file (ISO 28500), one after the other or one at its place, within bounds.

warcio reads them. What it leaves open is closed here: lines without an end, bytes that grow without measure when they
are decompressed, and what it says on standard error.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader, ChunkedDataReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.statusandheaders import StatusAndHeadersParserException

from octavo.errors import FetchError

Record = Any
"""A record of warcio: it carries no types."""

_DAMAGED = (
    ArchiveLoadFailed, StatusAndHeadersParserException, zlib.error, EOFError, ValueError, AttributeError, TypeError,
)  # fmt: skip
"""What warcio raises on archives that are damaged."""

_BLOCK = 2**14
_LONGEST_HEADERS = 2**20
"""Bytes of lines in a row."""
_RATIO = 200
"""How many times its size something may grow: text grows tenfold, a page of nothing but equal rows a hundredfold."""
_HARMLESS = 8 * 2**20
"""Bytes up to which it does not matter how much something has grown."""


class DamagedError(Exception):
    """A file that cannot be read behind `offset`."""

    def __init__(self, offset: int) -> None:
        super().__init__(offset)
        self.offset = offset


def read_records(file: BinaryIO) -> Iterator[tuple[int, Record]]:
    """The records of a file without their bodies, and at which byte each begins. Raises `DamagedError`."""
    records = _Records(file)
    while True:
        try:
            record = next(records)
            offset = records.get_record_offset()
        except StopIteration:
            return
        except _DAMAGED as error:
            raise DamagedError(records.offset) from error
        yield offset, record


def read_record(file: BinaryIO, most: int) -> bytes:
    """The body of the record at whose start a file stands, `most` bytes at most.

    Raises `FetchError` for one that is larger, cut off, broken, or compressed in a way that is not known.
    """
    try:
        return _read_body(next(_Records(file)), most)
    except (*_DAMAGED, StopIteration) as error:
        raise FetchError("the archive is damaged there") from error


class _GrowthError(ValueError):
    """Bytes that grow without measure."""


class _Records(ArchiveIterator):
    """The records of a file that stands at the start of one."""

    def __init__(self, file: BinaryIO) -> None:
        super().__init__(file, verify_http=False)
        self.reader = _BoundedReader(file, block_size=_BLOCK, decomp_type="gzip")

    def _consume_blanklines(self) -> tuple[bytes | None, int]:
        """The first line of the next record, None at the end, and the bytes between records."""
        skipped = 0
        while line := self.reader.readline():
            if line.strip():
                return line, skipped
            skipped += len(line)
        return None, skipped


class _BoundedReader(BufferedReader):
    """Reads a file, decompressed if it is compressed."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.decompressor: Any
        self._in_lines = self._taken = self._given = 0

    def read(self, length: int | None = None) -> bytes:
        """Up to `length` bytes."""
        self._in_lines = 0
        found: bytes = super().read(length)
        return found

    def readline(self, length: int | None = None) -> bytes:
        """The next line. Raises `_GrowthError` where lines have no end."""
        most = _LONGEST_HEADERS if length is None else min(length, _LONGEST_HEADERS)
        line: bytes = super().readline(most)
        self._in_lines += len(line)
        if self._in_lines > _LONGEST_HEADERS:
            raise _GrowthError("its headers have no end")
        return line

    def _decompress(self, data: bytes) -> bytes:
        """Decompressed bytes. Raises `_GrowthError`, and `zlib.error` where they are broken."""
        if not (self.decompressor and data):
            return data
        try:
            found: bytes = self.decompressor.decompress(data)
        except zlib.error:
            if self.num_block_read or self._given:
                raise
            self.decompressor = None  # it is not compressed
            return data
        self._taken, self._given = self._taken + len(data), self._given + len(found)
        if self._given > max(_HARMLESS, _RATIO * self._taken):
            raise _GrowthError("it is compressed so that it grows without measure")
        return found


def _read_body(record: Record, most: int) -> bytes:
    """The body of a response, without the forms of its transfer."""
    headers, raw = record.http_headers, record.raw_stream
    chunked = headers is not None and (headers.get_header("transfer-encoding") or "").lower() == "chunked"
    body = (ChunkedDataReader(raw) if chunked else raw).read(most + 1)
    if len(body) > most:
        raise FetchError(f"it has more than {most / 2**20:,.0f} MB")
    while raw.read(_BLOCK):  # the end of its chunks
        pass
    if getattr(raw, "limit", 0):
        raise FetchError("the archive breaks off in the middle of it")
    encoding = headers.get_header("content-encoding") if headers is not None else None
    return _inflate(body, (encoding or "").strip().lower(), most)


def _inflate(content: bytes, encoding: str, most: int) -> bytes:
    """Bytes without their compression (RFC 9110, 8.4.1).

    Archives may have bytes decompressed and still say how they came.
    """
    match encoding:
        case "gzip" | "x-gzip" if content.startswith(b"\x1f\x8b"):
            window = 16 + zlib.MAX_WBITS
        case "deflate" if content:
            window = zlib.MAX_WBITS if content[0] & 0x0F == 8 else -zlib.MAX_WBITS  # RFC 1950, 2.2: CM is 8
        case "" | "identity" | "gzip" | "x-gzip" | "deflate":
            return content
        case _:
            raise FetchError(f"it is compressed in a way that is not known ({encoding[:20]})")
    bound = min(most, max(_HARMLESS, _RATIO * len(content)))
    stream = zlib.decompressobj(window)
    try:
        found = stream.decompress(content, bound + 1)
    except zlib.error as error:
        raise FetchError("its compressed bytes are broken") from error
    if len(found) > bound:
        raise FetchError("it is compressed so that it grows without measure")
    if not stream.eof:
        raise FetchError("its compressed bytes break off")
    return found
