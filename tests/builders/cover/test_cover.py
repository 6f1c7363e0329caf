"""Covers: drawn ones are the same each time and hold their words, given ones keep their shape."""

from __future__ import annotations

import random
import time
from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageStat

from octavo.builders.cover.cover import FOOT, HEAVIEST, SIZE, TINT, make_cover
from octavo.builders.cover.lettering import choose_faces
from octavo.builders.cover.palette import CONTRAST, PALETTES, PAPER, contrast, darken, mix
from octavo.builders.cover.runs import split_letters, split_runs
from octavo.fonts import characters_of
from octavo.model import Article, Book, Metadata, Person, Series, to_inlines
from octavo.notes import Notes
from octavo.resources import Asset, Assets, make_asset
from octavo.theme import Theme
from tests.sample_books.pictures import folded_sheet


def titled(title: str, subtitle: str = "", language: str = "en", author: str = "Ines Vautrin", given: str = "") -> Book:
    metadata = Metadata(title=title, subtitle=subtitle, language=language, creators=(Person(author),), cover=given)
    return Book(metadata=metadata, bodymatter=())


def drawn(book: Book, notes: Notes | None = None) -> Image.Image:
    return opened(make_cover(book, Assets(), Notes() if notes is None else notes))


def opened(made: Asset) -> Image.Image:
    picture = Image.open(BytesIO(made.content))
    picture.load()
    return picture


