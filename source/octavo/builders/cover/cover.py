"""The cover picture, shared by every builder: the book's own, or one drawn from its words.

A drawn cover is 1600 × 2560 pixels (what shops and e-readers ask for): the series or the publisher at the head, the
title, the names, and a pattern of folded sheets at the foot. Colours and pattern come from digests, so that each book
on a shelf looks its own way, and always the same. Books of a series share their colours and the kind of their
pattern, and show their number.
"""

from __future__ import annotations

import hashlib
from io import BytesIO
from typing import TYPE_CHECKING

from octavo.builders.cover.lettering import (
    LEADING,
    WIDTH,
    CoverFaces,
    FittedText,
    choose_faces,
    drop_missing_letters,
    find_font,
    fit_square,
    fit_text,
    run_width,
)
from octavo.builders.cover.palette import PAPER, Palette, choose_palette, contrast, mix
from octavo.builders.cover.pattern import TILE, draw_pattern
from octavo.builders.cover.runs import split_runs
from octavo.builders.xhtml.pages import book_authors
from octavo.errors import FetchError
from octavo.locale.tags import is_right_to_left
from octavo.model import Book, Metadata
from octavo.notes import Notes
from octavo.pictures.limits import Limits
from octavo.resources import Asset, Assets, make_asset
from octavo.theme import ThemeSettings

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1600, 2560)
"""Width and height, in pixels, of a drawn cover, and the most that a given one keeps."""

SMALLEST = 500
"""A given cover whose short side has fewer pixels is refused by some shops, and blurred in the others."""

HEAVIEST = 5_000_000
"""Bytes: what every shop takes."""

ROWS = 3
MARGIN = (SIZE[0] - WIDTH) // 2
FOOT = SIZE[1] - ROWS * TILE
"""Where the pattern begins."""

_ORIENTATION = 0x0112

TINT, LEAST = 0.45, 4.5
"""How much lighter than the second colour names are, and the least contrast that they keep to the ground."""

LONGEST_NUMBER = 4
"""Characters: a place in a series of more is no number, and is written beside the series' name."""


def make_cover(book: Book, assets: Assets, notes: Notes, settings: ThemeSettings | None = None) -> Asset:
    """The cover of `book`: the picture that its metadata names, fitted, or a drawn one in the `settings` of a theme."""
    name = book.metadata.cover
    if name in assets:
        return _fit_given(assets[name], notes)
    if name:
        notes.add("picture-missing", f"the cover {name} is not in the store; one was drawn")
    return _draw_cover(book, assets, notes, settings or ThemeSettings(label=""))


# --- a given one -----------------------------------------------------------------------------------


def _fit_given(given: Asset, notes: Notes) -> Asset:
    """A given picture as RGB JPEG of `SIZE` and `HEAVIEST` at most, in its own shape; a good one as it is."""
    if min(given.width, given.height) < SMALLEST and given.media_type != "image/svg+xml":
        notes.add("cover-small", f"{given.width} × {given.height} pixels")
    if _is_good(given):
        return given
    try:
        return _write_jpeg(_flatten(given))
    except FetchError as error:  # a drawing that cannot become pixels: readers of EPUB 3 show it as it is
        notes.add(error.code, f"the cover: {error.message}")
        return given


def _is_good(given: Asset) -> bool:
    """Whether a picture is what shops ask for already: a JPEG in sRGB, upright as it is, and of no excess."""
    from PIL import Image

    from octavo.pictures.pixels import is_srgb

    if given.media_type != "image/jpeg" or given.size > HEAVIEST:
        return False
    with Image.open(BytesIO(given.content)) as opened:
        upright = opened.getexif().get(_ORIENTATION, 1) in {0, 1}
        fits = opened.width <= SIZE[0] and opened.height <= SIZE[1]
        return opened.mode == "RGB" and upright and fits and is_srgb(opened)


def _flatten(given: Asset) -> Image:
    """The pixels of a picture or a drawing: upright, in sRGB, on white, no larger than a cover."""
    from PIL import Image

    from octavo.pictures.pixels import prepare
    from octavo.pictures.rasterise import rasterise as rasterised

    limits = Limits(width=SIZE[0], height=SIZE[1])
    content = rasterised(given, limits) if given.media_type == "image/svg+xml" else given.content
    with Image.open(BytesIO(content)) as opened:
        return prepare(opened, limits).convert("RGB")


def _write_jpeg(picture: Image) -> Asset:
    for quality in (88, 80, 70, 60):
        written = BytesIO()
        picture.save(written, "JPEG", quality=quality)
        if written.tell() <= HEAVIEST:
            break
    return make_asset(written.getvalue(), "image/jpeg", picture.size)


# --- a drawn one -----------------------------------------------------------------------------------


def _draw_cover(book: Book, assets: Assets, notes: Notes, settings: ThemeSettings) -> Asset:
    from PIL import Image

    metadata = book.metadata
    series = metadata.series
    own = _digest(metadata.title, book_authors(book), series.position if series else "")
    shared = _digest(series.name) if series else own
    colour = choose_palette(book, assets, settings.cover.colours, shared[0])
    picture = Image.new("RGB", SIZE, colour.ground)
    draw_pattern(picture, FOOT, colour, family=shared[1], chances=own[1:])
    _CoverText(picture, colour, metadata, notes).draw(book_authors(book), settings.faces.headings)
    return _write_jpeg(picture)


def _digest(*words: str) -> bytes:
    return hashlib.sha256("\n".join(words).encode("utf-8", "replace")).digest()


