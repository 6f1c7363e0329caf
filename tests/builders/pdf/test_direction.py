"""Pages from right to left, as pdftotext finds their words, and articles of both ways in one book."""

from __future__ import annotations

import ctypes
import re
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from lxml import html
from msgspec.structs import replace
from pypdfium2 import raw

from octavo.builders.pdf.options import PdfOptions
from octavo.model import Cell, CodeBlock, Footnote, Item, List, Paragraph, Quote, Row, Section, Table, to_inlines
from octavo.profiles import Paper
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools.places import program

PAPER = Paper(
    name="small", label="a page of the tests", width=90, height=110, margins=(12, 8, 12, 20),
    size=10, leading=14, facing=True,
)  # fmt: skip
_SIDES = ("xmin", "xmax", "ymin")
POINTS = 72 / 25.4
FILL = "הסירה יצאה לים עם שחר וחזרה בערב. " * 18


class Word(NamedTuple):
    """A word on a page: its left and right edge and its top, in points."""

    text: str
    left: float
    right: float
    top: float


def words_of_page(file: Path, number: int) -> list[Word]:
    """The words of a page, in the order of the file, each in the order that it is read in."""
    ask = [program("pdftotext"), "-bbox", "-f", str(number), "-l", str(number), str(file), "-"]
    found = html.fromstring(subprocess.run(ask, capture_output=True, check=True).stdout.decode())
    return [_read_word(word) for word in found.iter("word")]


def _read_word(word: html.HtmlElement) -> Word:
    left, right, top = (float(str(word.get(side))) for side in _SIDES)
    return Word(in_order(str(word.text)), left, right, top)


def in_order(word: str) -> str:
    """A word as it is spelled: pdftotext gives those from right to left as they look."""
    plain = word.strip("\u202a\u202b\u202c.•")
    return plain[::-1] if re.search("[\u0590-\u08ff]", plain) else plain


def find(words: list[Word], text: str) -> Word:
    return next(word for word in words if text in {word.text, word.text.strip("()")})


def page_with(file: Path, text: str) -> list[Word]:
    """The words of the first page of an article that has this one."""
    pages = (words_of_page(file, number) for number in range(3, len(Pdf(file.read_bytes())) + 1))
    return next(words for words in pages if text in {word.text for word in words})


def page_order(content: bytes) -> str:
    """What a PDF says of how its pages follow each other (ISO 32000-1, table 150), "" if nothing."""
    document = pypdfium2.PdfDocument(content)
    said = ctypes.create_string_buffer(20)
    raw.FPDF_VIEWERREF_GetName(document.raw, b"Direction", said, 20)
    return said.value.decode()


def cells(*texts: str) -> Row:
    return Row(tuple(Cell((p(text),)) for text in texts))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A Hebrew book on pages that face each other, with an English article in it."""
    hebrew = article(
        "hebrew",
        p("סירות ", Footnote((p("הערה"),)), "בנמל."),
        List((Item((p("עוגן"),)),)),
        List((Item((p("תורן"),)),), numbering="decimal"),
        Quote((p("ציטוט"),)),
        CodeBlock("anchor = 1"),
        Table(head=(cells("שמאלי", "אמצעי"),), bodies=((cells("ראשון", "שני"),),)),
        p(FILL),
        Section(to_inlines("סוף (End) של 1999"), (p("תם."),), id="end"),
        headline=to_inlines("מדריך (Guide) לים 1984"),
        in_language="he",
    )
    english = article(
        "english", p("Plain sailing. " * 60), headline=to_inlines("The Tide, Part 2 (new)"), in_language="en"
    )
    made = pdf(book_of(hebrew, english, title="ספר הים", language="he"), options=PdfOptions(paper=PAPER))
    file = tmp_path_factory.mktemp("direction") / "book.pdf"
    file.write_bytes(made.content)
    return file


def test_viewers_put_the_pages_from_right_to_left(book: Path) -> None:
    assert page_order(book.read_bytes()) == "R2L"


def test_contents_run_from_right_to_left_with_their_numbers_at_the_left(book: Path) -> None:
    words = words_of_page(book, 2)
    key, year = find(words, "מדריך"), find(words, "1984")
    assert find(words, "לים").right < key.left
    assert year.right < find(words, "לים").left
    assert min(word.left for word in words if abs(word.top - key.top) < 3) < year.left - 20
    assert find(words, "The").left < find(words, "Tide,").left


def test_lists_tables_and_notes_begin_at_the_right(book: Path) -> None:
    words = page_with(book, "עוגן")
    edge = max(word.right for word in words)
    assert find(words, "עוגן").right < edge - 10
    assert find(words, "סירות").right == pytest.approx(edge, abs=1)
    quoted = page_with(book, "ציטוט")
    assert find(quoted, "ציטוט").right < max(word.right for word in page_with(book, "שחר")) - 10
    with_table = page_with(book, "ראשון")
    assert find(with_table, "שני").right < find(with_table, "ראשון").left


def test_code_and_english_articles_begin_at_the_left(book: Path) -> None:
    code = page_with(book, "anchor")
    assert find(code, "anchor").left < find(code, "1").left
    english = page_with(book, "Part")
    assert find(english, "The").left == pytest.approx(min(word.left for word in english), abs=1)


def test_running_heads_and_margins_are_those_of_a_book_that_is_bound_at_the_right(book: Path) -> None:
    read = Pdf(book.read_bytes())
    numbers = [number for number in range(1, len(read) + 1) if FILL[:10] in read.words(number)]
    assert numbers
    for number in numbers:
        words = words_of_page(book, number)
        body = [word for word in words if word.top > 15 * POINTS]
        left_page = number % 2 == 1  # the first page of such a book is a left one
        assert max(word.right for word in body) == pytest.approx((70 if left_page else 82) * POINTS, abs=2)
        if (heads := [word for word in words if word.top < 11 * POINTS]) and left_page:
            assert find(heads, "לים").right < find(heads, "מדריך").left


def test_bookmarks_say_the_titles(book: Path) -> None:
    titles = [title for _, title, _ in Pdf(book.read_bytes()).bookmarks()]
    assert "מדריך (Guide) לים 1984" in titles
    assert "The Tide, Part 2 (new)" in titles


def test_a_hebrew_article_in_an_english_book_turns_alone() -> None:
    hebrew = article("hebrew", Paragraph(to_inlines(FILL)), headline=to_inlines("שם, 7"), in_language="he")
    made = pdf(book_of(article("One", p("Words.")), hebrew), options=PdfOptions(paper=replace(PAPER, facing=False)))
    assert page_order(made.content) == ""
