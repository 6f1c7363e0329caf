"""Texts as Pango shapes them, each once: where every letter begins, how high the line is, and which glyphs show it."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from itertools import accumulate
from typing import Any, NamedTuple

from weasyprint.text.ffi import FROM_UNITS, ffi, gobject, pango, unicode_to_char_p
from weasyprint.text.line_break import Layout, line_size, strut

from octavo.builders.pdf.compose.reasons import NotComposedError, Reason

ffi.cdef("void pango_glyph_item_get_logical_widths(PangoGlyphItem *item, const char *text, int *widths);")
ffi.cdef("void *g_object_ref(void *object);")

_SETTING = (
    "font_family", "font_size", "font_style", "font_weight", "font_stretch", "font_variation_settings",
    "font_variant_caps", "font_variant_ligatures", "font_variant_position", "font_variant_numeric",
    "font_variant_alternates", "font_variant_east_asian", "font_kerning", "font_feature_settings",
    "font_language_override", "lang", "direction", "letter_spacing", "word_spacing", "text_decoration_line",
    "overflow_wrap",
)  # fmt: skip
"""The properties on which it depends how a text is shaped."""

_DECORATION = (
    "ascent", "underline_position", "underline_thickness", "strikethrough_position", "strikethrough_thickness",
)  # fmt: skip
"""What WeasyPrint keeps of a layout to draw lines under, over and through its text."""


class GlyphRun(NamedTuple):
    """Glyphs of one font: `infos` are Pango's records of them, five integers each, as they lie in memory.

    `clusters` are integers, too: the bytes of the run's text at which the letters of each begin. The run begins at byte
    `offset` of the whole text and has `length` of them.
    """

    font: Any
    infos: bytes
    clusters: bytes
    offset: int
    length: int


class ShapedText:
    """A text on one line.

    `x` is where each letter begins, and the last one ends; `height` and `baseline` are of the line, `leading` is half
    of what its line height has more. All are CSS pixels. `mixed` says that it is set in several fonts.
    """

    __slots__ = ("baseline", "decoration", "height", "leading", "mixed", "runs", "shown", "style", "text", "width", "x")

    def __init__(self, text: str, style: Any, layout: Layout, leading: float) -> None:
        self.text = text
        self.style = style
        layout.set_text(text)
        line, _ = layout.get_first_line()
        letters, _ = unicode_to_char_p(layout.text)
        widths: list[int] = []
        self.runs = tuple(_read_runs(line, letters, widths))
        if len(widths) < len(text) or len(layout.text) > len(text) + 1:
            raise NotComposedError(Reason.ODD_TEXT)
        self.x = array("d", [0.0, *accumulate([width * FROM_UNITS for width in widths[: len(text)]])])
        self.width, self.height = line_size(line, style)
        if style["letter_spacing"] != "normal":
            self.x[-1] += style["letter_spacing"]
        self.baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
        self.leading = (leading - self.height) / 2
        self.mixed = len({run.font for run in self.runs}) > 1
        self.decoration = {name: getattr(layout, name) for name in _DECORATION if hasattr(layout, name)}
        self.shown: Any = None


def _read_runs(line: Any, letters: Any, widths: list[int]) -> Iterator[GlyphRun]:
    """The runs of a line, whose letters are `letters`; the width of each letter is added to `widths`."""
    run = line.runs
    while run != ffi.NULL:
        item, glyphs = run.data.item, run.data.glyphs
        if item.analysis.level % 2:
            raise NotComposedError(Reason.RIGHT_TO_LEFT)
        found = ffi.new("int[]", item.num_chars)
        pango.pango_glyph_item_get_logical_widths(run.data, letters, found)
        widths += ffi.unpack(found, item.num_chars)
        count = glyphs.num_glyphs
        yield GlyphRun(
            _keep_font(item.analysis.font),
            bytes(ffi.buffer(glyphs.glyphs, count * ffi.sizeof("PangoGlyphInfo"))),
            bytes(ffi.buffer(glyphs.log_clusters, count * ffi.sizeof("int"))),
            item.offset,
            item.length,
        )
        run = run.next


_FONTS: dict[Any, Any] = {}
"""The fonts of Pango that were met: they are kept until the process ends, as there are few."""


def _keep_font(font: Any) -> Any:
    """The same font for the same address, which stays valid when the layout that it came with is gone."""
    if font not in _FONTS:
        gobject.g_object_ref(font)
        _FONTS[font] = font
    return _FONTS[font]


def _frozen(value: Any) -> Any:
    """The value of a property as a key."""
    return frozenset(value) if isinstance(value, set) else tuple(value) if isinstance(value, list) else value


class Shaper:
    """Shapes the texts of a book, each once for each way of setting it."""

    def __init__(self) -> None:
        self._texts: dict[tuple[int, str, Any], ShapedText] = {}
        self._settings: dict[tuple[Any, ...], int] = {}
        self._known: dict[int, tuple[int, Any]] = {}
        self._layouts: dict[int, Layout] = {}
        self._struts: dict[Any, tuple[float, float]] = {}

    def shape(self, text: str, style: Any) -> ShapedText:
        """The text as it is set. Raises `NotComposedError` for one from right to left, or that Pango changes."""
        key = self._number(style), text, style["line_height"]
        found = self._texts.get(key)
        if found is None:
            found = self._texts[key] = ShapedText(text, style, self._layout(style), self.strut(style)[0])
        return found

    def strut(self, style: Any) -> tuple[float, float]:
        """How high a line of this style is, and where its base line is: as WeasyPrint's `strut`, whose key is slow."""
        key = self._number(style), style["line_height"]
        if key not in self._struts:
            self._struts[key] = strut(style)
        return self._struts[key]

    def close(self) -> None:
        """Lets go of all but what is drawn: the glyphs, which pages hold."""
        for text in self._texts.values():
            text.x = array("d")
        self._texts.clear()
        self._layouts.clear()

    def space(self, style: Any) -> float:
        """How wide a space is."""
        return float(self.shape(" ", style).width)

    def _number(self, style: Any) -> int:
        """The number of the way in which a style sets text; the style is kept, because its address is its name."""
        known = self._known.get(id(style))
        if known is None:
            setting = tuple([_frozen(style[name]) for name in _SETTING])
            known = self._known[id(style)] = self._settings.setdefault(setting, len(self._settings)), style
        return known[0]

    def _layout(self, style: Any) -> Layout:
        """A layout for texts of a style: kept, but for one with spacing, whose attributes would add up."""
        if style["letter_spacing"] != "normal" or style["word_spacing"]:
            return Layout(style)
        number = self._number(style)
        if number not in self._layouts:
            self._layouts[number] = Layout(style)
        return self._layouts[number]
