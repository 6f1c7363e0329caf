"""Layout as tiny pages: margins that mirror, heads, blank pages, breaks, tables that turn, lines that stay inside."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image as Pictures

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    Code,
    CodeBlock,
    Figure,
    Image,
    Item,
    List,
    Part,
    Person,
    Row,
    Section,
    Span,
    Table,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.profiles import Paper, PrintHouse, profile
from octavo.resources import Assets, make_asset
from octavo.theme import Theme, themes
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools import verapdf

MILLIMETRE = 72 / 25.4
SMALL = Paper(
    name="small",
    label="a page of the tests",
    width=80,
    height=70,
    margins=(12, 8, 12, 20),
    size=10,
    leading=14,
    facing=True,
)
SINGLE = replace(SMALL, margins=(12, 8, 12, 8), facing=False)
TALL = replace(SINGLE, height=100)
SENTENCE = "Plain words fill the lines of a page until there is no room left for any more of them. "


class Place(NamedTuple):
    """Where a word begins, in millimetres from the left and the top of its page, and how large its type is (points)."""

    page: int
    left: float
    top: float
    size: float


def pages_of(
    whole: Book, page: Paper = SINGLE, theme: Theme | None = None, assets: Assets | None = None, printer: str = ""
) -> Pdf:
    """The book on this page. Nothing may stand off it, and the engine must have nothing to say."""
    notes = Notes()
    options = PdfOptions(paper=page, printer=profile(PrintHouse, printer) if printer else None)
    read = Pdf(pdf(whole, assets, theme, options, notes).content)
    assert [note.detail for note in notes if note.code in {"pdf-engine", "css-invalid"}] == []
    return read


def places(read: Pdf, words: str) -> Iterator[Place]:
    """Where `words` stand, on every page."""
    for number, page in enumerate(read._document, 1):
        text = page.get_textpage()
        finder = text.search(words, match_case=True)
        while found := finder.get_next():
            left, _, _, top = text.get_charbox(found[0], loose=True)
            height = page.get_height()
            yield Place(number, left / MILLIMETRE, (height - top) / MILLIMETRE, size(text, found[0]))


def size(text: Any, index: int) -> float:
    """The type size of a character in points: it is said in CSS pixels."""
    return float(pypdfium2.raw.FPDFText_GetFontSize(text.raw, index)) * 0.75


def head(read: Pdf, number: int) -> str:
    """What stands in the upper margin of a page."""
    page = read._document[number - 1]
    height = page.get_height()
    return str(page.get_textpage().get_text_bounded(bottom=height - 12 * MILLIMETRE)).strip().lower()


def off(read: Pdf) -> list[tuple[int, str]]:
    """Characters that are nearer than two millimetres to an edge of their page, with its number."""
    found = []
    for number, page in enumerate(read._document, 1):
        (width, height), text, near = page.get_size(), page.get_textpage(), 2 * MILLIMETRE
        for index in range(text.count_chars()):
            left, bottom, right, top = text.get_charbox(index)
            if right > left and (min(left, bottom) < near or right > width - near or top > height - near):
                found.append((number, text.get_text_range(index, 1)))
    return found


def place(read: Pdf, words: str) -> Place:
    """Where `words` first stand."""
    return next(places(read, words))


def opening(read: Pdf, title: str) -> int:
    """The page that an article or a part begins on: its title is set large there."""
    return max(places(read, title), key=lambda at: at.size).page


def edges(read: Pdf, number: int) -> list[tuple[float, float]]:
    """The left and the right edge of each line of a page, in millimetres."""
    text = read._document[number - 1].get_textpage()
    found: dict[int, list[tuple[float, float]]] = {}
    for index in range(text.count_chars()):
        if text.get_text_range(index, 1).strip():
            left, bottom, right, _ = text.get_charbox(index, loose=True)
            found.setdefault(round(bottom), []).append((left / MILLIMETRE, right / MILLIMETRE))
    return [(min(left for left, _ in line), max(right for _, right in line)) for _, line in sorted(found.items())][::-1]


# --- the page ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def facing() -> Pdf:
    """Two articles of some pages each, on pages that face each other."""
    return pages_of(
        book_of(article("First", p(SENTENCE * 20)), article("Second", p(SENTENCE * 20)), title="Whole"), SMALL
    )


def test_margins_of_facing_pages_are_mirrored(facing: Pdf) -> None:
    begin = opening(facing, "First")
    assert begin % 2 == 1
    for number in range(begin + 1, begin + 4):
        lefts = [left for left, right in edges(facing, number) if right - left > 30]
        assert min(lefts) == pytest.approx(8 if number % 2 == 0 else 20, abs=0.6)


def test_the_articles_title_stands_left_but_over_no_beginning(facing: Pdf) -> None:
    for title in ("First", "Second"):
        begin = opening(facing, title)
        assert head(facing, begin) == ""
        for number in (begin + 1, begin + 2):
            assert head(facing, number) == (title.lower() if number % 2 == 0 else "")


def sections_of(*titles: str) -> list[Block]:
    """Sections of two pages or three each."""
    return [Section(to_inlines(title), (p(SENTENCE * 15),), id=f"s{at}") for at, title in enumerate(titles)]


def test_the_section_stands_right() -> None:
    read = pages_of(book_of(article("Silt", *sections_of("Ebb", "Flow")), article("Second")), SMALL)
    begin, flow = opening(read, "Silt"), opening(read, "Flow")
    rights = {head(read, number) for number in range(begin + 2, flow) if number % 2}
    assert rights == {"ebb"}
    assert all(head(read, number) == "flow" for number in range(flow + 1, opening(read, "Second")) if number % 2)
    assert all(head(read, number) == "silt" for number in range(begin + 1, flow) if number % 2 == 0)


@pytest.mark.parametrize(("page", "title", "shown"), [(SMALL, "Silt", "silt"), (SINGLE, "x" * 90, "")])
def test_no_page_that_begins_with_a_heading_says_it_above(page: Paper, title: str, shown: str) -> None:
    titles = ["Ebb", "Flow", "Slack", "Spring", "Neap", "Surge", "Drift", "Shoal", "Reef", "Strand"]
    sections = [Section(to_inlines(one), (p(SENTENCE * (3 + at)),) * 2, id=one) for at, one in enumerate(titles)]
    read = pages_of(book_of(article("one", *sections, headline=to_inlines(title)), article("Second")), page)
    headings = (max(places(read, one), key=lambda at: at.size) for one in titles)
    over = [head(read, at.page) for at in headings if at.top < 20 and (at.page % 2 or not page.facing)]
    assert over
    assert set(over) == {shown}


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("The harbour: a report on tides, silt and the people who measure them", "the harbour"),
        ("Dredging – a memoir of the years that I spent in it and on it, and beside it", "dredging"),
        ("At 3:10 in the morning the tide turned, which nobody had written down before", ""),
        ("無線" * 40, ""),
        ("x" * 90, ""),
    ],
)
def test_a_title_without_room_is_cut_where_it_pauses_or_gives_way_to_the_section(title: str, shown: str) -> None:
    whole = book_of(article("one", *sections_of("Ebb", "Flow", "Slack"), headline=to_inlines(title)), article("Second"))
    read = pages_of(whole, profile(Paper, "enote-7"))
    begin, flow = place(read, "Ebb").page, opening(read, "Flow")
    assert "…" not in read.all_words()
    assert off(read) == []
    found = [head(read, number) for number in range(max(begin, 3) + 1, flow + 2)]
    assert found == [shown or "ebb"] * (len(found) - 1) + [shown or "flow"]


@pytest.mark.parametrize("name", ["phone", "ereader-6"])
def test_the_smallest_pages_have_lines_instead_of_heads(name: str) -> None:
    page = profile(Paper, name)
    read = pages_of(book_of(article("Silt", p(SENTENCE * 60))), page)
    begin = opening(read, "Silt")
    assert all("Silt" not in read.words(number) for number in range(begin + 1, len(read)))
    assert (page.height - page.margins[0] - page.margins[2]) * MILLIMETRE / page.leading >= 26


def test_on_a_narrow_page_no_line_of_a_byline_begins_with_what_parts_it() -> None:
    one = article("Silt", p(SENTENCE), authors=(Person("Ada Reader"), Person("Bo Setter")), date_published="2026-05-01")
    for name, parted in (("phone", False), ("enote-10", True)):
        read = pages_of(book_of(one, article("Second")), profile(Paper, name))
        assert ("·" in read.words(opening(read, "Silt"))) == parted
        if not parted:
            author, date = place(read, "By Ada"), place(read, "1 May")
            assert date.page == author.page
            assert date.left == pytest.approx(author.left, abs=1)


def test_large_print_has_no_heads() -> None:
    read = pages_of(book_of(article("Silt", p(SENTENCE * 60))), SMALL, Theme(name="large-print"))
    assert "Silt" not in read.words(opening(read, "Silt") + 1)


def test_two_items_of_a_list_stand_on_each_side_of_a_pages_end() -> None:
    items = tuple(Item((p(f"Item{at}."),)) for at in range(5))
    ones = [article(f"a{above}", *[p("Above.")] * above, List(items), p(SENTENCE)) for above in range(1, 7)]
    read = pages_of(book_of(*ones), SINGLE)
    found = [[at.page for at in places(read, f"Item{number}.")] for number in range(5)]
    parted = 0
    for pages in zip(*found, strict=True):
        assert pages[0] == pages[1]
        assert pages[3] == pages[4]
        parted += pages[0] != pages[4]
    assert parted


def test_single_pages_have_the_articles_title_in_their_middle() -> None:
    read = pages_of(book_of(article("First", p(SENTENCE * 20))))
    begin = opening(read, "First")
    for number in (begin + 1, begin + 2):
        assert head(read, number) == "first"
        left, right = edges(read, number)[0]
        assert (left + right) / 2 == pytest.approx(40, abs=1)
        left, right = edges(read, number)[-1]
        assert (left + right) / 2 == pytest.approx(40, abs=1)


def themed(folder: Path, said: str) -> Theme:
    """A theme of the user's own."""
    (folder / "theme.toml").write_text(f'label = "of the tests"\n{said}', encoding="utf-8")
    return Theme(name=str(folder))


