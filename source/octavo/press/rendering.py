"""Making one rendition as a task for any process: a picture comes in as bytes, its rendition goes out so."""

from __future__ import annotations

import os
from pathlib import Path

import msgspec
from msgspec import Struct

from octavo.pictures.limits import Limits
from octavo.pictures.renditions import Rendition, make_rendition
from octavo.resources import Asset


class _Request(Struct, frozen=True, array_like=True, kw_only=True):
    """A picture, its `file` (bytes, as the system has paths) or its `content`, and what an output shows of it."""

    name: str
    media_type: str
    width: int
    height: int
    file: bytes
    content: bytes
    limits: Limits


class _Packed(Struct, frozen=True, array_like=True, kw_only=True):
    """A rendition. There is no `content` where it is that of the picture itself."""

    name: str
    media_type: str
    width: int
    height: int
    content: bytes
    still: bool
    undrawn: tuple[str, ...]
    words: str


def write_request(source: Asset, limits: Limits) -> bytes:
    """What `render` is asked for a picture."""
    request = _Request(
        name=source.name,
        media_type=source.media_type,
        width=source.width,
        height=source.height,
        file=os.fsencode(source.body) if isinstance(source.body, Path) else b"",
        content=source.body if isinstance(source.body, bytes) else b"",
        limits=limits,
    )
    return msgspec.msgpack.encode(request)


def render(message: bytes) -> bytes:
    """The rendition that a request asks for, as `unpack` reads it. Raises `FetchError` as `make_rendition` does."""
    request = msgspec.msgpack.decode(message, type=_Request)
    body = Path(os.fsdecode(request.file)) if request.file else request.content
    source = Asset(request.name, request.media_type, body, request.width, request.height)
    return _pack(make_rendition(source, request.limits), source)


def _pack(made: Rendition, source: Asset) -> bytes:
    asset = made.asset
    content = asset.content
    packed = _Packed(
        name=asset.name,
        media_type=asset.media_type,
        width=asset.width,
        height=asset.height,
        content=b"" if content == source.content else content,
        still=made.still,
        undrawn=made.undrawn,
        words=made.words,
    )
    return msgspec.msgpack.encode(packed)


def unpack(packed: bytes, source: Asset) -> Rendition:
    """The rendition of a picture that `render` made."""
    found = msgspec.msgpack.decode(packed, type=_Packed)
    asset = Asset(found.name, found.media_type, found.content or source.body, found.width, found.height)
    return Rendition(asset, found.still, found.undrawn, found.words)
