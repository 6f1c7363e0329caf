"""Tables on pages: captions as wide as they need, heads over every row, tall rows parted, numbers whole."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from octavo.builders.pdf.options import PdfOptions
from octavo.model import Cell, Link, Row, Table, Text
from octavo.notes import Notes
from octavo.profiles import Paper
from octavo.theme import Theme, themes
from octavo.walk import text
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.builders.pdf.test_pages import SENTENCE, SINGLE, TALL, edges, filled, pages_of, place
from tests.making import article, book_of, book_with
from tests.making import paragraph as p
from tests.tools import verapdf

WIDE = replace(SINGLE, width=120, height=100)
LONG = "The lamps that burned on the coast in the years of the great storms, but for those that were lost"


def row(*cells: str, header: bool = False) -> Row:
    return Row(tuple(Cell((p(words),), header=header) for words in cells))


def table(head: Sequence[str], *rows: Sequence[str], caption: str = "") -> Table:
    heads = (row(*head, header=True),) if head else ()
    return Table(head=heads, bodies=(tuple(row(*cells) for cells in rows),), caption=(p(caption),) if caption else ())


def pages_with(read: Pdf, words: str) -> list[int]:
    return [number for number in range(1, len(read) + 1) if words in read.words(number)]


# --- captions ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", themes())
def test_a_caption_is_as_wide_as_the_text_where_its_table_is_narrow(name: str) -> None:
    told = table(("Year", "n"), ("1840", "3"), caption=f"Firstx. {LONG} lastx.")
    read = pages_of(book_with(p("Before."), told, p("After.")), WIDE, Theme(name=name))
    first, last, year = (place(read, words) for words in ("Firstx", "lastx", "Year"))
    assert last.top - first.top < 3 * (first.size * 1.5 / 2.8)
    assert first.left <= year.left
    assert year.top > last.top


def test_a_short_caption_stands_over_its_table_and_a_wide_table_over_none_of_the_margin() -> None:
    short = table(("Year", "n"), ("1840", "3"), caption="Lampsx")
    full = table(("Yearx", LONG), (LONG, "3"), caption=LONG * 2)
    read = pages_of(book_with(short, full), WIDE)
    assert abs(place(read, "Lampsx").left - place(read, "Year").left) < 10
    assert all(left > 7.9 and right < 112.1 for number in range(2, len(read)) for left, right in edges(read, number))


# --- rows and heads ------------------------------------------------------------------------------------


@pytest.mark.parametrize("sentences", [4, 7, 16, 40])
def test_the_head_stands_over_tall_rows_on_every_page(sentences: int) -> None:
    told = table(("Headx", "Entryx"), *((f"Day{n}x", "In it. " + SENTENCE * sentences) for n in range(4)))
    read = pages_of(book_of(article("First", p("Before."), told, p("Afterx."))), TALL)
    on = range(place(read, "Day0x").page, place(read, "Afterx").page + 1)
    filled_pages = [number for number in on if "Plain words" in read.words(number)]
    assert len(filled_pages) > 1
    assert all("Headx" in read.words(number) for number in filled_pages)
    assert pages_with(read, "Before.")[0] == pages_with(read, "Day0x")[0]


def test_a_long_row_begins_below_the_short_one_before_it() -> None:
    told = table(("Headx",), ("Shortx",), ("Longx " + SENTENCE * 30,), ("Endx",))
    read = pages_of(book_of(article("First", p("Before."), told)), TALL)
    assert {place(read, words).page for words in ("Before.", "Headx", "Shortx", "Longx")} == {place(read, "Headx").page}


def test_a_row_begins_on_the_page_where_all_its_cells_do() -> None:
    told = table(("Head", "Entry"), *((f"Day{n}x", f"In{n}x it. " + SENTENCE * 16) for n in range(4)))
    read = pages_of(book_of(*(filled(n, told) for n in range(1, 4))), TALL)
    begun = [(pages_with(read, f"Day{n}x"), pages_with(read, f"In{n}x")) for n in range(4)]
    assert all(days == entries for days, entries in begun)


def test_rows_of_a_few_lines_stay_whole() -> None:
    rows = [(f"Begin{n}x {SENTENCE}", f"Plain words fill the other cell as well, and end{n}x") for n in range(12)]
    read = pages_of(book_of(*(filled(n, table(("A", "B"), *rows)) for n in range(1, 3))), TALL)
    for number in range(1, len(read) + 1):
        words = read.words(number)
        assert [n for n in range(12) if f"Begin{n}x" in words] == [n for n in range(12) if f"end{n}x" in words]


def test_a_head_higher_than_half_the_page_stands_once_and_loses_no_word() -> None:
    head = ("Headx " + SENTENCE * 9 + "headend", "Otherx")
    read = pages_of(book_of(article("First", table(head, *((f"Row{n}x", SENTENCE) for n in range(9))))), TALL)
    assert read.all_words().count("headend") == 1
    assert all(f"Row{n}x" in read.all_words() for n in range(9))


def test_a_link_in_a_head_that_stands_again_is_one_link(tmp_path: Path) -> None:
    linked = Cell((p(Link((Text("Linkx"),), href="https://example.org/")),), header=True)
    head = Row((linked, Cell((p("Other"),), header=True)))
    rows = tuple(row(f"row{n}", SENTENCE) for n in range(30))
    read = pdf(book_with(Table(head=(head,), bodies=(rows,))), options=PdfOptions(paper=TALL)).content
    assert len(pages_with(Pdf(read), "Linkx")) > 3
    assert [link.address for link in Pdf(read).links() if link.address] == ["https://example.org/"]
    file = tmp_path / "book.pdf"
    file.write_bytes(read)
    assert verapdf.check([file], ["ua1"]) == {file: []}


# --- cells ---------------------------------------------------------------------------------------------

YEARS = tuple(str(year) for year in range(1921, 1932))
HARVEST = table(("Crop", *YEARS), *((crop, *("2,345,678",) * 11) for crop in ("Barley", "Buckwheat")))
PEOPLE = table(
    ("Municipality", "Inhabitants", "Administration", "Share"),
    ("Unterschleißheim", "1 234 567", "Landeshauptstadt", "12,345.67"),
    ("Hinterschmiding", "987 654", "Verwaltungsgemeinschaft", "98,765.43"),
)
FILES = table(
    ("File", "Digest", "Size"),
    (
        "/etc/harbour/lights/configuration.toml",
        "d7a8fbb307d7809469ca9abcb0082e4f8d5651e46d3cdb762d02d0bf37c9e592",
        "12,345",
    ),
    (
        "HARBOUR_LIGHTS_CONFIGURATION_DIRECTORY",
        "ef537f25c895bfa782526529a9b63d97aa631564d5d789c2b765448c8635fb6c",
        "67,890",
    ),
)


def lines_of(read: Pdf) -> list[str]:
    """The lines of all pages as they are copied, with plain spaces."""
    texts = (page.get_textpage().get_text_bounded() for page in read._document)
    return [" ".join(line.split()) for text in texts for line in text.splitlines()]


@pytest.mark.parametrize("name", themes())
@pytest.mark.parametrize("page", [SINGLE, replace(SINGLE, width=62, height=110), WIDE], ids=["small", "phone", "wide"])
def test_no_number_is_cut_and_no_small_table_is_turned(name: str, page: Paper) -> None:
    read = pages_of(book_with(HARVEST, PEOPLE, FILES), page, Theme(name=name))
    lines = "\n".join(lines_of(read))
    assert len(read.sizes()) == 1
    assert lines.count("2,345,678") == 22
    for number in ("1 234 567", "987 654", "12,345.67", "98,765.43", "12,345", "67,890"):
        assert number in lines


def test_words_of_cells_are_parted_at_hyphens_and_tokens_without_them() -> None:
    read = pages_of(book_with(PEOPLE, FILES), replace(SINGLE, width=62, height=110))
    whole = "".join(lines_of(read))
    tokens = [words for line in FILES.bodies[0] for words in (text(cell.body) for cell in line.cells[:2])]
    assert all(token in whole for token in tokens)
    assert "gemeinschaft" in whole.replace("\u2010", "").replace("\ufffe", "").replace("\x02", "")


def test_a_table_in_cards_says_the_head_beside_each_number_and_is_noted() -> None:
    notes = Notes()
    read = Pdf(pdf(book_with(HARVEST), notes=notes, options=PdfOptions(paper=SINGLE)).content)
    assert all(f"{year} 2,345,678" in " ".join(lines_of(read)) for year in YEARS)
    assert [note.code for note in notes if note.code == "table-lowered"] == ["table-lowered"]


def test_a_long_table_that_has_no_room_is_turned() -> None:
    long = table(("Crop", *YEARS), *((f"Crop{n}", *("2,345,678",) * 11) for n in range(30)))
    read = pages_of(book_with(long), replace(SINGLE, width=110, height=220))
    assert len(read.sizes()) == 2
    assert "\n".join(lines_of(read)).count("2,345,678") == 330


# --- columns of numbers --------------------------------------------------------------------------------

NUMBERS = ("1.5", "12.25", "1,204", "−0.125", "–", "980 %", "7.75 %")


def ends_of(read: Pdf, words: Sequence[str]) -> list[float]:
    """Where the whole part of each number ends, in points from the left; the last of what is in the file with it."""
    found = []
    for said in words:
        text = next(page.get_textpage() for page in read._document if said in page.get_textpage().get_text_bounded())
        finder = text.search(said)
        index, _ = finder.get_next()
        last = index + len(said.partition(".")[0].rstrip(" %")) - 1
        found.append(text.get_charbox(last, loose=True)[2])
    return found


@pytest.mark.parametrize("name", themes())
def test_decimal_signs_stand_under_each_other(name: str) -> None:
    told = table(("Namex", "Valuex"), *((f"row{n}x", said) for n, said in enumerate(NUMBERS)))
    read = pages_of(book_with(p("Before."), told), WIDE, Theme(name=name))
    ends = ends_of(read, [said for said in NUMBERS if said != "–"])
    assert max(ends) - min(ends) < 0.3
    for said in NUMBERS:
        assert said in read.all_words()


def test_short_cells_stand_on_one_line_beside_long_ones() -> None:
    told = table(("Namex", "Basin", "Remarks"), *((f"Anna Berg{n}x", "Inner basin", SENTENCE * 2) for n in range(3)))
    read = pages_of(book_with(p("Before."), told), replace(WIDE, height=200))
    for n in range(3):
        assert f"Anna Berg{n}x Inner basin" in read.all_words()


@pytest.mark.parametrize("width", [70, 90, 120])
def test_no_word_is_parted_where_all_words_have_room(width: int) -> None:
    words = ("Lighthouses", "in", "a " * 60 + "b", "Schwentinental")
    read = pages_of(book_with(p("Before."), table((), words, words)), replace(WIDE, width=width, height=200))
    assert read.all_words().count("Lighthouses") == read.all_words().count("Schwentinental") == 2


def test_tables_are_set_in_7_and_a_half_points_at_least() -> None:
    names = tuple(f"{name}x" for name in ("Barley", "Buckwheat", "Oats", "Wheat", "Rye", "Millet", "Maize", "Rice"))
    read = pages_of(book_with(p("Before."), table((), names, names)), replace(WIDE, size=11, leading=15))
    assert place(read, "Buckwheatx").size * 72 / 25.4 >= 7.4


def test_a_small_page_has_cards_where_a_large_one_has_a_turned_table() -> None:
    rows = [(f"Day{n}x", *(f"{n * 1000 + hour},5" for hour in range(12))) for n in range(30)]
    told = table(("Day", *(f"{hour}h" for hour in range(12))), *rows)
    small = pages_of(book_with(p("Before."), told), replace(WIDE, width=70, height=140))
    assert small.sizes() == {(70.0, 140.0)}
    assert all(f"Day{n}x" in small.all_words() for n in range(30))
