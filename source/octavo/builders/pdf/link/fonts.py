"""The fonts of a book: those of its fragments, each once, with the glyphs of all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from msgspec.structs import replace

from octavo.builders.pdf.fragment import Fragment, UsedFont, WrittenFonts
from octavo.store import Store, make_key, recall

FontKey: TypeAlias = tuple[str, tuple[tuple[int, int], ...]]
"""What makes two fonts one: their name, and the numbers that they have for letters which they lack."""


WriteFonts: TypeAlias = Callable[[Sequence[UsedFont], bool], WrittenFonts]
"""Writes fonts; the second value says whether the hyphen at which words are parted is one of the book's own."""


def font_key(font: UsedFont) -> FontKey:
    """What a font is known by in its book."""
    return font.name, tuple(sorted(font.missing.items()))


def merge_fonts(fragments: Iterable[Fragment]) -> dict[FontKey, UsedFont]:
    """The fonts of a book. Where two fragments read a glyph as different words, the first of them is right."""
    merged: dict[FontKey, UsedFont] = {}
    for fragment in fragments:
        for font in fragment.fonts:
            known = merged.get(font_key(font))
            if known is None:
                merged[font_key(font)] = replace(font, widths=dict(font.widths), words=dict(font.words))
                continue
            for glyph, width in font.widths.items():
                known.widths.setdefault(glyph, width)
            for glyph, words in font.words.items():
                known.words.setdefault(glyph, words)
    return merged


def write_fonts(fonts: Sequence[UsedFont], hyphens: bool, write: WriteFonts, store: Store) -> WrittenFonts:
    """The objects of fonts, kept from one build to the next: most edits need no other glyph."""
    key = make_key("font", [_sort(font) for font in fonts], hyphens)
    return recall(store, key, WrittenFonts, lambda: write(fonts, hyphens))


def _sort(font: UsedFont) -> UsedFont:
    return replace(font, widths=dict(sorted(font.widths.items())), words=dict(sorted(font.words.items())))
