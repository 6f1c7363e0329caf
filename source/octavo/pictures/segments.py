"""JPEG and PNG files without the metadata of cameras and programs; every pixel stays as it is.

Dropped are place and time, owner, thumbnails, comments, and colour profiles (the caller has seen that they
change nothing). JPEG: ITU-T T.81, annex B; PNG: third edition, section 5.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_START_OF_SCAN, _END = 0xDA, 0xD9
_MARK = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""A marker among the data of scans: what is stuffed, fills or restarts is none."""

_COMMENT = 0xFE
_NOTED = {*range(0xE1, 0xEE), 0xEF, _COMMENT}
"""Application segments: all but JFIF's (0xE0), and Adobe's (0xEE), which says how colours are coded."""

_PNG = b"\x89PNG\r\n\x1a\n"
_SHOWN = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"}
"""Chunks of a picture that stands still, and what says how its pixels look."""


def strip_jpeg(content: bytes) -> bytes:
    """A JPEG without its metadata, and without the further pictures that a camera puts behind it."""
    kept, at = [content[:2]], 2
    for kind, start, end in _find_segments(content):
        at = end
        if kind not in _NOTED:
            kept.append(content[start:end])
    return b"".join((*kept, content[at : _find_end(content, at)]))


def _find_segments(content: bytes) -> Iterator[tuple[int, int, int]]:
    """The marker, start and end of each segment before the first scan's data, that scan's header among them."""
    at, kind = 2, 0
    while kind != _START_OF_SCAN and at + 4 <= len(content) and content[at] == 0xFF:
        kind = content[at + 1]
        if kind == 0xFF:  # a byte that fills
            at += 1
            continue
        end = at + 2 + int.from_bytes(content[at + 2 : at + 4], "big")
        yield kind, at, end
        at = end


def _find_end(content: bytes, at: int) -> int:
    """Where the picture ends: behind the first mark of the end that is no part of a segment between its scans."""
    while found := _MARK.search(content, at):
        start, kind = found.start(), content[found.start() + 1]
        if kind == _END:
            return start + 2
        at = start + 2 + int.from_bytes(content[start + 2 : start + 4], "big")
    return len(content)


def strip_png(content: bytes) -> bytes:
    """A PNG with the chunks alone that say how a still picture looks."""
    kept = [_PNG]
    at = len(_PNG)
    while at + 12 <= len(content):
        end = at + 12 + int.from_bytes(content[at : at + 4], "big")
        if content[at + 4 : at + 8] in _SHOWN:
            kept.append(content[at:end])
        at = end
    return b"".join(kept)
