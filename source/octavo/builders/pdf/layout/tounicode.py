"""The ToUnicode map of each font: what its glyphs are when text is copied, searched or read aloud (9.10.3).

WeasyPrint gives the words of a whole cluster to its first glyph and nothing to the others, so that a letter with
points is read as the cluster wherever it is used again, and a point as nothing, which is no valid entry. Here each
accent stands for itself. The hyphen that WeasyPrint puts where a word is parted would be read as part of the word; a
soft one is not (14.8.2.2.3).
"""

from __future__ import annotations

import unicodedata
from io import BytesIO

from fontTools.ttLib import TTFont

_NOTHING = "\u200b"
"""What a glyph is read as that no character stands for by itself."""

_HYPHEN, _SOFT = "\u2010", "\u00ad"


def complete_map(words: dict[int, str], font: bytes, *, hyphens: bool) -> None:
    """Completes, in place, the words of each glyph of a font file, by the glyph's number.

    `hyphens` says whether the hyphen (U+2010) is one of the book's own.
    """
    for glyph in [glyph for glyph, word in words.items() if word == _HYPHEN and not hyphens]:
        words[glyph] = _SOFT
    doubtful = [glyph for glyph, word in words.items() if not word or _is_accented(word)]
    letters = _read_letters(font) if doubtful else {}
    for glyph in doubtful:
        words[glyph] = letters.get(glyph) or words[glyph] or _NOTHING


def _is_accented(words: str) -> bool:
    return len(words) > 1 and any(map(unicodedata.combining, words))


def _read_letters(content: bytes) -> dict[int, str]:
    """The character of each glyph of a font file that has one."""
    with TTFont(BytesIO(content), lazy=True) as font:
        return {font.getGlyphID(name): chr(code) for code, name in sorted(font.getBestCmap().items(), reverse=True)}
