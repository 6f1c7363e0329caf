"""Covers: drawn ones are the same each time and hold their words, given ones keep their shape."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from octavo.builders.cover import SIZE, cover
from octavo.model import Book, Metadata, Person
from octavo.notes import Notes
from octavo.resources import Asset, Assets, asset
from tests.sample_books.pictures import folded_sheet


def titled(title: str, subtitle: str = "", language: str = "en", author: str = "Ines Vautrin", given: str = "") -> Book:
    metadata = Metadata(title=title, subtitle=subtitle, language=language, creators=(Person(author),), cover=given)
    return Book(metadata=metadata, bodymatter=())


def drawn(book: Book, notes: Notes | None = None) -> Image.Image:
    return opened(cover(book, Assets(), Notes() if notes is None else notes))


def opened(made: Asset) -> Image.Image:
    picture = Image.open(BytesIO(made.content))
    picture.load()
    return picture


def has_ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a part of a picture is more than its ground."""
    part = picture.crop(box).convert("L")
    low, high = part.getextrema()
    return bool(isinstance(high, int) and isinstance(low, int) and high - low > 60)


UPPER = (0, 0, SIZE[0], SIZE[1] - 960)


def test_a_drawn_cover_is_what_shops_ask_for() -> None:
    made = cover(titled("The Folded Sheet"), Assets(), Notes())
    assert (made.media_type, made.width, made.height) == ("image/jpeg", *SIZE)
    picture = opened(made)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", SIZE)
    assert made.content == cover(titled("The Folded Sheet"), Assets(), Notes()).content


def test_books_look_their_own_way() -> None:
    one, other = drawn(titled("The Folded Sheet")), drawn(titled("The Folded Shirt"))
    assert ImageStat.Stat(ImageChops.difference(one, other)).mean[0] > 5


TITLES = {
    "short": "I",
    "usual": "The Folded Sheet",
    "long": "On the Electrodynamics of Moving Bodies and Other Short Papers Collected Over Many Years",
    "endless": "word and word " * 200,
    "one word": "Eisenbahnunterführungsbeleuchtungsanlagenwartung",
    "no words": "x" * 500,
}


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_titles_of_any_length_stand_inside_their_margins(title: str) -> None:
    picture = drawn(titled(title, subtitle=title, language="de", author=title))
    assert has_ink(picture, UPPER)
    assert not has_ink(picture, (0, 0, 140, UPPER[3]))
    assert not has_ink(picture, (SIZE[0] - 100, 0, SIZE[0], UPPER[3]))
    assert not has_ink(picture, (0, UPPER[3] - 30, SIZE[0], UPPER[3] - 6))


def test_a_title_can_be_read_at_the_size_of_a_thumbnail_in_grey() -> None:
    small = drawn(titled("The Folded Sheet")).convert("L").resize((100, 160))
    low, high = small.crop((0, 0, 100, 60)).getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    assert high - low > 110


@pytest.mark.parametrize(("title", "language"), [("Война и мир", "ru"), ("Ἐν ἀρχῇ", "grc"), ("Łódź żółć", "pl")])
def test_scripts_that_the_faces_have(title: str, language: str) -> None:
    notes = Notes()
    assert has_ink(drawn(titled(title, language=language), notes), UPPER)
    assert not list(notes)


def test_a_script_that_no_face_has_is_noted_and_not_drawn_as_boxes() -> None:
    notes = Notes()
    picture = drawn(titled("𒀀𒀁", author=""), notes)
    assert [note.code for note in notes] == ["glyph-missing"]
    assert not has_ink(picture, UPPER)


def a_picture(size: tuple[int, int], mode: str, kind: str) -> Asset:
    written = BytesIO()
    Image.new(mode, size, 0).save(written, kind)
    return asset(written.getvalue(), f"image/{kind.lower()}", size)


def given(picture: Asset) -> Asset:
    assets = Assets()
    return cover(titled("A Book", given=assets.keep(picture)), assets, Notes())


def test_a_good_jpeg_and_a_drawing_stay_as_they_are() -> None:
    for picture in (a_picture((600, 900), "RGB", "JPEG"), folded_sheet()):
        assert given(picture) == picture


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (a_picture((4000, 3000), "RGB", "JPEG"), (1600, 1200)),
        (a_picture((1000, 5000), "RGBA", "PNG"), (512, 2560)),
        (a_picture((300, 400), "P", "PNG"), (300, 400)),
        (a_picture((300, 400), "CMYK", "JPEG"), (300, 400)),
    ],
)
def test_other_pictures_become_rgb_jpeg_in_their_own_shape(picture: Asset, size: tuple[int, int]) -> None:
    made = opened(given(picture))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", size)


def test_transparent_ground_becomes_white() -> None:
    assert opened(given(a_picture((30, 40), "RGBA", "PNG"))).getpixel((5, 5)) == (255, 255, 255)


def test_a_cover_that_is_not_there_is_drawn_and_noted() -> None:
    notes = Notes()
    assert cover(titled("A Book", given="gone.png"), Assets(), notes).width == SIZE[0]
    assert [note.code for note in notes] == ["picture-missing"]
