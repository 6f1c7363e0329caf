"""Draws a piece of a text that was shaped as a whole, from its glyphs: nothing is shaped again (ISO 32000-1, 9.4.3)."""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import Any

from weasyprint.text.ffi import FROM_UNITS, pango
from weasyprint.text.line_break import Layout

from octavo.builders.pdf.compose.shaping import GlyphRun, ShapedText

_EMPTY = pango.PANGO_GLYPH_EMPTY
_UNKNOWN = pango.PANGO_GLYPH_UNKNOWN_FLAG
_FIELDS = 5
"""Integers of a PangoGlyphInfo: the glyph, its width, its offsets along and above the line, and what marks it."""

_GAP = "\ufffc"
"""What stands behind the glyph of a space, where its line may widen it."""


_WRITTEN = "octavo_written"
"""What a font of WeasyPrint keeps: what was written for its glyphs, each once."""


class ComposedText(Layout):
    """A piece of a text, from letter `low` to `high`, with a hyphen or without, as a layout of WeasyPrint.

    Pango gets it only if it is drawn by other means than its glyphs (`reactivate`).
    """

    def __init__(self, shaped: ShapedText, low: int, high: int, hyphen: ShapedText | None, spacing: float) -> None:
        self.shaped, self.low, self.high, self.hyphen = shaped, low, high, hyphen
        self.text = shaped.text[low:high] + (hyphen.text if hyphen else "")
        self.justification_spacing = spacing
        self.max_width = None
        self.first_line_direction = 0
        self.__dict__.update(shaped.decoration)

    def reactivate(self, style: Any) -> None:
        """Waits: whoever draws it asks for Pango by `set_up`."""
        self.style = style

    def set_up(self) -> None:
        """Shapes the piece with Pango."""
        super().reactivate(self.style)

    def deactivate(self) -> None:
        """Lets go of what Pango made."""
        for name in ("layout", "language", "style"):
            self.__dict__.pop(name, None)


def show_text(stream: Any, composed: ComposedText, matrix: Any) -> bool:
    """Draws a piece on a stream; False if it has to be drawn by Pango."""
    size = composed.style["font_size"]
    pieces = [(composed.shaped, composed.low, composed.high)]
    if composed.hyphen:
        pieces.append((composed.hyphen, 0, len(composed.hyphen.text)))
    shown = [_show_piece(stream, *piece) for piece in pieces]
    if not all(shown):
        return False
    stream.set_text_matrix(*matrix.values)
    for found in shown:
        assert found is not None
        font, glyphs = found
        stream.set_font_size(font.hash, size)
        gap = f">{-1000 * composed.justification_spacing / size:.1f}<" if composed.justification_spacing else ""
        stream.show_text(f"<{glyphs.replace(_GAP, gap)}>".replace("<>", " "))
    return True


def _show_piece(stream: Any, shaped: ShapedText, low: int, high: int) -> tuple[Any, str] | None:
    """The font and the glyphs of the letters from `low` to `high`; None if they cannot be drawn from what is known."""
    if len(shaped.runs) != 1:
        return None
    font, _ = stream.add_font(shaped.runs[0].font)
    if font.png or font.svg or font.colr or font.bitmap:
        return None
    if shaped.shown is None or shaped.shown[0] is not font:
        shaped.shown = font, _list_glyphs(stream, font, shaped, shaped.runs[0])
    glyphs = shaped.shown[1]
    if glyphs is None or (high < len(glyphs) and glyphs[high] is None) or glyphs[low] is None:
        return None
    return font, "".join([glyph for glyph in glyphs[low:high] if glyph])


def _list_glyphs(stream: Any, font: Any, shaped: ShapedText, run: GlyphRun) -> list[str | None] | None:
    """What is shown for each letter: its glyphs and the moves between them; None for one that is part of a ligature.

    None at all where a glyph is missing, or stands above the line.
    """
    infos, clusters = array("i", run.infos), array("i", run.clusters)
    text, size = shaped.text, shaped.style["font_size"]
    letters = _letters_by_byte(text)
    shown: list[str | None] = [None] * len(text)
    starts = sorted({*clusters, run.length})
    ends = dict(pairwise(starts))
    written: dict[str, str] = vars(font).setdefault(_WRITTEN, {})
    widths, words, scale = font.widths, font.to_unicode, 1000 * FROM_UNITS / size
    for index, cluster in enumerate(clusters):
        glyph, width, offset, rise, _ = infos[_FIELDS * index : _FIELDS * index + _FIELDS]
        if rise or glyph & _UNKNOWN:
            return None
        letter = letters[cluster]
        if glyph == _EMPTY:
            shown[letter] = (shown[letter] or "") + (f">{-width * scale:.1f}<" if width else "")
            continue
        if glyph not in words:
            words[glyph] = text[letter : letters[ends[cluster]]] if shown[letter] is None else ""
        if glyph not in widths:
            pango.pango_font_get_glyph_extents(run.font, glyph, stream.ink_rect, stream.logical_rect)
            widths[glyph] = round(stream.logical_rect.width * scale)
        move = widths[glyph] + offset * scale - width * scale
        before = f">{-offset * scale:.1f}<" if offset else ""
        after = f">{move:.1f}<" if abs(move) >= 0.5 else ""
        gap = _GAP if text[letter] in " \xa0" else ""
        made = f"{shown[letter] or ''}{before}{glyph:04x}{after}{gap}"
        shown[letter] = written.setdefault(made, made)
    return shown


def _letters_by_byte(text: str) -> dict[int, int]:
    """The letter that begins at each byte of a text in UTF-8, and the end of the text."""
    places, byte = {}, 0
    for letter, character in enumerate(text):
        places[byte] = letter
        byte += len(character.encode())
    places[byte] = len(text)
    return places
