"""Text from right to left, drawn so that it is copied and found as it is written.

WeasyPrint says of each glyph once for the whole book what it is (ToUnicode), and sets letters and marks where readers
take a word for two. Here a letter says what it is itself (ActualText, ISO 32000-1, 14.9.4) where its glyphs do not:
where they are several, or say something else elsewhere, or stand above the line or behind a gap.

That is one character at a time, because PDFium, MuPDF and Poppler turn round what is longer: the others of a cluster, a
mark or the second letter of a ligature, are said by what is drawn unseen at its left. Scripts from left to right are
said word by word (`actualtext`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from itertools import accumulate, zip_longest
from typing import Any

import pydyf
from fontTools.ttLib import TTFont
from weasyprint.text.ffi import FROM_UNITS, ffi, pango

from octavo.builders.pdf.compose.showing import ComposedText, show_text
from octavo.builders.pdf.layout import actualtext
from octavo.builders.pdf.layout.clusters import EMPTY, Cluster, Glyph, find_gap, join_marks, read_clusters

_TURNED = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Finds letters that run from right to left."""

_JOINERS = {"\u200c", "\u200d"}
"""What is never drawn, and is part of how a word is spelled: Persian writes it between "نامه" and "ها"."""

_WITH_SIZES = 14802
"""The version of Pango that says the size of a font as it is (GNOME/pango, issue 530)."""

_NEAR = 0.05
"""Thousandths of the font's size that nobody sees."""

_GAP = 60
"""Thousandths of the font's size that a reader may take for a space."""


def draw_first_line(stream: Any, textbox: Any, text_overflow: str, block_ellipsis: Any, matrix: Any) -> Any:
    """Stands for `weasyprint.draw.text.draw_first_line`: draws the line of a text, and returns its coloured signs."""
    cut = text_overflow == "ellipsis" or block_ellipsis != "none"
    if isinstance(textbox.pango_layout, ComposedText):
        if not textbox.text.strip():
            return []
        if not cut and not actualtext.is_spoken(textbox.text) and show_text(stream, textbox.pango_layout, matrix):
            return []
        textbox.pango_layout.set_up()
    if not cut and _TURNED.search(textbox.text) and _draw_turned(stream, textbox, matrix):
        return []
    return actualtext.draw_first_line(stream, textbox, text_overflow, block_ellipsis, matrix)


def _draw_turned(stream: Any, textbox: Any, matrix: Any) -> bool:
    """Draws the line of a text, if it has no coloured signs, and none that its fonts lack."""
    layout = textbox.pango_layout
    pango.pango_layout_set_single_paragraph_mode(layout.layout, True)
    runs = [(run, *stream.add_font(run.item.analysis.font)) for run in _list_runs(layout.get_first_line()[0])]
    if any(font.png or font.svg or font.colr or font.bitmap or _is_lacking(run) for run, font, _ in runs):
        return False
    stream.set_text_matrix(*matrix.values)
    old = pango.pango_version() < _WITH_SIZES
    for run, font, size in runs:
        pen = _Pen(stream, font, run.item.analysis.font, textbox.style["font_size"] if old else size)
        pen.draw_run(run, layout.text.encode())
    return True


def _list_runs(line: Any) -> Iterator[Any]:
    """The runs of a line of Pango, from left to right: glyphs of one font and direction."""
    run = line.runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


def _is_lacking(run: Any) -> bool:
    """Whether a font lacks one of the characters of a run."""
    numbers = [info.glyph for info in run.glyphs.glyphs[0 : run.glyphs.num_glyphs]]
    return any(number != EMPTY and number & pango.PANGO_GLYPH_UNKNOWN_FLAG for number in numbers)


