"""The words of a drawn cover: series or publisher, title and subtitle from the top down, names at their foot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from octavo.builders.cover.composition import MARGIN, WIDTH, Composition
from octavo.builders.cover.lettering import (
    LEADING,
    MEASURE,
    CoverFaces,
    FittedText,
    choose_faces,
    drop_missing_letters,
    find_font,
    fit_square,
    fit_text,
    run_width,
)
from octavo.builders.cover.palette import PAPER, Colour, Palette, contrast, mix
from octavo.builders.cover.runs import split_runs
from octavo.builders.cover.wrapping import keep_together
from octavo.builders.xhtml.markup import byline
from octavo.locale.tags import is_right_to_left
from octavo.makers import book_makers
from octavo.model import Book, Metadata
from octavo.notes import Notes

if TYPE_CHECKING:
    from PIL.Image import Image

TITLE, NAMES, SUBTITLE, MASTHEAD = (330, 76), (120, 60), (104, 60), (92, 60)
"""The largest and the least type of each, in pixels of a cover that is 1600 wide: read at a hundred pixels' height."""

TINT, LEAST = 0.45, 4.5
"""How much lighter than the second colour names are, and the least contrast that they keep to the ground."""

LONGEST_NUMBER = 4
"""Characters: a place in a series of more is no number, and is written beside the series' name."""


class CoverText:
    """Sets the words of one cover on its picture."""

    def __init__(self, picture: Image, colours: Palette, book: Book, places: Composition) -> None:
        from PIL import ImageDraw

        self._draw = ImageDraw.Draw(picture)
        self._colours = colours
        self._book = book
        self._places = places
        self._language = book.metadata.language
        self._from_right = is_right_to_left(self._language)
        self._top = places.title

    def draw(self, family: str, notes: Notes) -> None:
        """Draws all words in the same faces, those of `family` if they have every letter, and other letters in others.

        What no face has is left out, and noted, because boxes would say nothing.
        """
        metadata = self._book.metadata
        names = _list_names(self._book)
        words = (metadata.title, metadata.subtitle, names, masthead_words(metadata), series_number(metadata))
        faces = choose_faces("".join(words), family)
        kept, missing = zip(*(drop_missing_letters(text, faces) for text in words), strict=True)
        if lost := "".join(dict.fromkeys("".join(missing))):
            codes = " ".join(f"U+{ord(sign):04X}" for sign in lost)
            notes.add("glyph-missing", f"the cover leaves out what no font has: {codes}")
        title, subtitle, names, head, number = kept
        self._draw_number(number, faces)
        self._draw_masthead(head, faces)
        self._draw_titles(title, subtitle, self._draw_names(names, faces), faces)

    def _draw_masthead(self, words: str, faces: CoverFaces) -> None:
        """Who stands behind the book, over a thin line as wide as the text."""
        if not words:
            return
        top = self._places.masthead
        self._draw_lines(fit_text(words, faces.text, (*MASTHEAD, 110), self._language), top, self._tint())
        rule = MARGIN, top + 124, MARGIN + MEASURE - 1, top + 126
        self._draw.rectangle(rule, fill=mix(self._colours.ground, PAPER, 0.4))

    def _draw_names(self, words: str, faces: CoverFaces) -> int:
        """The names, on the last lines; returns where they begin."""
        fitted = fit_text(words, faces.text, (*NAMES, 330), self._language)
        begin = self._places.end - fitted.height
        self._draw_lines(fitted, begin, self._tint())
        return begin

    def _draw_titles(self, title: str, subtitle: str, end: int, faces: CoverFaces) -> None:
        """The title as large as it fits, a short line of the second colour, and the subtitle."""
        under = fit_text(subtitle, faces.text, (*SUBTITLE, 250), self._language)
        room = end - self._places.title - under.height - 230
        shown = fit_text(title, faces.title, (*TITLE, max(room, 200)), self._language)
        top = self._draw_lines(shown, self._places.title, PAPER)
        if shown.lines:
            top = self._draw_rule(shown, top)
        self._draw_lines(under, top, PAPER)

    def _draw_number(self, number: str, faces: CoverFaces) -> None:
        """The number in the series, large, on leaves of the pattern or beside the one leaf, where lines end."""
        if not number:
            return
        left, top, right, below = self._places.number
        if self._from_right:
            left, right = WIDTH - right, WIDTH - left
        self._draw.rectangle((left, top, right, below), fill=self._colours.ground)
        side = right - left
        fitted = fit_square(number, faces.title, round(side * 0.7))
        font = find_font(fitted.face, fitted.size)
        begin, above, end, under = font.getbbox(number)
        place = left + (side - begin - end) / 2, top + (side - above - under) / 2
        self._draw.text(place, number, fill=PAPER, font=font)

    def _draw_rule(self, over: FittedText, top: int) -> int:
        """A short line under the title, clear of whatever hangs below its last line; returns where words may follow."""
        hanging = over.hanging - over.size * LEADING
        top += 50 + round(max(hanging + over.size * 0.06, 0))
        left = WIDTH - MARGIN - 160 if self._from_right else MARGIN
        self._draw.rectangle((left, top, left + 160, top + 9), fill=self._colours.second)
        return top + 50

    def _draw_lines(self, fitted: FittedText, top: int, colour: Colour) -> int:
        """Draws lines from `top` down; returns where they end."""
        ascent = find_font(fitted.face, fitted.size).getmetrics()[0]
        for line in fitted.lines:
            self._draw_line(line, fitted, top + ascent, colour)
            top += fitted.leading
        return top

    def _draw_line(self, line: str, fitted: FittedText, baseline: int, colour: Colour) -> None:
        """Draws a line run by run, so that it begins, or from right to left ends, at the margin."""
        runs = split_runs(line, fitted.face, self._from_right or None)
        widths = [run_width(run, fitted.size) for run in runs]
        left = WIDTH - MARGIN - sum(widths) if self._from_right else float(MARGIN)
        for run, width in zip(runs, widths, strict=True):
            font, direction = find_font(run.face, fitted.size), "rtl" if run.from_right else None
            self._draw.text((left, baseline), run.words, fill=colour, font=font, anchor="ls", direction=direction)
            left += width

    def _tint(self) -> Colour:
        return tint(self._colours)


def tint(colours: Palette) -> Colour:
    """The second colour, as light as letters need; a theme's may be a dark one."""
    share = TINT
    while share < 1 and contrast(mix(colours.second, PAPER, share), colours.ground) < LEAST:
        share += 0.05
    return mix(colours.second, PAPER, share)


def _list_names(book: Book) -> str:
    """The names under the title; those of one person stay together."""
    makers = [replace(person, name=keep_together(person.name)) for person in book_makers(book)]
    return byline(makers, book.metadata.language)


def masthead_words(metadata: Metadata) -> str:
    """The series, with its place there if that is no number; the publisher of a book that is in none."""
    if metadata.series is None:
        return metadata.publisher
    place = "" if series_number(metadata) else metadata.series.position
    return " · ".join(filter(None, [metadata.series.name, place]))


def series_number(metadata: Metadata) -> str:
    """The place in a series, if it is short enough to be drawn large."""
    position = "".join(metadata.series.position.split()) if metadata.series else ""
    return position if len(position) <= LONGEST_NUMBER else ""
