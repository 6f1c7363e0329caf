"""The pages of a book as form XObjects (ISO 32000-1, 8.10), which can be drawn on other pages.

Only what is seen of them is written: no structure, no links, no bookmarks.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from octavo.builders.pdf.fragment import FONTS, Fragment, Stream
from octavo.builders.pdf.link.contents import Contents
from octavo.builders.pdf.link.file import PdfFile
from octavo.builders.pdf.link.fonts import WriteFonts
from octavo.builders.pdf.link.relocation import Relocation
from octavo.builders.pdf.piece import Piece
from octavo.store import Store

_REFERENCE = re.compile(rb"(\d+) 0 R")
_BOX = re.compile(rb"/MediaBox \[([^\]]*)\]")
_RESOURCES = re.compile(rb"/Resources (\d+) 0 R")
_CONTENTS = re.compile(rb"/Contents (\[[^\]]*\]|\d+ 0 R)")

_LEVEL = 6


class Form(NamedTuple):
    """A page that can be drawn: the number of its object, and its size in points."""

    number: int
    width: float
    height: float


class PageForms:
    """Writes the pages of pieces that follow each other into a file. `objects` are to be written with others of it."""

    def __init__(self, pieces: Sequence[Piece], file: PdfFile) -> None:
        self._pieces = pieces
        self._file = file
        self._contents = Contents(pieces, file)
        self._objects: list[tuple[int, bytes]] = []
        self.labels = [label for labels in self._contents.labels for label in labels]

    @property
    def objects(self) -> list[tuple[int, bytes]]:
        """Objects that are no streams."""
        return [*self._contents.objects, *self._objects]

    def write(self, write: WriteFonts, store: Store) -> list[Form]:
        """Writes all pages, in their order."""
        fonts = self._contents.write_fonts(write, store)
        return [form for index, font in enumerate(fonts) for form in self._write_piece(index, font)]

    def _write_piece(self, index: int, fonts: int) -> Iterator[Form]:
        fragment = self._pieces[index].fragment
        objects, streams = dict(fragment.objects), {stream.number: stream for stream in fragment.streams}
        moved = {FONTS: fonts}
        relocation = Relocation(self._file.reserve(fragment.size), moved)
        needed = _find_needed(fragment, objects, streams)
        for stream in sorted((streams[one] for one in needed if one in streams), key=_refers):
            self._contents.write_stream(index, stream, relocation, moved)
        self._objects += [(relocation.number(one), relocation.apply(objects[one])) for one in needed if one in objects]
        for page in fragment.pages:
            yield self._write_page(index, objects[page], streams, relocation)

    def _write_page(self, index: int, page: bytes, streams: Mapping[int, Stream], relocation: Relocation) -> Form:
        box, resources = _search(_BOX, page), int(_search(_RESOURCES, page))
        _, _, width, height = map(float, box.split())
        parts = [streams[int(number)] for number in _REFERENCE.findall(_search(_CONTENTS, page))]
        drawn = b"\n".join(_unpack(part, self._contents.show(index, one)) for part in parts for one in part.content)
        entries = b"/Type /XObject/Subtype /Form/BBox [%b]/Resources %d 0 R/Filter /FlateDecode" % (
            box,
            relocation.number(resources),
        )
        form = Form(self._file.reserve(), width, height)
        self._file.write_stream(form.number, entries, zlib.compress(drawn, _LEVEL))
        return form


def _search(pattern: re.Pattern[bytes], page: bytes) -> bytes:
    found = pattern.search(page)
    assert found, "a page that was drawn has it"
    return found[1]


def _unpack(stream: Stream, content: bytes) -> bytes:
    """What is drawn by a part of a page's content; numbers of pages are not packed."""
    return zlib.decompress(content) if b"/FlateDecode" in stream.entries else content


def _find_needed(fragment: Fragment, objects: Mapping[int, bytes], streams: Mapping[int, Stream]) -> list[int]:
    """The numbers of all that the resources of pages lead to."""
    found: dict[int, None] = {}
    waiting = [int(_search(_RESOURCES, objects[page])) for page in fragment.pages]
    while waiting:
        number = waiting.pop()
        if number in found or not (number in objects or number in streams):
            continue
        found[number] = None
        content = objects[number] if number in objects else streams[number].entries
        waiting += map(int, _REFERENCE.findall(content))
    return sorted(found)


def _refers(stream: Stream) -> bool:
    return b" 0 R" in stream.entries
