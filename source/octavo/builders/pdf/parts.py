"""What stands for the pages of each article and part: the key of their fragment, and what its glyphs are read as.

A glyph is read as what the first fragment of the book that shows it says, so that an edit elsewhere may change how an
article is read whose own pages are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256

import msgspec

from octavo.builders.pdf.fragment import Fragment, UsedFont
from octavo.builders.pdf.link.fonts import FontKey, font_key, merge_fonts
from octavo.builders.pdf.piece import Piece
from octavo.model import Book


def digest_parts(pieces: Sequence[Piece], book: Book) -> dict[str, str]:
    """A digest for each article and part, by its id."""
    fonts = merge_fonts(piece.fragment for piece in pieces)
    hyphens = any(piece.fragment.hyphens for piece in pieces)
    found = {piece.job.name: _digest(piece, fonts, hyphens) for piece in pieces}
    ids = [*(article.id for article in book.articles), *(part.id for part in book.parts)]
    return {name: found[name] if name in found else found[""] for name in ids if name in found or "" in found}


def _digest(piece: Piece, fonts: dict[FontKey, UsedFont], hyphens: bool) -> str:
    read = [(piece.key, hyphens), *_read_glyphs(piece.fragment, fonts)]
    return sha256(msgspec.msgpack.encode(read)).hexdigest()


def _read_glyphs(fragment: Fragment, fonts: dict[FontKey, UsedFont]) -> list[tuple[str, list[tuple[int, str]]]]:
    """What the glyphs of a fragment are read as in its book."""
    return [
        (font.name, [(glyph, fonts[font_key(font)].words[glyph]) for glyph in sorted(font.words)])
        for font in fragment.fonts
    ]