class _CoverText:
    """Sets the words of a cover: series or publisher, title and subtitle from the top down, names above the pattern."""

    def __init__(self, picture: Image, colour: Palette, metadata: Metadata, notes: Notes) -> None:
        from PIL import ImageDraw

        self._draw = ImageDraw.Draw(picture)
        self._colour = colour
        self._metadata = metadata
        self._language = metadata.language
        self._notes = notes
        self._from_right = is_right_to_left(metadata.language)
        self._top = 230

    def draw(self, names: str, family: str) -> None:
        """Draws all words in the same faces, those of `family` if they have every letter, and other letters in others.

        What no face has is left out, because boxes would say nothing.
        """
        metadata = self._metadata
        words = (metadata.title, metadata.subtitle, names, _masthead_words(metadata), _series_number(metadata))
        faces = choose_faces("".join(words), family)
        kept, missing = zip(*(drop_missing_letters(text, faces) for text in words), strict=True)
        if lost := "".join(dict.fromkeys("".join(missing))):
            codes = " ".join(f"U+{ord(sign):04X}" for sign in lost)
            self._notes.add("glyph-missing", f"the cover leaves out what no font has: {codes}")
        title, subtitle, names, head, number = kept
        self._draw_number(number, faces)
        self._draw_masthead(head, faces)
        self._draw_titles(title, subtitle, self._draw_names(names, faces), faces)

    def _draw_masthead(self, words: str, faces: CoverFaces) -> None:
        """Who stands behind the book, over a thin line as wide as the text."""
        if not words:
            return
        self._top = 150
        self._draw_lines(fit_text(words, faces.text, (76, 60, 90), self._language), self._tint())
        self._draw.rectangle((MARGIN, 266, MARGIN + WIDTH - 1, 268), fill=mix(self._colour.ground, PAPER, 0.4))
        self._top = 350

    def _draw_names(self, words: str, faces: CoverFaces) -> int:
        """The names, on the last lines above the pattern; returns where they begin."""
        fitted = fit_text(words, faces.text, (88, 60, 220), self._language)
        kept, self._top = self._top, FOOT - 100 - fitted.height
        begin = self._top
        self._draw_lines(fitted, self._tint())
        self._top = kept
        return begin

    def _draw_titles(self, title: str, subtitle: str, end: int, faces: CoverFaces) -> None:
        """The title as large as it fits, a short line of the second colour, and the subtitle."""
        under = fit_text(subtitle, faces.text, (88, 60, 200), self._language)
        room = end - self._top - under.height - 280
        shown = fit_text(title, faces.title, (330, 76, max(room, 200)), self._language)
        self._draw_lines(shown, PAPER)
        if shown.lines:
            self._draw_rule(shown)
        self._draw_lines(under, PAPER)

    def _draw_number(self, number: str, faces: CoverFaces) -> None:
        """The number in the series, large, on two by two tiles of the pattern, where lines end."""
        if not number:
            return
        side = 2 * TILE
        left = 0 if self._from_right else SIZE[0] - side
        top = SIZE[1] - side
        self._draw.rectangle((left, top, left + side, SIZE[1]), fill=self._colour.ground)
        fitted = fit_square(number, faces.title, side - 190)
        font = find_font(fitted.face, fitted.size)
        begin, above, end, below = font.getbbox(number)
        place = left + (side - begin - end) / 2, top + (side - above - below) / 2
        self._draw.text(place, number, fill=PAPER, font=font)

    def _draw_rule(self, over: FittedText) -> None:
        """A short line under the title, clear of whatever hangs below its last line."""
        hanging = over.hanging - over.size * LEADING
        self._top += 60 + round(max(hanging + over.size * 0.06, 0))
        left = SIZE[0] - MARGIN - 160 if self._from_right else MARGIN
        self._draw.rectangle((left, self._top, left + 160, self._top + 9), fill=self._colour.second)
        self._top += 65

    def _draw_lines(self, fitted: FittedText, colour: tuple[int, int, int]) -> None:
        ascent = find_font(fitted.face, fitted.size).getmetrics()[0]
        for line in fitted.lines:
            self._draw_line(line, fitted, self._top + ascent, colour)
            self._top += fitted.leading

    def _draw_line(self, line: str, fitted: FittedText, baseline: int, colour: tuple[int, int, int]) -> None:
        """Draws a line run by run, so that it begins, or from right to left ends, at the margin."""
        runs = split_runs(line, fitted.face, self._from_right or None)
        widths = [run_width(run, fitted.size) for run in runs]
        left = SIZE[0] - MARGIN - sum(widths) if self._from_right else float(MARGIN)
        for run, width in zip(runs, widths, strict=True):
            font, direction = find_font(run.face, fitted.size), "rtl" if run.from_right else None
            self._draw.text((left, baseline), run.words, fill=colour, font=font, anchor="ls", direction=direction)
            left += width

    def _tint(self) -> tuple[int, int, int]:
        """The second colour, as light as letters need; a theme's may be a dark one."""
        share = TINT
        while share < 1 and contrast(mix(self._colour.second, PAPER, share), self._colour.ground) < LEAST:
            share += 0.05
        return mix(self._colour.second, PAPER, share)


def _masthead_words(metadata: Metadata) -> str:
    """The series, with its place there if that is no number; the publisher of a book that is in none."""
    if metadata.series is None:
        return metadata.publisher
    return " · ".join(
        filter(None, [metadata.series.name, "" if _series_number(metadata) else metadata.series.position])
    )


def _series_number(metadata: Metadata) -> str:
    """The place in a series, if it is short enough to be drawn large."""
    position = "".join(metadata.series.position.split()) if metadata.series else ""
    return position if len(position) <= LONGEST_NUMBER else ""