def test_articles_begin_on_right_pages_where_the_theme_says_so_and_blank_pages_are_blank(tmp_path: Path) -> None:
    theme = themed(tmp_path, '[pages]\nopening = "right"\n')
    read = pages_of(book_of(*(article(name, p(SENTENCE)) for name in ("First", "Second", "Third"))), SMALL, theme)
    begins = [opening(read, name) for name in ("First", "Second", "Third")]
    assert [number % 2 for number in begins] == [1, 1, 1]
    assert begins[1] - begins[0] == 2
    assert read.words(begins[0] + 1) == ""


def test_a_book_has_the_pages_of_its_paper() -> None:
    assert pages_of(book_of(article("First", p("Words"))), profile(Paper, "6x9")).sizes() == {(152.4, 228.6)}


@pytest.mark.parametrize(
    ("name", "least", "most"), [("phone", 36, 42), ("ereader-6", 48, 60), ("6x9", 58, 75), ("a4", 58, 75)]
)
def test_lines_have_as_many_characters_as_read_well(name: str, least: int, most: int) -> None:
    page = make_page(PdfOptions(paper=profile(Paper, name)), Theme().settings)
    assert least <= page.characters <= most


# --- what stands before the articles ----------------------------------------------------------------------------


def test_the_contents_have_the_real_numbers_of_parts_articles_and_sections() -> None:
    def one(name: str) -> Article:
        return article(name, p(SENTENCE * 15), Section(to_inlines(f"Under {name}"), (p(SENTENCE),), id=f"{name}.s"))

    parts = Part(title="Early", articles=(one("Beech"), one("Cedar")), id="early")
    read = pages_of(book_of(one("Alder"), parts, one("Larch")))
    contents = " ".join(read.words(number) for number in range(1, opening(read, "Alder")))
    marks = [(level, words, at) for level, words, at in read.bookmarks() if words not in {"Contents", "Colophon"}]
    for _, words, at in marks:
        assert f"{words} {'. ' * 3}" in contents
        assert contents.partition(f"{words} . ")[2].lstrip(". ").split()[0] == str(at)
    assert [(level, words) for level, words, _ in marks] == [
        (1, "Alder"), (2, "Under Alder"), (1, "Early"), (2, "Beech"), (3, "Under Beech"), (2, "Cedar"),
        (3, "Under Cedar"), (1, "Larch"), (2, "Under Larch"),
    ]  # fmt: skip
    assert read.words(opening(read, "Early")) == "Early"