def has_ink(picture: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Whether a part of a picture is more than its ground."""
    part = picture.crop(box).convert("L")
    low, high = part.getextrema()
    return bool(isinstance(high, int) and isinstance(low, int) and high - low > 60)


UPPER = (0, 0, SIZE[0], FOOT)


def test_a_drawn_cover_is_what_shops_ask_for() -> None:
    made = make_cover(titled("The Folded Sheet"), Assets(), Notes())
    assert (made.media_type, made.width, made.height) == ("image/jpeg", *SIZE)
    picture = opened(made)
    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", SIZE)
    assert made.content == make_cover(titled("The Folded Sheet"), Assets(), Notes()).content


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


@pytest.mark.parametrize("title", ["I", "The Folded Sheet", "How to Build a Low-tech Website", "Les Misérables"])
def test_a_title_can_be_read_in_a_grey_thumbnail_of_a_hundred_pixels(title: str) -> None:
    """Letters of four pixels or more, and far lighter than their ground."""
    small = drawn(titled(title, author="")).convert("L").resize((62, 100), Image.Resampling.LANCZOS)
    words = small.crop((0, 0, 62, 61))
    ground = words.getpixel((1, 1))
    rows = [words.crop((0, y, 62, y + 1)).getextrema()[1] for y in range(61)]
    inked = "".join("#" if isinstance(high, int) and high - int(ground) > 80 else " " for high in rows)
    assert max(len(line) for line in inked.split()) >= 4


def test_the_number_in_a_series_can_be_read_there_too() -> None:
    small = drawn(volume("Ink", "2")).convert("L").resize((62, 100), Image.Resampling.LANCZOS)
    part = small.crop((38, 76, 61, 99))
    lit = part.point(lambda value: 255 if value > 150 else 0).getbbox()
    assert lit is not None
    assert lit[3] - lit[1] >= 14


@pytest.mark.parametrize(("title", "language"), [("Война и мир", "ru"), ("Ἐν ἀρχῇ", "grc"), ("Łódź żółć", "pl")])
def test_scripts_that_the_faces_have(title: str, language: str) -> None:
    notes = Notes()
    assert has_ink(drawn(titled(title, language=language), notes), UPPER)
    assert not list(notes)


def test_what_no_face_has_is_left_out_and_noted_and_all_else_is_drawn() -> None:
    notes = Notes()
    picture = drawn(titled("\U00017000 Lamps \ue123", author="\U00017001 Ada"), notes)
    assert [(note.code, note.detail) for note in notes] == [
        ("glyph-missing", "the cover leaves out what no font has: U+17000 U+E123 U+17001")
    ]
    assert has_ink(picture, (0, 0, SIZE[0], 700))
    assert has_ink(picture, (0, FOOT - 250, SIZE[0], FOOT - 20))


def test_a_cover_without_any_letter_that_a_face_has_is_still_a_cover() -> None:
    assert not has_ink(drawn(titled("\U00017000", author="")), UPPER)


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("🚀 Starting the lamp 👩🏽‍🚀", "en"),
        ("Lamps of दीपमाला and ประภาคาร", "en"),
        ("ประภาคารแห่งท่าเรือเก่า", "th"),
        ("灯台守の手帳", "ja"),
        ("Երեք լապտեր", "hy"),
        ("ထိန်းချုပ်သူ၏ မီးအိမ်", "my"),
        ("བཀོད་པའི་སྒྲོན་མེ", "bo"),
        ("ልብወለድ 7️⃣", "am"),
    ],
)
def test_each_letter_is_drawn_in_a_face_that_has_it(title: str, language: str) -> None:
    notes = Notes()
    picture = drawn(titled(title, language=language, author="Ada Reader, अनिता देव"), notes)
    assert not list(notes)
    assert has_ink(picture, UPPER)
    assert not has_ink(picture, (SIZE[0] - 100, 0, SIZE[0], UPPER[3]))
    face = choose_faces(title).title
    for run in split_runs(title, face):
        assert set(map(ord, "".join(run.words.split()))) - UNSEEN_CODES <= characters_of(run.face)


UNSEEN_CODES = {0x200D, 0xFE0F}


def test_signs_of_one_emoji_stay_together() -> None:
    assert split_letters("a👩🏽‍🚀b7️⃣🇫🇮🇸🇪é") == ["a", "👩🏽‍🚀", "b", "7️⃣", "🇫🇮", "🇸🇪", "é"]


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("abc", ["abc"]),
        ("שלום abc עולם", [" עולם", "abc", "שלום "]),
        ("abc שלום, עולם def", ["abc ", "שלום, עולם", " def"]),
        ("ألف 🚀 ليلة", [" ليلة", "🚀", "ألف "]),
    ],
)
def test_runs_stand_in_the_order_of_their_direction(words: str, shown: list[str]) -> None:
    face = choose_faces(words).title
    joined: list[str] = []
    for run in split_runs(words, face):
        joined.append(run.words)
    assert joined == shown


def test_a_title_of_one_endless_word_costs_little() -> None:
    begun = time.process_time()
    drawn(titled("lampkeeperly" * 170))
    drawn(titled("ประภาคาร" * 250, language="th"))
    assert time.process_time() - begun < 3  # it took eight seconds for each


def a_picture(size: tuple[int, int], mode: str, kind: str) -> Asset:
    written = BytesIO()
    Image.new(mode, size, 0).save(written, kind)
    return make_asset(written.getvalue(), f"image/{kind.lower()}", size)


def given(picture: Asset) -> Asset:
    assets = Assets()
    return make_cover(titled("A Book", given=assets.keep(picture)), assets, Notes())


def test_a_good_jpeg_stays_as_it_is() -> None:
    picture = a_picture((600, 900), "RGB", "JPEG")
    assert given(picture) == picture


@pytest.mark.parametrize(
    ("picture", "size"),
    [
        (a_picture((4000, 3000), "RGB", "JPEG"), (1600, 1200)),
        (a_picture((1000, 5000), "RGBA", "PNG"), (512, 2560)),
        (a_picture((300, 400), "P", "PNG"), (300, 400)),
        (a_picture((300, 400), "CMYK", "JPEG"), (300, 400)),
        (a_picture((300, 400), "L", "JPEG"), (300, 400)),
        (folded_sheet(), (360, 240)),
    ],
)
def test_other_pictures_become_rgb_jpeg_in_their_own_shape(picture: Asset, size: tuple[int, int]) -> None:
    made = opened(given(picture))
    assert (made.format, made.mode, made.size) == ("JPEG", "RGB", size)


def test_a_picture_that_its_camera_turned_stands_upright() -> None:
    turned, written = Image.Exif(), BytesIO()
    turned[0x0112] = 6
    Image.new("RGB", (900, 600)).save(written, "JPEG", exif=turned)
    assert opened(given(make_asset(written.getvalue(), "image/jpeg", (600, 900)))).size == (600, 900)


def test_transparent_ground_becomes_white() -> None:
    assert opened(given(a_picture((30, 40), "RGBA", "PNG"))).getpixel((5, 5)) == (255, 255, 255)


def test_a_cover_that_is_not_there_is_drawn_and_noted() -> None:
    notes = Notes()
    assert make_cover(titled("A Book", given="gone.png"), Assets(), notes).width == SIZE[0]
    assert [note.code for note in notes] == ["picture-missing"]


def test_a_heavy_cover_is_made_light_enough_for_every_shop() -> None:
    noise = Image.frombytes("RGB", SIZE, random.Random(7).randbytes(SIZE[0] * SIZE[1] * 3))
    written = BytesIO()
    noise.save(written, "JPEG", quality=100)
    assert written.tell() > HEAVIEST
    assert given(make_asset(written.getvalue(), "image/jpeg", SIZE)).size <= HEAVIEST


def test_a_small_cover_is_noted() -> None:
    notes, assets = Notes(), Assets()
    name = assets.keep(a_picture((300, 400), "RGB", "JPEG"))
    make_cover(titled("A Book", given=name), assets, notes)
    assert [(note.code, note.detail) for note in notes] == [("cover-small", "300 × 400 pixels")]


# --- series and colours ----------------------------------------------------------------------------


def volume(title: str, position: str, series: str = "Workshop Papers", author: str = "Ines Vautrin") -> Book:
    metadata = Metadata(title=title, language="en", creators=(Person(author),), series=Series(series, position))
    return Book(metadata=metadata, bodymatter=())


def ground_of(picture: Image.Image) -> tuple[int, ...]:
    found = picture.getpixel((20, 20))
    assert isinstance(found, tuple)
    return found


def test_books_of_a_series_form_a_set() -> None:
    one, other = drawn(volume("The Folded Sheet", "1")), drawn(volume("Ink", "2", author="Oona Marsh"))
    head = (0, 0, SIZE[0], 300)
    assert ImageChops.difference(one.crop(head), other.crop(head)).getbbox() is None
    assert ground_of(one) == ground_of(other)
    foot = (0, FOOT, SIZE[0], SIZE[1])
    assert ImageStat.Stat(ImageChops.difference(one.crop(foot), other.crop(foot))).mean[0] > 5


def test_another_series_looks_another_way() -> None:
    grounds = {ground_of(drawn(volume("Ink", "1", series))) for series in ("Workshop Papers", "Night Letters", "Tides")}
    assert len(grounds) > 1


def test_a_place_that_is_no_number_stands_beside_the_name() -> None:
    head = (0, 0, SIZE[0], 260)
    plain_, named = drawn(volume("Ink", "")), drawn(volume("Ink", "Winter 2024"))
    assert ImageChops.difference(plain_.crop(head), named.crop(head)).getbbox() is not None


@pytest.mark.parametrize("colours", PALETTES)
def test_letters_stand_out_on_every_ground(colours: tuple[tuple[int, int, int], tuple[int, int, int]]) -> None:
    ground, second = colours
    assert contrast(ground, PAPER) >= CONTRAST
    assert darken(ground) == ground
    assert contrast(ground, mix(second, PAPER, TINT)) >= 4.5


def test_a_light_colour_is_made_deep() -> None:
    assert contrast(darken((200, 220, 250)), PAPER) >= CONTRAST
    assert round(contrast((0, 0, 0), (255, 255, 255))) == 21


def led_by(picture: Asset) -> tuple[int, ...]:
    assets = Assets()
    article = Article(id="one", headline=to_inlines("One"), body=(), image=assets.keep(picture))
    book = Book(metadata=Metadata(title="A Book", language="en"), bodymatter=(article,))
    return ground_of(opened(make_cover(book, assets, Notes())))


def flat(colour: tuple[int, int, int]) -> Asset:
    written = BytesIO()
    Image.new("RGB", (90, 60), colour).save(written, "PNG")
    return make_asset(written.getvalue(), "image/png", (90, 60))


def test_the_ground_has_the_hue_of_the_lead_picture() -> None:
    red, green, blue = led_by(flat((40, 160, 60)))
    assert green > max(red, blue)
    red, green, blue = led_by(flat((200, 60, 40)))
    assert red > max(green, blue)


def test_a_grey_picture_gives_no_colour() -> None:
    assert led_by(flat((120, 121, 120))) == led_by(flat((40, 40, 40))) == led_by(folded_sheet())


def test_the_theme_gives_the_face_where_it_has_the_letters() -> None:
    assert "fira" in choose_faces("Reports", "Fira Sans").title.name.lower()
    assert "spectral" in choose_faces("Reports").title.name.lower()
    assert "amiri" in choose_faces("ألف ليلة", "Fira Sans").title.name.lower()


def test_the_theme_gives_the_colours() -> None:
    made = opened(make_cover(titled("A Book"), Assets(), Notes(), Theme(name="large-print").settings))
    assert [abs(a - b) <= 2 for a, b in zip(ground_of(made), (0, 0, 0), strict=True)] == [True] * 3
