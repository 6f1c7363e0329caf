"""From the objects that were drawn to those of a fragment: plain bytes, in which the linker only moves numbers.

The content of a page is cut where a number is to be written (ISO 32000-1, 7.8.2: several streams are read as one), so
that all else is packed once and copied from then on.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

from octavo.builders.pdf.fragment import (
    PAGES,
    Bookmark,
    Destination,
    PlacedOrnament,
    Slot,
    Stream,
    UsedFont,
)
from octavo.builders.pdf.layout.drawing import Drawn, FontsOfBook
from octavo.builders.pdf.layout.font_files import describe_font
from octavo.builders.pdf.layout.slots import NumberMark

_PRINTED = 4
"""The flag of an annotation that is printed (ISO 32000-1, table 165), as all must be in PDF/A (ISO 19005-3, 6.3.2)."""

_LEVEL = 6
"""How hard zlib tries: at 9 it takes three times as long for three hundredths less."""

_POINT = 0.75
"""Points in a CSS pixel."""


def export(drawn: Drawn, families: tuple[str, ...]) -> dict[str, Any]:
    """What is in a fragment of what was drawn. `families` are those that its stylesheet names."""
    pdf, document = drawn.pdf, drawn.document
    pages = tuple(pdf.pages["Kids"][::3])
    streams = list(_write_streams(pdf))
    pdf.pages["Parent"] = b"%d 0 R" % PAGES
    return {
        "objects": tuple(_write_objects(pdf)),
        "streams": tuple(streams),
        "size": len(pdf.objects),
        "pages": pages,
        "root": pdf.pages.number,
        "elements": drawn.structure.elements,
        "parents": drawn.structure.parents,
        "ids": drawn.structure.ids,
        "intents": pdf.catalog["OutputIntents"].data,
        "fonts": tuple(_merge_fonts(document.fonts.values(), families)),
        "bookmarks": tuple(_list_bookmarks(document)),
        "destinations": tuple(_list_destinations(pdf, drawn.outside)),
    }


def _write_objects(pdf: pydyf.PDF) -> Iterator[tuple[int, bytes]]:
    """The objects that are no streams, with their numbers; the catalog is the linker's."""
    for one in pdf.objects[1:]:
        if isinstance(one, pydyf.Stream | FontsOfBook) or one is pdf.catalog:
            continue
        if isinstance(one, dict) and one.get("Type") == "/Annot":
            one["F"] = _PRINTED
        yield one.number, one.data


def _write_streams(pdf: pydyf.PDF) -> Iterator[Stream]:
    """The streams; those of pages that have slots are several each."""
    contents = {
        int(pdf.objects[number]["Contents"].split()[0]): pdf.objects[number] for number in pdf.pages["Kids"][::3]
    }
    for one in [one for one in pdf.objects if isinstance(one, pydyf.Stream)]:
        pieces = list(_cut(one.stream))
        if len(pieces) == 1 and isinstance(pieces[0], bytes):
            yield _pack(one.number, one, pieces[0])
        elif one.number in contents:
            numbers = [one.number, *(_reserve(pdf) for _ in pieces[1:])]
            contents[one.number]["Contents"] = pydyf.Array([b"%d 0 R" % number for number in numbers])
            for number, piece in zip(numbers, pieces, strict=True):
                yield _pack(number, one, piece) if isinstance(piece, bytes) else Stream(number, b"", (piece,))
        else:  # what is drawn as a group, through which something shines
            yield Stream(one.number, _entries(one.extra), tuple(pieces))


def _reserve(pdf: pydyf.PDF) -> int:
    """A number for an object that is written elsewhere."""
    reserved = pydyf.Stream()
    pdf.add_object(reserved)
    number: int = reserved.number
    return number


def _cut(items: Sequence[Any]) -> Iterator[bytes | Slot | PlacedOrnament]:
    """What is drawn, cut at the slots and at the ornaments."""
    start = 0
    for index, item in enumerate(items):
        mark = item.slot if isinstance(item, NumberMark) else item if isinstance(item, PlacedOrnament) else None
        if mark is not None:
            yield _join(items[start:index])
            yield mark
            start = index + 1
    yield _join(items[start:])


def _join(items: Sequence[Any]) -> bytes:
    return b"\n".join([item if isinstance(item, bytes) else pydyf._to_bytes(item) for item in items])


def _pack(number: int, stream: pydyf.Stream, content: bytes) -> Stream:
    """A stream whose content is final."""
    if not stream.compress:
        return Stream(number, _entries(stream.extra), (content,))
    packed = zlib.compress(content, _LEVEL)
    return Stream(number, _entries({**stream.extra, "Filter": "/FlateDecode"}), (packed,))


def _entries(extra: dict[str, Any]) -> bytes:
    entries: bytes = pydyf.Dictionary(extra).data[2:-2]
    return entries


def _merge_fonts(fonts: Any, families: tuple[str, ...]) -> Iterator[UsedFont]:
    """The fonts of a document, each once: WeasyPrint may have one twice."""
    found: dict[str, UsedFont] = {}
    for font in fonts:
        described = describe_font(font, families)
        if described.name in found:
            for glyph, width in described.widths.items():
                found[described.name].widths.setdefault(glyph, width)
            for glyph, words in described.words.items():
                found[described.name].words.setdefault(glyph, words)
        else:
            found[described.name] = described
    yield from found.values()


def _list_bookmarks(document: Any) -> Iterator[Bookmark]:
    """The bookmarks of all pages, in their order."""
    for number, page in enumerate(document.pages):
        for level, label, (x, y), state in page.bookmarks:
            yield Bookmark(level, label, number, x * _POINT, (page.height - y) * _POINT, state == "open")


def _list_destinations(pdf: pydyf.PDF, outside: frozenset[str]) -> Iterator[Destination]:
    """The named places of a document, but for those that are elsewhere in its book."""
    names = pdf.catalog.get("Names", {}).get("Dests", {}).get("Names", [])
    pages = {number: index for index, number in enumerate(pdf.pages["Kids"][::3])}
    for name, place in zip(names[::2], names[1::2], strict=True):
        if name.string not in outside:
            yield Destination(name.string, pages[int(place[0].split()[0])], place[2], place[3])
