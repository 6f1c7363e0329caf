"""The body of an answer, whole and decompressed, within bounds: what has no end or no measure is refused."""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Callable, Iterator

from octavo.errors import FetchError

ACCEPTED_ENCODINGS = "gzip, deflate"
"""Those whose growth can be bounded with what Python brings."""

_BY_HAND = "save the page in a browser and give the file"
_PIECE = 2**18
"""Bytes that are decompressed at once."""
_RATIO = 200
"""How many times its size something may grow: text grows tenfold, a page of nothing but equal rows a hundredfold."""
_HARMLESS = 8 * 2**20
"""Bytes up to which it does not matter how much something has grown."""

_GZIP = 16 + zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f\x8b"


class TooLargeError(FetchError):
    """What is larger than its kind may be."""


class BrokenOffError(Exception):
    """Compressed bytes that end before their end."""


async def read_body(pieces: AsyncIterator[bytes], encoding: str, limit: int, report: Callable[[int], None]) -> bytes:
    """All pieces, decompressed, `limit` bytes at most; `report` gets the bytes that have come so far.

    `encoding` is that of the Content-Encoding (RFC 9110, 8.4). Raises `TooLargeError`, `FetchError` for bytes that are
    compressed in another way or broken, `BrokenOffError` where they break off.
    """
    inflate = _inflater(encoding, limit)
    body, came = bytearray(), 0
    async for piece in pieces:
        came += len(piece)
        report(came)
        body += inflate.add(piece)
        if len(body) > limit:
            raise too_large(limit)
    inflate.end()
    return bytes(body)


async def read_start(pieces: AsyncIterator[bytes], encoding: str, limit: int) -> bytes:
    """The first `limit` bytes, decompressed; what follows is not asked for. Raises `FetchError` as `read_body` does."""
    inflate = _inflater(encoding, _HARMLESS)
    body = bytearray()
    async for piece in pieces:
        body += inflate.add(piece)
        if len(body) > limit:
            break
    return bytes(body[:limit])


def unzip(content: bytes, limit: int) -> bytes:
    """A file that was compressed with gzip (a "sitemap.xml.gz"), and any other as it is. Raises as `read_body` does."""
    if not content.startswith(_GZIP_MAGIC):
        return content
    inflate = _Inflate(limit, _GZIP)
    unzipped = inflate.add(content)
    inflate.end()
    return unzipped


class _AsItIs:
    def add(self, piece: bytes) -> bytes:
        return piece

    def end(self) -> None:
        """Any end is one."""


class _Inflate:
    """Decompresses gzip, or deflate where `window` is 0: that comes with a header of zlib, or without one."""

    def __init__(self, limit: int, window: int) -> None:
        self._limit, self._window = limit, window
        self._stream = zlib.decompressobj(window) if window else None
        self._taken = self._given = 0
        self._is_over = False

    def add(self, piece: bytes) -> bytes:
        """What a piece becomes."""
        self._taken += len(piece)
        if self._taken > self._limit:
            raise too_large(self._limit)
        try:
            return b"".join(self._parts(piece))
        except zlib.error as error:
            raise FetchError("its compressed bytes are broken", hint=_BY_HAND) from error

    def _parts(self, piece: bytes) -> Iterator[bytes]:
        while piece and not self._is_over:
            stream = self._stream = self._stream or zlib.decompressobj(_window_of(piece))
            yield self._checked(stream.decompress(piece, _PIECE))
            piece = stream.unconsumed_tail
            if stream.eof:
                piece = self._next_member(stream.unused_data)

    def _next_member(self, rest: bytes) -> bytes:
        """What follows an end: another member of gzip (RFC 1952, 2.2), or what does not count."""
        if self._window == _GZIP and rest.startswith(_GZIP_MAGIC):
            self._stream = zlib.decompressobj(_GZIP)
            return rest
        self._is_over = not _GZIP_MAGIC.startswith(rest)  # half a beginning may become a whole one
        return b""

    def _checked(self, part: bytes) -> bytes:
        self._given += len(part)
        if self._given > self._limit:
            raise too_large(self._limit)
        if self._given > max(_HARMLESS, _RATIO * self._taken):
            raise TooLargeError("it is compressed so that it grows without measure", hint="is it an article?")
        return part

    def end(self) -> None:
        """Raises `BrokenOffError` where bytes are missing."""
        if self._taken and self._stream is not None and not self._stream.eof:
            raise BrokenOffError


def _window_of(piece: bytes) -> int:
    """How zlib is to take deflate that begins so: with a header (RFC 1950, 2.2), or bare."""
    has_header = piece[0] & 0x0F == 8 and (len(piece) < 2 or int.from_bytes(piece[:2]) % 31 == 0)
    return zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS


def _inflater(encoding: str, limit: int) -> _AsItIs | _Inflate:
    match encoding.strip().lower():
        case "" | "identity":
            return _AsItIs()
        case "gzip" | "x-gzip":
            return _Inflate(limit, _GZIP)
        case "deflate":
            return _Inflate(limit, 0)
        case other:
            raise FetchError(
                f"the server compressed it in a way that was not asked for ({other})",
                hint=_BY_HAND,
            )


def too_large(limit: int) -> TooLargeError:
    """The error for what is larger than `limit` bytes."""
    return TooLargeError(f"it is larger than {limit / 2**20:.3g} MB", hint="is it an article, or a part of one?")
