"""Words from right to left, found and copied as they are written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pymupdf
import pypdfium2
import pytest

from octavo.builders.pdf.layout.clusters import Cluster, Glyph, join_marks
from octavo.checks import check_file
from octavo.model import Book, Paragraph, to_inlines
from octavo.notes import Notes
from tests.builders.making import pdf
from tests.making import article, book_of
from tests.tools.places import program

TEXTS = {
    "ar": "سافر التاجر في الطريق إلى المدينة والملاحون يجمعون الجلود واللآلئ لأجله إلا الأخير",
    "fa": "کتاب‌های قدیمی می‌گویند که گنجشک‌ها چای نمی‌نوشند",
    "ur": "پرانی کشتی میں بہت سے مچھیرے بیٹھے تھے",
    "ckb": "ڕۆژێک ماسیگرێک چووە سەر دەریا",
    "he": "הדייגים חזרו מן הים עם רשתות ריקות",
    "yi": "די פישער זענען געפארן אויפן ים",
}
POINTED = {"ar": "كَتَبَ الوَلَدُ دَرْسًا", "he": "יָם כָּחוֹל"}
_SIGNS = dict.fromkeys([*range(0x202A, 0x202F), 0x200E, 0x200F, 0xAD])


def _plain(text: str) -> str:
    return " ".join(text.translate(_SIGNS).split())


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with an article for each text."""
    texts = [*TEXTS.items(), *((f"{tag}-x-points", text) for tag, text in POINTED.items())]
    articles = [
        article(f"in-{tag}", Paragraph(to_inlines(text)), in_language=tag.partition("-")[0]) for tag, text in texts
    ]
    path = tmp_path_factory.mktemp("shaped") / "book.pdf"
    path.write_bytes(pdf(book_of(*articles)).content)
    return path


@pytest.fixture(scope="module")
def copied(file: Path) -> dict[str, str]:
    """The words of the book, by the engine that reads them."""
    poppler = subprocess.run([program("pdftotext"), "-layout", str(file), "-"], capture_output=True, check=True)
    return {
        "poppler": _plain(poppler.stdout.decode()),
        "mupdf": _plain(" ".join(page.get_text() for page in pymupdf.open(file))),
        "pdfium": _plain(" ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(file))),
    }


@pytest.mark.parametrize("engine", ["poppler", "mupdf", "pdfium"])
@pytest.mark.parametrize("language", TEXTS)
def test_words_are_copied_as_they_are_written(copied: dict[str, str], engine: str, language: str) -> None:
    text = TEXTS[language]
    wanted = text.replace("\u200c", "") if engine == "pdfium" else text  # it drops what is never drawn
    assert wanted in copied[engine]


@pytest.mark.parametrize("language", POINTED)
def test_letters_keep_their_points(copied: dict[str, str], language: str) -> None:
    assert POINTED[language] in copied["poppler"]


def test_a_letter_has_its_marks_in_the_order_of_the_text() -> None:
    mark, letter = Glyph(1, 0, 0, 0), Glyph(2, 0, 0, 500)
    clusters = [Cluster("\u064b", [mark]), Cluster("\u0651", [mark]), Cluster("م", [letter]), Cluster("ا", [letter])]
    assert [cluster.text for cluster in join_marks(clusters)] == ["م\u0651\u064b", "ا"]


def test_the_check_finds_all_words_and_misses_what_is_lost(tmp_path: Path) -> None:
    def book(text: str) -> Book:
        return book_of(article("one", Paragraph(to_inlines(text)), in_language="ar"), language="ar")

    path = tmp_path / "book.pdf"
    path.write_bytes(pdf(book(f"{TEXTS['ar']} {POINTED['ar']}")).content)
    whole, more = Notes(), Notes()
    check_file("octavo.checks.pdf", book(f"{TEXTS['ar']} {POINTED['ar']}"), path, whole)
    check_file("octavo.checks.pdf", book(f"{TEXTS['ar']} {POINTED['ar']} قنفذ"), path, more)
    assert [note.code for note in whole] == []
    assert [note.code for note in more] == ["word-missing"]
