"""Bodies that are compressed: as they were, in whatever pieces they come, and never more than may be."""

from __future__ import annotations

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from octavo.errors import FetchError
from octavo.web.bodies import BrokenOffError, TooLargeError, read_body, read_start, unzip

TEXT = b"Letter by letter. " * 500
LIMIT = 2**20


async def _pieces(content: bytes, size: int) -> AsyncIterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


def read(content: bytes, encoding: str, size: int = 1000, limit: int = LIMIT) -> bytes:
    return asyncio.run(read_body(_pieces(content, size), encoding, limit, lambda _: None))


def bare_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


PACKERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": gzip.compress,
    "x-gzip": gzip.compress,
    "deflate": zlib.compress,
    "Deflate ": bare_deflate,
}


@settings(max_examples=50)
@given(encoding=st.sampled_from(sorted(PACKERS)), content=st.binary(max_size=3000), size=st.integers(1, 4000))
def test_bodies_come_as_they_were(encoding: str, content: bytes, size: int) -> None:
    assert read(PACKERS[encoding](content), encoding, size) == content


@pytest.mark.parametrize("size", [1, 7, 10_000])
def test_several_members_are_one_body_and_what_follows_is_none(size: int) -> None:
    packed = gzip.compress(TEXT) + gzip.compress(b"The end.")
    assert read(packed, "gzip", size) == TEXT + b"The end."
    assert read(packed + b"\0\0garbage", "gzip", size) == TEXT + b"The end."


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_breaks_off_is_said(encoding: str) -> None:
    with pytest.raises(BrokenOffError):
        read(PACKERS[encoding](TEXT)[:-3], encoding)
    assert read(b"", encoding) == b""


@pytest.mark.parametrize("encoding", ["gzip", "deflate"])
def test_what_is_broken_is_said(encoding: str) -> None:
    packed = bytearray(PACKERS[encoding](TEXT))
    packed[len(packed) // 2] ^= 0xFF
    with pytest.raises(FetchError, match="broken"):
        read(bytes(packed), encoding)


def test_no_more_is_taken_than_may_be() -> None:
    with pytest.raises(TooLargeError):
        read(gzip.compress(bytes(LIMIT + 1)), "gzip")
    with pytest.raises(TooLargeError):
        read(gzip.compress(b"x") + bytes(LIMIT), "gzip", 2**16)
    assert len(read(gzip.compress(bytes(LIMIT)), "gzip")) == LIMIT


def test_a_start_is_no_longer_than_asked() -> None:
    start = asyncio.run(read_start(_pieces(gzip.compress(TEXT), 100), "gzip", 10))
    assert start == TEXT[:10]


def test_files_may_be_zipped() -> None:
    assert unzip(gzip.compress(TEXT), LIMIT) == TEXT
    assert unzip(TEXT, LIMIT) == TEXT
    with pytest.raises(TooLargeError):
        unzip(gzip.compress(bytes(LIMIT + 1)), LIMIT)
