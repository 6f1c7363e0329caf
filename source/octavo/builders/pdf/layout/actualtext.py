"""The words of scripts whose letters join, stack or change places, said beside what is drawn (ISO 32000-1, 14.9.4).

A ToUnicode map says what one glyph is read as. A vowel that is drawn before its consonant, or a stack of letters that
is one glyph here and three there, cannot be read back by it: "हिन्दी" would be "िहन्दी". So each word of such a script is
a span with its letters as they were written. Words from right to left are left to the map.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pydyf
from weasyprint.draw import text as text_drawing
from weasyprint.text.ffi import ffi, pango

_DRAW_FIRST_LINE = text_drawing.draw_first_line

_JOINED = re.compile(
    "[\u0900-\u109f\u1100-\u11ff\u1700-\u18af\u1900-\u1c7f\u1cd0-\u1cff"
    "\ua800-\ua82f\ua840-\ua8ff\ua900-\uaaff\uabc0-\uabff]"
)
"""Finds letters of such scripts, from Devanagari to Meetei Mayek, and the jamo of Hangul that make syllables."""

_VARIED = re.compile("[\ufe00-\ufe0f\u20e3]")
"""Finds what varies or encloses the sign before it, and is drawn with it as one glyph ("1", U+FE0F and U+20E3)."""

_WORD = re.compile(" ?[^\\s\u2010]+ ?")
"""Finds words. The hyphen at which one is parted (U+2010) is none of its letters; a space beside it goes with
it, because PDFium skips spaces that are drawn alone."""

_SHOWN = re.compile("<([0-9a-f]*)>|([^<]+)")
"""Takes the operand of TJ apart: glyphs, each four digits, and moves between them ("<00410042>-19<0043>")."""


def draw_first_line(stream: Any, textbox: Any, text_overflow: Any, block_ellipsis: Any, matrix: Any) -> Any:
    """Stands for `weasyprint.draw.text.draw_first_line`: says the words of scripts that cannot be read from glyphs."""
    if _VARIED.search(textbox.text):
        _name_lone_glyphs(stream, textbox.pango_layout)
    if not _JOINED.search(textbox.text) or text_overflow == "ellipsis" or block_ellipsis != "none":
        return _DRAW_FIRST_LINE(stream, textbox, text_overflow, block_ellipsis, matrix)
    spoken = _SpokenStream(stream, _read_words(textbox.pango_layout))
    emojis = _DRAW_FIRST_LINE(spoken, textbox, text_overflow, block_ellipsis, matrix)
    spoken.begin_word(None)
    return emojis


def is_spoken(text: str) -> bool:
    """Whether it is said what the words of a text are, or how its signs vary."""
    return bool(_VARIED.search(text) or _JOINED.search(text))


def _name_lone_glyphs(stream: Any, layout: Any) -> None:
    """Says what a glyph is read as that is drawn alone for letters of which others are drawn as nothing.

    WeasyPrint reads a glyph as the letters up to those of the next one, and the glyph of nothing has the same ones.
    """
    for run in _read_runs(layout):
        item, glyphs = run.item, run.glyphs
        places = [glyphs.log_clusters[index] for index in range(glyphs.num_glyphs)]
        ends = dict(pairwise([*sorted(set(places)), item.length]))
        drawn = [index for index in range(len(places)) if glyphs.glyphs[index].glyph != pango.PANGO_GLYPH_EMPTY]
        alone = Counter(places[index] for index in drawn)
        names, written = stream.add_font(item.analysis.font)[0].to_unicode, layout.text.encode()[item.offset :]
        for index in drawn:
            if alone[start := places[index]] == 1:
                names.setdefault(glyphs.glyphs[index].glyph, written[start : ends[start]].decode())


class _Word(NamedTuple):
    """A word of a line, and at which bytes of its text it begins and ends."""

    letters: str
    start: int
    end: int


def _find_words(text: str) -> Iterator[_Word]:
    """The words of a line that are to be said."""
    for found in _WORD.finditer(text):
        if _JOINED.search(found[0]):
            start = len(text[: found.start()].encode())
            yield _Word(found[0], start, start + len(found[0].encode()))


def _read_words(layout: Any) -> Iterator[_Word | None]:
    """For each glyph of a line, in the order of drawing, the word that it is drawn for, if that is to be said."""
    words = list(_find_words(layout.text))
    starts = [word.start for word in words]
    for item, place in _read_glyphs(layout):
        word = words[bisect(starts, place) - 1] if words and place >= starts[0] else None
        yield word if word and place < word.end and item.analysis.level % 2 == 0 else None


def _read_glyphs(layout: Any) -> Iterator[tuple[Any, int]]:
    """The run of each glyph that is drawn, and at which byte the letters that it stands for begin."""
    for run in _read_runs(layout):
        item, glyphs = run.item, run.glyphs
        for index in range(glyphs.num_glyphs):
            if glyphs.glyphs[index].glyph != pango.PANGO_GLYPH_EMPTY:
                yield item, item.offset + glyphs.log_clusters[index]


def _read_runs(layout: Any) -> Iterator[Any]:
    """The runs of a line, each of one face and one script, in the order of drawing."""
    run = layout.get_first_line()[0].runs[0]
    while run != ffi.NULL:
        yield run.data
        run = run.next


class _SpokenStream:
    """A stream that begins a span with the letters of each word where its first glyph is shown."""

    def __init__(self, stream: Any, words: Iterator[_Word | None]) -> None:
        self._stream = stream
        self._words = words
        self._word: _Word | None = None

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def show_text(self, shown: str) -> None:
        """Shows glyphs and moves, those of each word in a span of its own."""
        ready = ""
        for glyphs, move in _SHOWN.findall(shown):
            ready += f"{move} "  # two may follow each other
            for glyph in re.findall("....", glyphs):
                word = next(self._words, None)
                if word is not self._word:
                    self._show(ready)
                    self.begin_word(word)
                    ready = ""
                ready += f"<{glyph}>"
        self._show(ready)

    def _show(self, ready: str) -> None:
        if ready:
            self._stream.show_text(ready)

    def begin_word(self, word: _Word | None) -> None:
        """Ends the span of the word before, and begins that of the next one, if there is one."""
        if self._word:
            self._stream.end_marked_content()
        if word:
            letters = pydyf.Dictionary({"ActualText": pydyf.String(word.letters)})
            self._stream.begin_marked_content("Span", letters)
        self._word = word
