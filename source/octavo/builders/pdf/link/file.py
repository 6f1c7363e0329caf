"""The file: objects with their numbers, those that are no streams packed together, and the table of where each is."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from hashlib import md5
from math import ceil, log
from typing import BinaryIO

_HEAD = b"%PDF-1.7\n%\xf0\x9f\x96\xa4\n"
_LEVEL = 6
_NEVER = 65535
"""The generation of a number that is not used (ISO 32000-1, 7.5.4)."""


class PdfFile:
    """A PDF that is written to `output`, object by object, in any order of their numbers."""

    def __init__(self, output: BinaryIO) -> None:
        self._output = output
        self._position = 0
        self._digest = md5(usedforsecurity=False)
        self._places: dict[int, tuple[int, int, int]] = {}
        self._next = 1
        self._write(_HEAD)

    def reserve(self, count: int = 1) -> int:
        """The first of so many numbers for objects that are written later."""
        first = self._next
        self._next += count
        return first

    def write_stream(self, number: int, entries: bytes, content: bytes) -> None:
        """Writes a stream. `entries` is its dictionary but for the length."""
        # a last CR and the LF behind it might be taken for one end of a line (ISO 32000-1, 7.3.8.1)
        end = b"\r\nendstream" if content.endswith(b"\r") else b"\nendstream"
        self._write_object(number, b"<<%b/Length %d>>\nstream\n%b%b" % (entries, len(content), content, end))

    def write_objects(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Writes objects that are no streams, packed together (ISO 32000-1, 7.5.7)."""
        listed = list(objects)
        if not listed:
            return
        container, head, position = self.reserve(), [], 0
        for index, (number, content) in enumerate(listed):
            head.append(b"%d %d" % (number, position))
            position += len(content) + 1
            self._places[number] = 2, container, index
        first = b" ".join(head) + b"\n"
        packed = zlib.compress(first + b"\n".join([content for _, content in listed]), _LEVEL)
        entries = b"/Type /ObjStm/N %d/First %d/Filter /FlateDecode" % (len(listed), len(first))
        self.write_stream(container, entries, packed)

    def finish(self, catalog: int, info: int, identifier: bytes) -> None:
        """Writes the table of all objects, and how the file is known: by what it was made of, and by what it is."""
        number, start = self.reserve(), self._position
        self._places[number] = 1, start, 0
        free = (0, 0, _NEVER)
        rows = [self._places.get(one, free) for one in range(self._next)]
        widths = (1, ceil(log(start + 1, 256)), 3)
        table = b"".join(value.to_bytes(width, "big") for row in rows for value, width in zip(row, widths, strict=True))
        entries = (
            b"/Type /XRef/Index [0 %d]/W [%d %d %d]/Size %d" % (len(rows), *widths, len(rows))
            + b"/Root %d 0 R/Info %d 0 R" % (catalog, info)
            + b"/ID [<%b> <%b>]/Filter /FlateDecode" % (identifier.hex().encode(), self._digest.hexdigest().encode())
        )
        self.write_stream(number, entries, zlib.compress(table, _LEVEL))
        self._write(b"startxref\n%d\n%%%%EOF\n" % start)

    def _write_object(self, number: int, content: bytes) -> None:
        self._places[number] = 1, self._position, 0
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, content))

    def _write(self, content: bytes) -> None:
        self._output.write(content)
        self._digest.update(content)
        self._position += len(content)
