"""Cards of books: every kind of cover and script has its words and its cover on a picture of one size."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from octavo.builders.cover.card import SIZE, draw_card
from octavo.builders.cover.cover import draw_cover
from octavo.model import Book, Person, Series
from octavo.notes import Notes
from octavo.resources import Asset, Assets, make_asset
from octavo.theme import ThemeSettings
from tests.making import article, book_of

_SETTINGS = ThemeSettings(label="")

_ADA = (Person("Ada"),)

BOOKS = {
    "series": book_of(
        article("a"), title="How a Book Is Made", series=Series("Papers", "2"), creators=(Person("Ada"),)
    ),
    "long": book_of(article("a"), title="All That Happened in the Harbour Between the Wars: " * 4, publisher="Quire"),
    "arabic": book_of(article("a"), title="كتاب الحروف", language="ar", creators=(Person("منى الكاتب"),)),
    "bare": book_of(article("a"), title="I"),
}


def opened(card: Asset) -> Image.Image:
    with Image.open(BytesIO(card.content)) as picture:
        picture.load()
        return picture.convert("RGB")


@pytest.mark.parametrize("book", BOOKS.values(), ids=BOOKS)
def test_a_card_has_its_size_and_shows_words_within_its_edges(book: Book) -> None:
    cover = draw_cover(book, Assets(), Notes(), _SETTINGS)
    card = draw_card(book, Assets(), _SETTINGS, cover)
    assert (card.width, card.height, card.media_type) == (*SIZE, "image/jpeg")
    picture = opened(card)
    for edge in ((0, 0, 1200, 24), (0, 616, 1200, 630), (0, 0, 20, 630), (1180, 0, 1200, 630)):
        tones = picture.crop(edge).convert("L").getextrema()
        assert isinstance(tones[0], int) and isinstance(tones[1], int)
        assert tones[1] - tones[0] < 24
    assert draw_card(book, Assets(), _SETTINGS, cover) == card


@pytest.mark.parametrize("size", [(1600, 2560), (800, 800), (2400, 600), (40, 60)])
def test_a_given_cover_of_any_shape_is_on_the_card(size: tuple[int, int]) -> None:
    written = BytesIO()
    Image.new("RGB", size, (255, 0, 0)).save(written, "JPEG")
    cover = make_asset(written.getvalue(), "image/jpeg", size)
    picture = opened(draw_card(BOOKS["bare"], Assets(), _SETTINGS, cover))
    colours = picture.quantize(16).convert("RGB").getcolors() or ()
    assert any(red > 240 and green < 20 for _, (red, green, _) in colours)  # type: ignore[misc]


def test_a_drawing_that_cannot_become_pixels_is_left_out() -> None:
    cover = make_asset(b"<svg/>", "image/svg+xml", (10, 10))
    assert draw_card(BOOKS["bare"], Assets(), _SETTINGS, cover).width == 1200
