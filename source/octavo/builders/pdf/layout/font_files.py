"""The fonts of a PDF: what is known of those that a fragment was drawn with, and the objects of those of a book.

WeasyPrint's subsets keep the numbers of glyphs, and content streams call a font by a digest of its description. So
fragments share fonts, and one subset with the glyphs of all of them serves a book (ISO 32000-1, 9.9).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from typing import Any

import pydyf
import weasyprint
from weasyprint.pdf.fonts import Font, build_fonts_dictionary
from weasyprint.text.ffi import ffi, harfbuzz

from octavo import fonts
from octavo.builders.pdf.fragment import FontTraits, UsedFont, WrittenFonts
from octavo.builders.pdf.layout.tounicode import complete_map

ffi.cdef("""
    hb_blob_t * hb_blob_create (const char *data, unsigned int length, int mode, void *user_data, void *destroy);
    hb_face_t * hb_face_create (hb_blob_t *blob, unsigned int index);
""")

_DUPLICATE = 0
"""HB_MEMORY_MODE_DUPLICATE: HarfBuzz keeps bytes of its own."""


def describe_font(font: Any, families: tuple[str, ...]) -> UsedFont:
    """What is known of a font that was drawn with. `families` are those that it may be of."""
    known = {name: getattr(font, name) for name in FontTraits.__struct_fields__ if name not in {"tables", "style"}}
    known = {name: bool(value) if name in _FLAGS else value for name, value in known.items()}
    traits = FontTraits(**known, tables=tuple(font.tables), style=int(font.style))
    face = _name_faces(families).get(_digest(font.file_content), "")
    content = b"" if face else font.file_content
    return UsedFont(font.hash, face, content, traits, dict(font.widths), dict(font.to_unicode), dict(font.missing))


_FLAGS = {"png", "svg", "colr", "bitmap"}


@cache
def _name_faces(families: tuple[str, ...]) -> dict[bytes, str]:
    """The names of the faces of families, by the digests of their files."""
    named = fonts.face_names(families)
    return {_digest(fonts.font_file(name).read_bytes()): name for name in named}


def _digest(content: bytes) -> bytes:
    return sha256(content).digest()


def write_fonts(used: Sequence[UsedFont], hyphens: bool) -> WrittenFonts:
    """The objects of fonts. `hyphens` says whether the hyphen at which words are parted is one of the book's own."""
    pdf = pydyf.PDF()
    first = len(pdf.objects)
    made = {str(index): _make_font(str(index), font, hyphens) for index, font in enumerate(used)}
    options = {**weasyprint.DEFAULT_OPTIONS, "pdf_version": "1.7"}
    written = build_fonts_dictionary(pdf, made, True, True, options)
    numbers = tuple(int(written[name].split()[0]) for name in made)
    return WrittenFonts(numbers, tuple(map(_write, pdf.objects[first:])))


def _write(one: Any) -> tuple[int, bytes, bytes | None]:
    """The number of an object, its dictionary, and for a stream, without the length, its content."""
    if not isinstance(one, pydyf.Stream):
        return one.number, one.data, None
    content = zlib.compress(b"\n".join(map(pydyf._to_bytes, one.stream)), 6)
    return one.number, pydyf.Dictionary({**one.extra, "Filter": "/FlateDecode"}).data[2:-2], content


def _make_font(name: str, used: UsedFont, hyphens: bool) -> Any:
    """A font of WeasyPrint, as it was when the last page was drawn."""
    content = used.content or fonts.font_file(used.face).read_bytes()
    font = Font.__new__(Font)
    font.__dict__.update({trait: getattr(used.traits, trait) for trait in FontTraits.__struct_fields__})
    font.hash = name
    font.file_content = content
    font.hb_face = _open_face(content, used.traits.index)
    font.tables = list(used.traits.tables)
    font.variations = dict(used.traits.variations)
    font.widths, font.missing, font.used_in_forms = dict(sorted(used.widths.items())), used.missing, False
    font.to_unicode = dict(sorted(used.words.items()))
    complete_map(font.to_unicode, content, hyphens=hyphens)
    return font


def _open_face(content: bytes, index: int) -> Any:
    """The face of a font file, as HarfBuzz has it."""
    blob = harfbuzz.hb_blob_create(content, len(content), _DUPLICATE, ffi.NULL, ffi.NULL)
    face = harfbuzz.hb_face_create(blob, index)
    harfbuzz.hb_blob_destroy(blob)
    return ffi.gc(face, harfbuzz.hb_face_destroy)
