"""Where streams end: a reader that takes CR LF for the end of the last line finds as many bytes as are said."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

import pydyf
import pytest
from octavo.builders.pdf.streams import DrawnStream, File

_STREAM = re.compile(rb"/Length (\d+)>>\nstream\n")

_BLANK = b"\x0c"
"""Bytes whose sum and one is 13, so that the check sum at the end of their packed form ends in CR (RFC 1950, 2.2)."""


def lengths(written: bytes) -> Iterator[tuple[int, int]]:
    """How long each stream is said to be, and how long it is without the mark of a line's end behind it."""
    for found in _STREAM.finditer(written):
        content = written[found.end() : written.index(b"endstream", found.end() + int(found[1]))]
        yield int(found[1]), len(re.sub(rb"(\r\n|\n|\r)\Z", b"", content))


def write(title: str, *streams: pydyf.Stream) -> bytes:
    """A file with streams, and a title that stands in the stream of its objects."""
    pdf = File()
    for stream in streams:
        pdf.add_object(stream)
    pdf.info["Title"] = pydyf.String(title)
    output = BytesIO()
    pdf.write(output, version="1.7", identifier=b"a", compress=True)
    return output.getvalue()


@pytest.mark.parametrize("content", [_BLANK, b"q\n" + b" " * 7 + b"Q\r", b"plain words"])
@pytest.mark.parametrize("compress", [True, False])
def test_a_stream_that_ends_in_cr_is_as_long_as_it_says(content: bytes, compress: bool) -> None:
    drawn = DrawnStream(pydyf.Stream([content], compress=compress))
    assert all(said == found for said, found in lengths(drawn.data))
    assert (zlib.compress(_BLANK, 9) + b"\r\nendstream") in DrawnStream(pydyf.Stream([_BLANK], compress=True)).data


def test_so_are_the_streams_that_hold_objects_and_places() -> None:
    """Of so many titles, some give such a stream of objects, and some such a stream of places."""
    files = [write("!" * number, pydyf.Stream([_BLANK], compress=True)) for number in range(300)]
    assert all(said == found for file in files for said, found in lengths(file))
    assert max(file.count(b"\r\r\nendstream") for file in files) > 1
