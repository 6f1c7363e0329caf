"""A card of a book, as social networks and messengers show it beside a link: its cover, and its words beside that."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from msgspec.structs import replace

from octavo.builders.cover.composition import MARGIN, WIDTH, Composition
from octavo.builders.cover.given import write_jpeg
from octavo.builders.cover.identity import find_identity
from octavo.builders.cover.lettering import MEASURE
from octavo.builders.cover.palette import Palette, choose_palette, mix
from octavo.builders.cover.words import CoverText, masthead_words
from octavo.locale.tags import is_right_to_left
from octavo.model import Book
from octavo.notes import Notes
from octavo.resources import Asset, Assets
from octavo.theme import ThemeSettings

if TYPE_CHECKING:
    from PIL.Image import Image

SIZE = (1200, 630)
"""Pixels of a card: what Open Graph and its readers ask for."""

_SCALE = 1.8
"""The card is drawn larger, so that its words are set as those of covers are, and then made smaller."""

_WIDE, _HIGH = round(SIZE[0] * _SCALE), round(SIZE[1] * _SCALE)
_EDGE, _GAP = 100, 110
_SHADE = 0.3
"""How much darker than the ground of the cover that of the card is, of 1: so the cover stands out."""


def draw_card(book: Book, assets: Assets, settings: ThemeSettings, cover: Asset) -> Asset:
    """The card of `book`, with its `cover`. What a cover would note of its letters is noted by the cover."""
    from PIL import Image as Pictures

    colours = choose_palette(book, assets, settings.cover.colours, find_identity(book).palette)
    shaded = Palette(mix(colours.ground, (0, 0, 0), _SHADE), colours.second)
    card = Pictures.new("RGB", (_WIDE, _HIGH), shaded.ground)
    from_right = is_right_to_left(book.metadata.language)
    words = _draw_words(book, shaded, settings.faces.headings)
    room = _WIDE - 2 * _EDGE - _GAP - words.width
    shown = _open_cover(cover, room)
    space = (room - shown.width) // 2
    left = _WIDE - _EDGE - space - shown.width if from_right else _EDGE + space
    _lay_cover(card, shown, (left, (_HIGH - shown.height) // 2))
    card.paste(words, (_EDGE if from_right else _WIDE - _EDGE - words.width, _EDGE))
    return write_jpeg(card.resize(SIZE, Pictures.Resampling.LANCZOS))


def _draw_words(book: Book, colours: Palette, family: str) -> Image:
    """The words of the cover, in the measure that covers have; below them is room for what hangs from the last line."""
    from PIL import Image as Pictures

    height = _HIGH - 2 * _EDGE
    told = _without_number(book)
    title = 190 if masthead_words(told.metadata) else 20
    places = Composition((0, 0, 0, 0), 1, 1, 0, title, height, (0, 0, 0, 0))
    picture = Pictures.new("RGB", (WIDTH, height + _EDGE), colours.ground)
    CoverText(picture, colours, told, places).draw(family, Notes())
    return picture.crop((MARGIN, 0, MARGIN + MEASURE, picture.height))


def _without_number(book: Book) -> Book:
    """The book with its place in the series as words beside its name: the large number is on the cover."""
    series = book.metadata.series
    if series is None or not series.position:
        return book
    named = replace(series, name=f"{series.name} · {series.position}", position="")
    return replace(book, metadata=replace(book.metadata, series=named))


def _open_cover(cover: Asset, width: int) -> Image:
    """The cover, as large as its place; nothing of a drawing that could not become pixels."""
    from PIL import Image as Pictures
    from PIL import ImageOps

    height = _HIGH - 2 * _EDGE
    if cover.media_type == "image/svg+xml":
        return Pictures.new("RGB", (1, 1))
    with Pictures.open(BytesIO(cover.content)) as opened:
        opened.draft("RGB", (width, height))
        return ImageOps.contain(opened.convert("RGB"), (width, height), Pictures.Resampling.LANCZOS)


def _lay_cover(card: Image, cover: Image, place: tuple[int, int]) -> None:
    """Lays the cover on the card, with a soft shadow under it."""
    from PIL import Image as Pictures
    from PIL import ImageFilter

    shadow = Pictures.new("L", card.size)
    shadow.paste(150, (place[0], place[1] + 14, place[0] + cover.width, place[1] + 14 + cover.height))
    card.paste((0, 0, 0), mask=shadow.filter(ImageFilter.GaussianBlur(22)))
    card.paste(cover, place)
