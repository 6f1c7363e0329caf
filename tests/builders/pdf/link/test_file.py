"""Where streams end: a reader that takes CR LF for the end of the last line finds as many bytes as are said."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from io import BytesIO

import pytest

from octavo.builders.pdf.link.file import PdfFile
from octavo.builders.pdf.link.relocation import Relocation

_STREAM = re.compile(rb"/Length (\d+)>>\nstream\n")

_BLANK = b"\x0c"
"""Bytes whose sum and one is 13, so that the check sum at the end of their packed form ends in CR (RFC 1950, 2.2)."""


def lengths(written: bytes) -> Iterator[tuple[int, int]]:
    """How long each stream is said to be, and how long it is without the mark of a line's end behind it."""
    for found in _STREAM.finditer(written):
        content = written[found.end() : written.index(b"endstream", found.end() + int(found[1]))]
        yield int(found[1]), len(re.sub(rb"(\r\n|\n|\r)\Z", b"", content))


def write(title: bytes, content: bytes) -> bytes:
    """A file with a stream, and a title that stands in the stream of its objects."""
    output = BytesIO()
    file = PdfFile(output)
    catalog, info = file.reserve(), file.reserve()
    file.write_stream(file.reserve(), b"/Type /Metadata", content)
    file.write_objects([(catalog, b"<</Type /Catalog>>"), (info, b"<</Title (%b)>>" % title)])
    file.finish(catalog, info, b"a")
    return output.getvalue()


@pytest.mark.parametrize("content", [zlib.compress(_BLANK), b"q\n" + b" " * 7 + b"Q\r", b"plain words"])
def test_a_stream_that_ends_in_cr_is_as_long_as_it_says(content: bytes) -> None:
    written = write(b"", content)
    assert all(said == found for said, found in lengths(written))
    assert content + (b"\r\nendstream" if content.endswith(b"\r") else b"\nendstream") in written


def test_so_are_the_streams_that_hold_objects_and_places() -> None:
    """Of so many titles, some give such a stream of objects, and some such a stream of places."""
    files = [write(b"!" * number, zlib.compress(_BLANK)) for number in range(300)]
    assert all(said == found for file in files for said, found in lengths(file))
    assert max(file.count(b"\r\r\nendstream") for file in files) > 1


def test_a_file_is_known_by_what_it_was_made_of_and_by_what_it_is() -> None:
    one, same, other = (re.findall(rb"/ID \[<(\w+)> <(\w+)>\]", write(title, b"x"))[0] for title in (b"1", b"1", b"2"))
    assert one == same
    assert one[0] == other[0] == b"61"
    assert one[1] != other[1]


_REFERENCES = b"<</A 5 0 R/B (5 0 R, \\) 6 0 R)/C [7 0 K 8 0 R]/D <0035>>>"


def test_numbers_move_where_they_are_references_and_not_where_they_are_words() -> None:
    moved = Relocation(100, {8: 2}).apply(_REFERENCES)
    assert moved == b"<</A 105 0 R/B (5 0 R, \\) 6 0 R)/C [107 2 0 R]/D <0035>>>"
    assert Relocation(100, {8: 2}).apply_to_all([_REFERENCES, b"[1 0 R]"]) == [moved, b"[101 0 R]"]