def painted(width: int, height: int) -> tuple[Assets, str]:
    """A cover: red, with a white middle."""
    picture = Pictures.new("RGB", (width, height), (200, 0, 0))
    picture.paste((255, 255, 255), (width // 4, height // 4, width * 3 // 4, height * 3 // 4))
    written = BytesIO()
    picture.save(written, "PNG")
    assets = Assets()
    return assets, assets.keep(make_asset(written.getvalue(), "image/png", (width, height)))


def reds(read: Pdf) -> tuple[float, float]:
    """How much of the first page's width and height the white middle of the cover takes."""
    shown: Any = read._document[0].render(scale=1).to_pil().convert("RGB")
    assert {shown.getpixel(corner) for corner in ((1, 1), (shown.width - 2, shown.height - 2))} == {(200, 0, 0)}
    across = [shown.getpixel((x, shown.height // 2)) == (255, 255, 255) for x in range(shown.width)]
    down = [shown.getpixel((shown.width // 2, y)) == (255, 255, 255) for y in range(shown.height)]
    return sum(across) / len(across), sum(down) / len(down)


def test_a_cover_is_whole_on_the_colour_of_its_edge() -> None:
    assets, name = painted(160, 256)
    across, down = reds(pages_of(book_of(article("First"), cover=name), assets=assets))
    assert down == pytest.approx(0.5, abs=0.03)
    assert across == pytest.approx(0.5 * (160 / 256) / (80 / 70), abs=0.03)


def test_a_cover_of_nearly_the_pages_shape_fills_it() -> None:
    assets, name = painted(162, 140)
    across, down = reds(pages_of(book_of(article("First"), cover=name), assets=assets))
    assert across == pytest.approx(0.5, abs=0.03)
    assert down == pytest.approx(0.5, abs=0.03)


# --- breaks --------------------------------------------------------------------------------------------------------


def filled(n: int, *body: Block) -> Article:
    """An article whose first lines are `n` short ones."""
    return article(f"Name{n}x", *(p(f"Line {k}.") for k in range(n)), *body)


def test_a_heading_stays_with_what_follows_it() -> None:
    numbers = range(3, 13)
    sections = [Section(to_inlines(f"Head{n}x"), (p(f"Next{n}x. ", SENTENCE),)) for n in numbers]
    read = pages_of(book_of(*map(filled, numbers, sections)))
    following = [place(read, f"Next{n}x").page for n in numbers]
    assert [max(at.page for at in places(read, f"Head{n}x")) for n in numbers] == following
    assert {page - opening(read, f"Name{n}x") for n, page in zip(numbers, following, strict=True)} != {0}


def test_no_line_of_a_paragraph_stands_alone() -> None:
    numbers = range(4, 12)
    read = pages_of(book_of(*(filled(n, p(f"Mark{n}x. ", SENTENCE * 2)) for n in numbers)), TALL)
    parted = []
    for n in numbers:
        number = place(read, f"Mark{n}x").page
        body = [line.words for line in read_lines(read, number)][:-1]  # without the folio
        at = next(index for index, words in enumerate(body) if words.startswith("Mark"))
        here = len(body) - at - (number > opening(read, f"Name{n}x"))  # without the head
        parted.append((here, 5 - here))
    assert (2, 3) in parted or (3, 2) in parted
    assert all(1 not in pair for pair in parted)


def test_the_head_of_a_long_table_is_on_each_of_its_pages() -> None:
    head = Row(tuple(Cell((p(word),), header=True) for word in ("Heading", "Other")))
    rows = tuple(Row((Cell((p(f"row{n}"),)), Cell((p("x"),)))) for n in range(40))
    read = pages_of(book_of(article("First", Table(head=(head,), bodies=(rows,)))))
    on = [number for number in range(1, len(read) + 1) if "row" in read.words(number)]
    assert len(on) > 3
    assert all("Heading" in read.words(number) for number in on)


def test_a_short_table_is_on_one_page() -> None:
    table = Table(bodies=(tuple(Row((Cell((p(f"row{n}"),)), Cell((p("x"),)))) for n in range(4)),))
    read = pages_of(book_of(*(filled(n, table) for n in range(2, 7))))
    on = [number for number in range(1, len(read) + 1) if "row" in read.words(number)]
    assert len(on) == 5
    assert all({"row0", "row1", "row2", "row3"} <= set(read.words(number).split()) for number in on)


def test_a_caption_is_on_the_page_of_its_table() -> None:
    rows = (tuple(Row((Cell((p(f"row{n}"),)), Cell((p("x"),)))) for n in range(4)),)
    read = pages_of(book_of(*(filled(n, Table(caption=(p("Said."),), bodies=rows)) for n in range(1, 7))), TALL)
    on = [number for number in range(1, len(read) + 1) if "Said" in read.words(number)]
    assert len(on) == 6
    assert all("row0" in read.words(number) for number in on)


def test_the_date_of_an_article_is_on_one_line() -> None:
    dated = replace(
        article("First", p(SENTENCE)), authors=(Person("A Writer of Some Name"),), date_published="2026-09-15"
    )
    read = pages_of(book_of(dated), profile(Paper, "phone"))
    assert place(read, "15").top == place(read, "September").top == place(read, "2026").top


def test_no_line_of_the_contents_stands_alone_on_a_page() -> None:
    for count in range(8, 12):
        sections = (Section(to_inlines(f"Section{n}x"), (p("words"),), id=f"s{n}") for n in range(count))
        read = pages_of(book_of(article("Before"), article("First", *sections)), TALL)
        listed = [read.words(number).count("Section") for number in range(2, opening(read, "Before"))]
        assert sum(listed) == count
        assert 1 not in listed


def test_a_caption_is_on_the_page_of_its_picture() -> None:
    assets, name = painted(300, 200)
    shown = [Figure((p(Image(name)),), caption=(p(f"Said{n}x."),)) for n in range(5)]
    read = pages_of(book_of(*(filled(n, figure) for n, figure in enumerate(shown))), TALL, assets=assets)
    figures = [page for page, kind, _ in read.structure() if kind == "Figure"]
    assert figures == [place(read, f"Said{n}x").page for n in range(5)]


# --- lines ---------------------------------------------------------------------------------------------------------


def rights(page: Paper) -> list[float]:
    """Where the lines of a long paragraph end, but for its last."""
    read = pages_of(book_of(article("First", p(SENTENCE * 20))), page)
    return [right for _, right in edges(read, opening(read, "First") + 1)[1:-2]]


FINE = replace(SINGLE, size=6.5, leading=10)
"""A page with room for 58 characters on a line."""


def test_text_is_justified_and_on_narrow_pages_ragged() -> None:
    ragged, justified = rights(SINGLE), rights(FINE)
    assert max(ragged) - min(ragged) > 2
    assert max(justified) - min(justified) < 0.6


def test_a_line_that_cannot_be_justified_stays_short() -> None:
    word = Code("a.word.of.code.without.any.place.to.break.it.in.the.middle")
    read = pages_of(book_of(article("First", p("Short words, then ", word, " and others. ", SENTENCE * 2))), FINE)
    number = place(read, "Short").page
    short = next(right for left, right in edges(read, number) if abs(place(read, "Short").left - left) < 0.1)
    assert short < 72 - 5
    assert place(read, "then").left - place(read, "words,").left < 12


class Line(NamedTuple):
    """A line as it was read back: the width of its first word, and where it ends, in millimetres."""

    words: str
    first: float
    right: float


def read_lines(read: Pdf, number: int) -> list[Line]:
    """The lines of a page in the order of reading; its head and its folio come last."""
    text = read._document[number - 1].get_textpage()
    letters = [text.get_text_range(index, 1) for index in range(text.count_chars())]
    found, at = [], 0
    for words in "".join(letter or " " for letter in letters).split("\r\n"):
        boxes = [text.get_charbox(at + index, loose=True) for index in range(len(words.rstrip()))]
        if boxes:
            first = boxes[len(words.split()[0]) - 1][2] - boxes[0][0]
            found.append(Line(words.strip(), first / MILLIMETRE, boxes[-1][2] / MILLIMETRE))
        at += len(words) + 2
    return found


def test_each_line_takes_all_the_words_that_fit() -> None:
    words = [
        Span(to_inlines(word), style="strong") if at % 7 == 6 else word + " "
        for at, word in enumerate(
            f"{SENTENCE}{'Every line of it ends where the next of its words has no room. ' * 12}".split()
        )
    ]
    page = replace(SINGLE, width=95, height=150)
    theme = Theme(name="large-print")
    read = pages_of(book_of(article("First", p(*(piece for word in words for piece in (word, " "))))), page, theme)
    edge = 95 - make_page(PdfOptions(paper=page), theme.settings).margins[1]
    body = [
        line for number in range(3, len(read)) for line in read_lines(read, number) if "Every" not in line.words[:3]
    ]
    pairs = [(one, two) for one, two in pairwise(body) if len(two.words) > 3 and len(one.words) > 5]
    assert len(pairs) > 15
    assert [one.words for one, two in pairs if one.right + two.first + 2.5 < edge] == []


@pytest.mark.parametrize("name", themes())
def test_long_words_and_addresses_stay_on_a_narrow_page(name: str) -> None:
    address = f"https://example.org/{'path/' * 12}{'x' * 60}"
    body: list[Block] = [
        p("w" * 200), p("See ", address, "."), p(Code("c" * 90)), CodeBlock("z" * 200 + "\n    " + "y" * 90),
        Section(to_inlines("h" * 60), (p("words"),)), List((Item((p("i" * 90),)),)),
        Table(bodies=((Row(tuple(Cell((p("Cell" * 6),)) for _ in range(4))),),)),
    ]  # fmt: skip
    read = pages_of(book_of(article("First", *body), title="t" * 40), profile(Paper, "phone"), Theme(name=name))
    assert off(read) == []


def rows(code: str, syntax: str = "", page: str = "phone") -> list[float]:
    """How far in each row of a listing begins, in ems of its type, from the top to the bottom of its page."""
    read = pages_of(book_of(article("First", CodeBlock(code, syntax=syntax))), profile(Paper, page))
    text = read._document[1].get_textpage()
    found: dict[int, float] = {}
    for index in range(text.count_chars()):
        left, bottom, *_ = text.get_charbox(index, loose=True)
        if text.get_text_range(index, 1).strip() and size(text, index) < 10.5 and bottom > 36 * MILLIMETRE:
            found[round(bottom)] = min(left, found.get(round(bottom), left))
    bottoms = sorted(found, reverse=True)
    type_size = profile(Paper, page).size * 0.77
    assert all(over - under < 1.5 * 1.41 * type_size for over, under in pairwise(bottoms)), "a row is empty"
    return [(found[bottom] - found[bottoms[0]]) / type_size for bottom in bottoms]


@pytest.mark.parametrize("syntax", ["", "python"])
def test_code_begins_on_the_row_of_its_indentation(syntax: str) -> None:
    long = "a_name_that_is_longer_than_the_line_of_a_page"
    assert len(rows(f"def f():\n    {long}\n", syntax)) == 3
    assert len(rows(f'def f():\n    """{long}."""\n', syntax)) == 3
    assert len(rows(f"def f():\n    ({long})\n", syntax)) == 3
    assert len(rows('def f():\n    """The pages on one side, paired across the spine."""\n', syntax)) == 3


def test_a_word_of_code_that_fits_on_a_row_is_whole() -> None:
    code = CodeBlock(f"{'a' * 28} 'bbbbbbbbbb'\n", syntax="python")
    assert "'bbbbbbbbbb'" in pages_of(book_of(article("First", code)), profile(Paper, "phone")).words(2)


def test_spaces_at_the_end_of_code_take_no_row() -> None:
    assert len(rows("one" + " " * 60 + "\n  two # it\t" + " " * 60 + "\nthree\n", "python")) == 3


def test_deep_indentation_is_narrower_on_narrow_pages() -> None:
    code = "f\n" + "".join(f"{' ' * deep}(g\n" for deep in (8, 16, 32))
    near, wide = rows(code, "clojure"), rows(code, "clojure", "tablet-13")
    assert near[3] < 0.6 * 16 < 0.6 * 24 < wide[3]
    assert near[2] == pytest.approx(near[3] / 2, abs=0.1)


# --- pages on their side ---------------------------------------------------------------------------------------


def wide_table(rows: int = 12) -> Table:
    words = ("Identifier", "Manufacturer", "Headquarters", "Established", "Temperature", "Conductivity", "Availability")
    names = [f"{word}{end}" for end in "xy" for word in words][:9]
    return Table(bodies=(tuple(Row(tuple(Cell((p(f"{name}{n}"),)) for name in names)) for n in range(rows)),))


LARGE = replace(SINGLE, width=120, height=220)


def test_a_table_too_wide_for_the_page_stands_on_one_on_its_side_with_its_headings() -> None:
    inner = Section((Text("Innerx"),), (wide_table(),))
    outer = Section((Text("Outerx"),), (inner, p("After.")))
    read = pages_of(book_of(article("First", p("Before."), outer)), LARGE)
    assert read.sizes() == {(120.0, 220.0), (220.0, 120.0)}
    named = ("Before.", "Outerx", "Innerx", "Manufacturerx1", "After.")
    before, *turned, after = (place(read, words).page for words in named)
    assert len(set(turned)) == 1
    assert (before, after) == (turned[0] - 1, turned[0] + 1)
    width, height = read._document[turned[0] - 1].get_size()
    assert width > height
    assert "Manufacturery2" in read.words(turned[0]).split()


def test_a_short_table_is_never_turned() -> None:
    read = pages_of(book_of(article("First", p("Before."), wide_table(3))), LARGE)
    assert read.sizes() == {(120.0, 220.0)}
    assert {f"Manufacturery{n}" for n in range(3)} <= set(read.all_words().split())


def test_a_table_that_fits_stays_upright() -> None:
    small = Table(bodies=((Row((Cell((p("one"),)), Cell((p("two"),)))),),))
    assert pages_of(book_of(article("First", small))).sizes() == {(80.0, 70.0)}


def test_all_pages_for_print_houses_are_alike() -> None:
    read = pages_of(book_of(article("First", wide_table())), replace(SMALL, width=100, height=150), printer="kdp")
    assert read.sizes() == {(100.0, 150.0)}


@pytest.mark.parametrize("width", [1200, 500])
def test_a_picture_that_would_be_a_strip_stays_upright(width: int) -> None:
    assets, name = painted(width, 200)
    read = pages_of(book_of(article("First", p(Image(name)))), replace(SINGLE, height=120), assets=assets)
    assert read.sizes() == {(80.0, 120.0)}


def test_cells_that_reach_down_hide_no_column() -> None:
    """Four words of a head stand in two rows: the table is as wide as all of them."""
    names = ("Manufacturer", "Headquarters", "Establishment", "Conductivity", "Availability", "Temperature")
    first = Row((Cell((p("Identification"),), rowspan=2), Cell((p("All of these"),), colspan=len(names) + 2)))
    second = Row(tuple(Cell((p(name),)) for name in (*names, *names[:2])))
    read = pages_of(book_of(article("First", Table(bodies=((first, second) * 6,)))), LARGE)
    assert (220.0, 120.0) in read.sizes()
    assert {"Identification", *names} <= set(read.words(place(read, "Identification").page).split())


# --- themes ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def dressed(every_node_book: tuple[Book, Assets]) -> dict[str, bytes]:
    """The book of every node in each theme, by the theme's name."""
    whole, assets = every_node_book
    options = PdfOptions(paper=profile(Paper, "a5"))
    return {name: pdf(whole, assets, Theme(name=name), options, Notes()).content for name in themes()}


def test_each_theme_is_set_in_its_own_face(dressed: dict[str, bytes]) -> None:
    for name, content in dressed.items():
        family = Theme(name=name).settings.faces.text.replace(" ", "-")
        assert any(family in font for font in Pdf(content).fonts())


def test_each_theme_passes_pdf_ua_and_pdf_a(dressed: dict[str, bytes], tmp_path: Path) -> None:
    for name, content in dressed.items():
        (tmp_path / f"{name}.pdf").write_bytes(content)
    paths = sorted(tmp_path.iterdir())
    assert [finding for findings in verapdf.check(paths).values() for finding in findings] == []


def test_large_print_is_large_everywhere_and_has_no_slopes() -> None:
    note = p("A word ", Span(to_inlines("stressed"), style="emphasis"), ".", SENTENCE * 30)
    read = pages_of(
        book_of(article("First", note, Section(to_inlines("Under"), (p(SENTENCE),)))), theme=Theme(name="large-print")
    )
    texts = [page.get_textpage() for page in read._document]
    sizes = {round(size(text, index), 1) for text in texts for index in range(text.count_chars())}
    assert min(sizes - {0.8}) >= 18  # PDFium says so of the line ends that it adds
    assert [font for font in read.fonts() if "Italic" in font] == []
    assert "stressed" in read.all_words()
