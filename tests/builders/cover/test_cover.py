"""Covers: drawn ones are the same each time and hold their words, given ones keep their shape."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator
from io import BytesIO

import pytest
from msgspec.structs import replace
from PIL import Image, ImageChops, ImageStat

from octavo.builders.cover.composition import Composition, compose, fit_height
from octavo.builders.cover.cover import SIZE, draw_cover, make_cover
from octavo.builders.cover.given import HEAVIEST
from octavo.builders.cover.identity import find_identity
from octavo.builders.cover.lettering import choose_faces, fit_text
from octavo.builders.cover.palette import CONTRAST, PALETTES, PAPER, contrast, darken, mix
from octavo.builders.cover.runs import split_letters, split_runs
from octavo.builders.cover.words import TINT
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


def places_of(book: Book) -> Composition:
    masthead = bool(book.metadata.series or book.metadata.publisher)
    return compose(find_identity(book).composition, SIZE[1], masthead=masthead)


def words_of(book: Book) -> tuple[int, int, int, int]:
    """Where the words of a cover stand that has no number, as high as they are and as wide as the cover."""
    places = places_of(book)
    return 0, places.title, SIZE[0], places.end


def ground_of_words(picture: Image.Image, book: Book) -> int:
    found = picture.convert("L").getpixel((40, places_of(book).title + 20))
    assert isinstance(found, int)
    return found


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


def laid_out_each_way(title: str, *given: str, **more: str) -> Iterator[Book]:
    """The book in each composition: with spaces behind its title, which nobody sees."""
    seen = set()
    for spaces in range(40):
        book = titled(title + " " * spaces, *given, **more)
        composition = find_identity(book).composition % COMPOSITIONS
        if composition not in seen:
            seen.add(composition)
            yield book


COMPOSITIONS = 3


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_titles_of_any_length_stand_inside_their_margins(title: str) -> None:
    for book in laid_out_each_way(title, subtitle=title, language="de", author=title):
        picture, (left, top, right, below) = drawn(book), words_of(book)
        assert has_ink(picture, (left, top, right, below))
        assert not has_ink(picture, (left, top, 140, below + 80))
        assert not has_ink(picture, (right - 100, top, right, below + 80))
        assert not has_ink(picture, (left, below + 60, right, below + 80))


@pytest.mark.parametrize("title", ["I", "The Folded Sheet", "How to Build a Low-tech Website", "Les Misérables"])
def test_a_title_can_be_read_in_a_grey_thumbnail_of_a_hundred_pixels(title: str) -> None:
    """Letters of four pixels or more, and far lighter than their ground."""
    for book in laid_out_each_way(title, author=""):
        picture, (_, top, right, below) = drawn(book), words_of(book)
        words = picture.convert("L").crop((0, top, right, below))
        small = words.resize((62, round(62 * words.height / words.width)), Image.Resampling.LANCZOS)
        ground = ground_of_words(picture, book)
        rows = [small.crop((0, y, 62, y + 1)).getextrema()[1] for y in range(small.height)]
        inked = "".join("#" if isinstance(high, int) and high - ground > 80 else " " for high in rows)
        assert max(len(line) for line in inked.split()) >= 4


def test_the_number_in_a_series_can_be_read_there_too() -> None:
    book = volume("Ink", "2")
    part = drawn(book).convert("L").crop(places_of(book).number)
    part = part.resize((part.width // 26, part.height // 26), Image.Resampling.LANCZOS)
    lit = part.point(lambda value: 255 if value > 150 else 0).getbbox()
    assert lit is not None
    assert lit[3] - lit[1] >= 10


@pytest.mark.parametrize(("title", "language"), [("Война и мир", "ru"), ("Ἐν ἀρχῇ", "grc"), ("Łódź żółć", "pl")])
def test_scripts_that_the_faces_have(title: str, language: str) -> None:
    notes, book = Notes(), titled(title, language=language)
    assert has_ink(drawn(book, notes), words_of(book))
    assert not list(notes)


def test_what_no_face_has_is_left_out_and_noted_and_all_else_is_drawn() -> None:
    notes, book = Notes(), titled("\U00017000 Lamps \ue123", author="\U00017001 Ada")
    picture, (left, top, right, below) = drawn(book, notes), words_of(book)
    assert [(note.code, note.detail) for note in notes] == [
        ("glyph-missing", "the cover leaves out what no font has: U+17000 U+E123 U+17001")
    ]
    assert has_ink(picture, (left, top, right, top + 500))
    assert has_ink(picture, (left, below - 150, right, below))


def test_a_cover_without_any_letter_that_a_face_has_is_still_a_cover() -> None:
    book = titled("\U00017000", author="")
    assert not has_ink(drawn(book), words_of(book))


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
    notes, book = Notes(), titled(title, language=language, author="Ada Reader, अनिता देव")
    picture, (left, top, right, below) = drawn(book, notes), words_of(book)
    assert not list(notes)
    assert has_ink(picture, (left, top, right, below))
    assert not has_ink(picture, (right - 100, top, right, below))
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
    """The colour that most of the edge beside the words has, in any composition."""
    found = picture.getpixel((20, SIZE[1] // 2))
    assert isinstance(found, tuple)
    return found


def test_books_of_a_series_form_a_set() -> None:
    first, second = volume("The Folded Sheet", "1"), volume("Ink", "2", author="Oona Marsh")
    one, other, places = drawn(first), drawn(second), places_of(first)
    head = (0, places.masthead, SIZE[0], places.title - 10)
    assert places == places_of(second)
    assert ImageChops.difference(one.crop(head), other.crop(head)).getbbox() is None
    leaves = places.pattern
    assert ImageStat.Stat(ImageChops.difference(one.crop(leaves), other.crop(leaves))).mean[0] > 5


def test_another_series_looks_another_way() -> None:
    grounds = {ground_of(drawn(volume("Ink", "1", series))) for series in ("Workshop Papers", "Night Letters", "Tides")}
    assert len(grounds) > 1


def test_a_place_that_is_no_number_stands_beside_the_name() -> None:
    places = places_of(volume("Ink", ""))
    head = (0, places.masthead, SIZE[0], places.title - 20)
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


# --- compositions ----------------------------------------------------------------------------------


def test_a_book_keeps_its_look_when_its_text_changes() -> None:
    book = titled("The Folded Sheet")
    edited = replace(book, bodymatter=(Article(id="one", headline=to_inlines("One"), body=()),))
    assert find_identity(edited) == find_identity(book)
    assert make_cover(edited, Assets(), Notes()).content == make_cover(book, Assets(), Notes()).content


def test_unrelated_books_are_laid_out_in_three_ways_and_hardly_ever_look_alike() -> None:
    looks = [find_identity(titled(f"Title {number}", author=f"Author {number}")) for number in range(60)]
    assert {look.composition % COMPOSITIONS for look in looks} == {0, 1, 2}
    pairs = [(one, other) for at, one in enumerate(looks) for other in looks[at + 1 :]]
    alike = [
        pair for pair in pairs if len({(look.palette % len(PALETTES), look.composition % 3) for look in pair}) == 1
    ]
    assert len(alike) < len(pairs) / 50
    assert len({palette.ground for palette in PALETTES}) == len(PALETTES) >= 36


@pytest.mark.parametrize(("width", "height"), [(70, 140), (157, 210), (210, 297), (297, 210)])
@pytest.mark.parametrize("choice", range(COMPOSITIONS))
def test_leaves_are_whole_in_every_shape_and_leave_room_for_words(choice: int, width: int, height: int) -> None:
    pixels = fit_height(width, height)
    places = compose(choice, pixels, masthead=False)
    left, top, right, below = places.pattern
    assert (right - left) / places.columns == pytest.approx((below - top) / places.rows, abs=1)
    assert 0 <= top < below <= pixels
    assert not top < places.title < below
    assert places.end - places.title > 400 or height < width


def test_a_cover_has_the_shape_of_its_page() -> None:
    made = draw_cover(titled("The Folded Sheet"), Assets(), Notes(), Theme().settings, fit_height(70, 140))
    assert (made.width, made.height) == (1600, 3200)


def test_the_names_of_a_person_are_never_parted() -> None:
    face = choose_faces("Names").text
    names = "Oona\xa0Marsh, Bo\xa0Setter-Compositor, Maria\xa0Theresia\xa0Featherstonehaugh and Ada\xa0Reader"
    lines = fit_text(names, face, (120, 60, 900), "en").lines
    assert len(lines) > 1
    for name in ("Oona Marsh", "Bo Setter-Compositor", "Maria Theresia Featherstonehaugh", "Ada Reader"):
        assert sum(name in line for line in lines) == 1


def test_a_title_begins_a_line_behind_its_colon_and_ends_in_no_lone_word() -> None:
    face = choose_faces("Title").title
    lines = fit_text("The Slow Harbour: A Report on Tides, Silt and the Sea", face, (150, 76, 900), "en").lines
    assert lines[0] == "The Slow Harbour:"
    widths = [
        len(line)
        for line in fit_text("A title that is a little longer than one line is", face, (150, 76, 900), "en").lines
    ]
    assert min(widths) > max(widths) / 2


def test_a_title_without_spaces_is_divided_where_its_language_does() -> None:
    lines = fit_text("灯台守の手帳、港と潮の記録", choose_faces("灯").title, (330, 76, 900), "ja").lines
    assert len(lines) > 1
    assert not any(line.startswith("、") for line in lines)
    assert "".join(lines) == "灯台守の手帳、港と潮の記録"
