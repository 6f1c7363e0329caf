"""The cover of a PDF: where there is one, in the shape of its page, named instead of numbered, and said in words."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image

from octavo.builders.epub.options import EpubOptions
from octavo.builders.pdf.options import PdfOptions
from octavo.model import Book, Part, Person
from octavo.press.formats import Target, format_of
from octavo.profiles import Paper, PrintHouse, profile, profiles
from octavo.projects.order import Order
from octavo.theme import Theme
from tests.builders.epub.reading import Epub
from tests.builders.making import Made, epub, pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of, paragraph
from tests.tools import verapdf

BOOK = book_of(
    article("First", paragraph("Words of the first.")),
    Part(title="Middle", articles=(article("Second", paragraph("Words of the second.")),), id="middle"),
    article("Third", paragraph("Words of the third.")),
    creators=(Person("Ada Reader"),),
)
ALONE = book_of(article("Only", paragraph("Words of the only one.")))


def made_for(paper: str, book: Book = BOOK, *, cover: bool = True, theme: Theme | None = None) -> Made:
    return pdf(book, options=PdfOptions(paper=profile(Paper, paper), cover=cover), theme=theme)


def labels_of(made: Made) -> list[str]:
    document = pypdfium2.PdfDocument(made.content)
    return [document.get_page_label(page) for page in range(len(document))]


def first_page(made: Made) -> Image.Image:
    shown: Image.Image = pypdfium2.PdfDocument(made.content)[0].render(scale=1).to_pil()
    return shown.convert("RGB")


@pytest.mark.parametrize("paper", profiles(Paper))
def test_devices_and_papers_of_an_office_have_a_cover_and_trims_have_none(paper: str) -> None:
    order = Order(inputs=("x.md",), paper=profile(Paper, paper))
    wanted = paper in {"a4", "letter"} or not profile(Paper, paper).facing
    options = format_of(Path("x.pdf")).options(order, Target(Path("x.pdf"), format_of(Path("x.pdf")).limits(order)))
    assert options.cover == wanted


def test_print_houses_never_get_a_cover() -> None:
    order = Order(inputs=("x.md",), paper=profile(Paper, "a4"), printer=profile(PrintHouse, "kdp"))
    row = format_of(Path("x.pdf"))
    assert not row.options(order, Target(Path("x.pdf"), row.limits(order))).cover


@pytest.mark.parametrize("paper", ["phone", "enote-10", "a4"])
def test_a_cover_fills_its_page_and_is_drawn_in_its_shape(paper: str) -> None:
    shown = first_page(made_for(paper))
    corners = [(1, 1), (shown.width - 2, 1), (1, shown.height - 2), (shown.width - 2, shown.height - 2)]
    assert (255, 255, 255) not in {shown.getpixel(corner) for corner in corners}


@pytest.mark.parametrize("book", [BOOK, ALONE], ids=["pieces", "whole"])
@pytest.mark.parametrize("paper", ["enote-10", "a4"])
def test_a_cover_has_a_name_and_the_pages_keep_their_numbers(paper: str, book: Book) -> None:
    covered, bare = made_for(paper, book), made_for(paper, book, cover=False)
    before = ["Cover", ""] if profile(Paper, paper).facing else ["Cover"]
    numbers = [str(page) for page in range(1, bare.pages + 1)]
    assert labels_of(covered) == [*before, *numbers]
    assert [page.label for page in covered.built.pagemap.breaks] == [*before, *numbers]
    assert covered.built.pagemap.breaks[len(before) :] == bare.built.pagemap.breaks
    with_cover, without = Pdf(covered.content), Pdf(bare.content)
    for page in range(1, bare.pages + 1):
        assert with_cover.words(page + len(before)) == without.words(page)


def test_bookmarks_lead_past_the_cover() -> None:
    covered, bare = Pdf(made_for("a4").content), Pdf(made_for("a4", cover=False).content)
    assert covered.bookmarks() == [(level, words, page + 2) for level, words, page in bare.bookmarks()]


def test_a_file_whose_pages_are_called_by_their_places_says_nothing_of_it() -> None:
    assert b"PageLabels" not in made_for("enote-10", cover=False).content
    assert labels_of(made_for("enote-10", cover=False))[0] in {"", "1"}


def test_the_cover_is_a_figure_with_its_words() -> None:
    figures = [(page, words) for page, kind, words in Pdf(made_for("enote-10").content).structure() if kind == "Figure"]
    assert figures == [(1, "Cover: A Book, Ada Reader")]


def test_the_epub_made_in_the_same_run_lists_the_cover_as_the_pdf_calls_it() -> None:
    pages = made_for("enote-10").built.pagemap
    listed = Epub(epub(BOOK, options=EpubOptions(pagemap=pages)).content).find(
        "nav.xhtml", "//h:nav[@role='doc-pagelist']//h:a"
    )
    assert [(link.text, link.get("href")) for link in listed][:2] == [
        ("Cover", "cover.xhtml"),
        ("1", "title-page.xhtml"),
    ]


def test_styles_that_tie_pages_together_do_not_count_the_cover(tmp_path: Path) -> None:
    sheet = tmp_path / "tied.css"
    sheet.write_text(".article + .article h1 { color: black }")
    made = made_for("a4", theme=Theme((sheet,)))
    assert labels_of(made)[:4] == ["Cover", "", "1", "2"]
    assert "1" not in Pdf(made.content).words(3).split()  # the title page has no folio
    assert Pdf(made.content).words(4).endswith("2")


def test_a_book_from_right_to_left_has_its_cover_first() -> None:
    book = book_of(article("كتاب", paragraph("كلمات")), language="ar")
    assert labels_of(made_for("a4", book))[:3] == ["الغلاف", "", "1"]


def test_covers_conform(tmp_path: Path) -> None:
    paths = [tmp_path / "phone.pdf", tmp_path / "a4.pdf"]
    for path in paths:
        path.write_bytes(made_for(path.stem).content)
    assert [finding for findings in verapdf.check(paths).values() for finding in findings] == []