class _Pen:
    """Draws a run in a font (WeasyPrint's, and the same of Pango) of some size on a stream.

    `_line` is how far the run goes that was drawn, and `_at` where the file has come to; both are thousandths of the
    size. `_shown` waits to be written: glyphs, and movements (ISO 32000-1, 9.4.3).
    """

    def __init__(self, stream: Any, font: Any, face: Any, size: float) -> None:
        self._stream = stream
        self._font = font
        self._face = face
        self._size = size
        self._line = self._at = self._rise = 0.0
        self._shown: list[str] = []

    def draw_run(self, run: Any, line: bytes) -> None:
        """Draws a run of the text `line`."""
        self._stream.set_font_size(self._font.hash, self._size)
        turned = bool(run.item.analysis.level % 2)
        clusters = list(read_clusters(run, line, self._size))
        if turned:
            clusters = list(join_marks(clusters))
        for cluster, following in zip_longest(clusters, clusters[1:]):
            self._draw(cluster, turned, find_gap(cluster, following) if turned and following else 0)
        self._move_to(self._line)
        self._write()

    def _draw(self, cluster: Cluster, turned: bool, gap: float) -> None:
        """Draws a cluster; a `gap` behind it is part of its word."""
        shown = [glyph.number for glyph in cluster.glyphs if glyph.number != EMPTY]
        self._last = min(shown, key=self._advance, default=0)
        end = self._line + sum(glyph.width for glyph in cluster.glyphs)
        if all(glyph.number == EMPTY for glyph in cluster.glyphs):
            if cluster.text in _JOINERS:
                self._blank(cluster.text)
        elif gap < _GAP and self._is_clear(cluster, turned):
            self._put(cluster.glyphs[0], self._line)
        else:
            for character in reversed(cluster.text[1:]) if turned else ():
                self._blank(character)
            with self._saying(cluster.text[0] if turned else cluster.text):
                self._put_all(cluster, turned, end + gap)
        self._line = end

    def _is_clear(self, cluster: Cluster, turned: bool) -> bool:
        """Whether a cluster is read as its text by itself: its one glyph is that everywhere."""
        known = self._font.to_unicode
        if len(cluster.glyphs) > 1 or (turned and len(cluster.text) > 1):
            return False
        number = cluster.glyphs[0].number
        known[number] = known.get(number) or cluster.text
        return bool(known[number] == cluster.text and not cluster.glyphs[0].rise)

    def _put_all(self, cluster: Cluster, turned: bool, end: float) -> None:
        """The glyphs of a cluster; those from right to left begin with the letter, whose place is that of the text."""
        starts = accumulate((glyph.width for glyph in cluster.glyphs), initial=self._line)
        places = [*zip(cluster.glyphs, starts, strict=False)]
        characters = cluster.text if len(cluster.text) == len(places) else [""] * len(places)
        for (glyph, place), character in zip(places[::-1] if turned else places, characters, strict=True):
            if glyph.number != EMPTY:
                self._font.to_unicode.setdefault(glyph.number, character)
                self._put(glyph, place)
        if abs(self._at - end) > _NEAR and (len(places) > 1 or abs(self._at - end) > _GAP):
            self._put_space(end)

    def _put(self, glyph: Glyph, place: float) -> None:
        if glyph.rise != self._rise:
            self._write()
            self._rise = glyph.rise
            self._stream.set_text_rise(glyph.rise)
        self._move_to(place + glyph.offset)
        self._shown.append(f"<{glyph.number:04x}>")
        self._at += self._advance(glyph.number)

    def _move_to(self, place: float) -> None:
        if abs(self._at - place) > _NEAR:
            self._shown.append(f" {self._at - place:.1f} ")
            self._at = place

    def _write(self) -> None:
        """Writes what waits, and goes back to the line."""
        if self._shown:
            self._stream.show_text("".join(self._shown))
            self._shown.clear()
        if self._rise:
            self._rise = 0.0
            self._stream.set_text_rise(0)

    @contextmanager
    def _saying(self, text: str) -> Iterator[None]:
        """What is drawn inside it is read as `text`."""
        self._write()
        self._stream.begin_marked_content("Span", pydyf.Dictionary({"ActualText": pydyf.String(text)}))
        yield
        self._write()
        self._stream.end_marked_content()

    def _blank(self, text: str) -> None:
        """Says `text` where nothing is drawn."""
        with self._saying(text):
            self._put_blank()

    def _put_space(self, end: float) -> None:
        """A space that ends at a place: it fills a gap in what is said by other words."""
        number = _find_space(self._font)
        self._font.to_unicode.setdefault(number, " ")
        self._move_to(end - self._advance(number))
        self._shown.append(f"<{number:04x}>")
        self._at = end

    def _put_blank(self) -> None:
        """A space that is nearly as wide as nothing."""
        number = self._last or _find_space(self._font)
        self._font.to_unicode.setdefault(number, "")
        self._write()
        self._move_to(self._line)
        self._write()
        self._stream.stream.append(b"3 Tr 1 Tz")
        self._stream.show_text(f"<{number:04x}>")
        self._stream.stream.append(b"0 Tr 100 Tz")
        self._at += self._advance(number) / 100

    def _advance(self, number: int) -> int:
        """How far a glyph moves what follows, as the font has it."""
        widths = self._font.widths
        if number not in widths:
            ink, logical = self._stream.ink_rect, self._stream.logical_rect
            pango.pango_font_get_glyph_extents(self._face, number, ink, logical)
            widths[number] = round(logical.width * 1000 * FROM_UNITS / self._size)
        return int(widths[number])


def _find_space(font: Any) -> int:
    """The glyph of the space in a font; it is looked for once."""
    if "space" not in vars(font):
        with TTFont(BytesIO(font.file_content), fontNumber=font.index, lazy=True) as opened:
            font.space = opened.getGlyphID(opened.getBestCmap().get(0x20, ".notdef"))
    return int(font.space)
