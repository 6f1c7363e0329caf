"""The inside of a book for a print house, read back: pages, margins, blanks, fonts, pictures, and what is noted."""

from __future__ import annotations

import ctypes
import io
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

import pypdfium2
import pytest
from msgspec.structs import replace
from PIL import Image as Pixels

from octavo.builders import BuildContext, pdf
from octavo.builders.pdf import rendering
from octavo.builders.pdf.fragment import Fragment, Job
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import MILLIMETRE, Page, make_page
from octavo.builders.pdf.print import interior, preflight, report
from octavo.builders.pdf.tree.document import make_document
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    CodeBlock,
    Image,
    Link,
    Math,
    Metadata,
    Paragraph,
    Row,
    Table,
    Text,
    to_inlines,
)
from octavo.notes import Notes
from octavo.profiles import Gutter, Paper, PrintHouse, profile
from octavo.resources import Assets, make_asset
from octavo.theme import Theme
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.tools import verapdf

KDP, INGRAM = profile(PrintHouse, "kdp"), profile(PrintHouse, "ingram")
SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def page_of(name: str) -> Page:
    return make_page(PdfOptions(paper=profile(Paper, name)), Theme().settings)


def picture(assets: Assets, pixels: int, mode: str) -> str:
    """Keeps a square picture, and says how it is referred to."""
    written = io.BytesIO()
    Pixels.new(mode, (pixels, pixels), 0 if mode == "L" else (200, 30, 30)).save(written, "PNG")
    name = assets.keep(make_asset(written.getvalue(), "image/png", (pixels, pixels)))
    assets.refer(name, f"pictures/{mode}-{pixels}.png")
    return name


class Printed(NamedTuple):
    path: Path
    pdf: Pdf
    notes: list[tuple[str, str]]
    pages: int


def printed(house: PrintHouse, paragraphs: int, folder: Path) -> Printed:
    assets, notes = Assets(), Notes()
    coarse, fine = picture(assets, 200, "RGB"), picture(assets, 1200, "L")
    body = (
        Paragraph((Text("See "), Link(to_inlines("the manual"), "https://example.org/"), Text("."))),
        Paragraph((Image(coarse, alt="a coarse one", width=300),)),
        Paragraph((Image(fine, alt="a fine one", width=300),)),
        *(Paragraph((Text(SENTENCE * 8),)) for _ in range(paragraphs)),
    )
    articles = tuple(Article(id=name, headline=to_inlines(f"Part {name}"), body=body) for name in ("one", "two"))
    metadata = Metadata(title="A book", language="en", date="2026-01-01", cover=fine)
    options = PdfOptions(paper=profile(Paper, house.papers[0]), printer=house)
    made = build(Book(metadata=metadata, bodymatter=articles), assets, Theme(), options, notes)
    path = folder / f"{house.name}.pdf"
    path.write_bytes(made.content)
    return Printed(path, Pdf(made.content), [(note.code, note.detail) for note in notes], made.pages)


@pytest.fixture(scope="module")
def kdp(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(KDP, 70, tmp_path_factory.mktemp("kdp"))


@pytest.fixture(scope="module")
def ingram(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return printed(INGRAM, 1, tmp_path_factory.mktemp("ingram"))


def test_they_pass_pdf_ua_and_pdf_a(kdp: Printed, ingram: Printed) -> None:
    assert verapdf.check([kdp.path, ingram.path]) == {kdp.path: [], ingram.path: []}


def test_every_page_is_as_large_as_the_book(kdp: Printed) -> None:
    assert kdp.pdf.sizes() == {(152.4, 228.6)}


def test_the_pages_are_even_and_the_last_one_is_blank(kdp: Printed, ingram: Printed) -> None:
    for one in (kdp, ingram):
        assert len(one.pdf) == one.pages
        assert len(one.pdf) % 2 == 0
        assert one.pdf.words(len(one.pdf)) == ""


def test_long_articles_begin_on_the_right_and_pages_before_them_are_blank(kdp: Printed) -> None:
    begins = kdp.pdf.page_of("Part two See")
    assert begins % 2 == 1
    assert kdp.pdf.page_of("Part one See") == 3 or kdp.pdf.words(2)  # the contents stand behind the title
    assert all(kdp.pdf.words(page) for page in range(1, begins - 1))


def test_there_is_nothing_to_click_and_no_cover(kdp: Printed) -> None:
    assert list(kdp.pdf.links()) == []
    assert kdp.pdf.bookmarks() == []
    assert "A book" in kdp.pdf.words(1)  # the title page
    assert "https://example.org/" in kdp.pdf.all_words()


def test_all_fonts_are_in_the_file(kdp: Printed) -> None:
    assert set(kdp.pdf.fonts().values()) == {True}


def test_coarse_pictures_are_named_with_their_pages(kdp: Printed) -> None:
    coarse = [detail for code, detail in kdp.notes if code == "picture-coarse"]
    assert len(coarse) == 2
    page = kdp.pdf.page_of("Part one See")
    assert coarse[0] == f"page {page}: RGB-200.png has 64 pixels an inch at its width of 79 mm; 300 are wanted."


def test_what_was_made_is_said_in_words(kdp: Printed) -> None:
    said = [detail for code, detail in kdp.notes if code == "print-interior"]
    assert f"{kdp.pages} pages of 152.4 × 228.6 mm" in said[0]
    assert "cover" in said[2]
    assert "2 pictures, and text or lines on 0 pages" in said[3]  # of four, two are grey
    assert {code for code, _ in kdp.notes} == {"print-interior", "picture-coarse"}


def test_a_book_that_is_too_thin_is_not_taken(ingram: Printed) -> None:
    assert ("print-refused", f"{INGRAM.label} prints books of 18 to 1200 pages; this one has {ingram.pages}.") in (
        ingram.notes
    )


def test_running_heads_keep_the_margins_of_the_print_house(ingram: Printed) -> None:
    """IngramSpark wants half an inch free on all sides, and more at the spine."""
    points = 72 / 25.4
    with pypdfium2.PdfDocument(ingram.path) as document:
        for number, page in enumerate(document, 1):
            width, height = page.get_size()
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
                left, bottom, right, top = item.get_bounds()
                inside, outside = (left, width - right) if number % 2 else (width - right, left)
                assert min(bottom, height - top, outside) > 12.7 * points - 0.5, number
                assert inside > 15.8 * points - 0.5, number


# --- margins and passes ----------------------------------------------------------------------------


@pytest.mark.parametrize(("pages", "inside"), [(24, 9.525), (150, 9.525), (151, 12.7), (700, 19.05), (900, 22.225)])
def test_the_gutter_grows_with_the_book(pages: int, inside: float) -> None:
    assert interior.gutter(KDP, pages) == inside


def test_our_own_margins_stay_where_they_are_wider() -> None:
    page = page_of("6x9")
    assert interior.bind_page(page, KDP, 100).margins == page.margins
    assert interior.bind_page(page, KDP, 800).margins[3] == 22.225
    assert interior.bind_page(page, INGRAM, 100).margins[0] == 19.7


def narrow(*body: Block, gutters: tuple[Gutter, ...]) -> tuple[Book, PdfOptions]:
    """A small book for a print house that wants wide inside margins."""
    article = Article(id="one", headline=to_inlines("One"), body=body)
    book = Book(metadata=Metadata(title="A book", language="en", date="2026-01-01"), bodymatter=(article,))
    return book, PdfOptions(paper=profile(Paper, "5x8"), printer=replace(KDP, gutters=gutters))


@pytest.fixture
def inside(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[float]]:
    """The inside margin of every page that a book is set on."""
    margins: list[float] = []

    def render(job: Job) -> Fragment:
        margins.append(job.page.margins[3])
        return real(job)

    real = rendering.render
    monkeypatch.setattr(rendering, "render", render)
    yield margins


@pytest.mark.parametrize(
    ("gutters", "margins"),
    [
        ((Gutter(2, 25.0), Gutter(20, 40.0)), [25.0, 40.0]),
        ((Gutter(2, 25.0), Gutter(5, 30.0), Gutter(20, 40.0)), [25.0, 40.0]),
        ((Gutter(20, 30.0), Gutter(30, 40.0)), [30.0]),
    ],
    ids=["again", "two margins further", "guessed"],
)
def test_a_book_is_set_again_only_for_another_margin(
    inside: list[float], gutters: tuple[Gutter, ...], margins: list[float]
) -> None:
    unreadable = Paragraph((Math(tex="a^b^c"),))
    book, options = narrow(Paragraph(to_inlines(SENTENCE * 20)), unreadable, gutters=gutters)
    notes = Notes()
    assert build(book, Assets(), Theme(), options, notes).pages == 6
    assert inside == margins
    assert [note.code for note in notes].count("math-unreadable") == 1  # what the others noted is forgotten


def test_a_tree_is_fit_for_the_page_that_it_is_set_on() -> None:
    """With a wide inside margin lines are shorter: tables, code and heads must know it."""
    words = ("Identifier", "Manufacturer", "Headquarters", "Established", "Conductivity")
    rows = tuple(Row(tuple(Cell((Paragraph(to_inlines(f"{word}{n}")),)) for word in words)) for n in range(3))
    code = CodeBlock("def f():\n    a_name = another_name + a_third_name * the_fourth\n")
    filler = Paragraph(to_inlines("Words. " * 400))
    book, options = narrow(filler, Table(bodies=(rows,)), code, gutters=(Gutter(2000, 45.0),))
    context = BuildContext(book, Assets(), Theme(), Notes(), Path())
    [job] = pdf.make_jobs(context, options)
    assert job.page.margins[3] == 45.0
    assert job.page.characters == pytest.approx(page_of("5x8").characters * job.page.measure / page_of("5x8").measure)
    assert table_classes(job.tree) == table_classes(tree_for(context, options, job.page))
    assert table_classes(job.tree) != table_classes(tree_for(context, options, page_of("5x8")))
    read = Pdf(build(book, Assets(), Theme(), options, Notes()).content)
    assert read.outside(margin=job.page.margins[1] * MILLIMETRE - 0.5) == []


def tree_for(context: BuildContext, options: PdfOptions, page: Page) -> bytes:
    document = make_document(context, options, page)
    return document.write(document.leaves)


def table_classes(tree: bytes) -> list[str]:
    return [table.get("class", "") for table in ElementTree.fromstring(tree).iter("table")]


def test_what_is_wrong_with_a_file_is_found() -> None:
    found = preflight.PrintFacts(pages=31, sizes={(152.4, 228.6), (228.6, 152.4)}, fonts={"Arial": False})
    said = [text for code, text in report.report(found, page_of("6x9"), KDP, {}) if code == "print-refused"]
    assert [words in text for words, text in zip(("multiple of 2", "228.6 × 152.4", "Arial"), said, strict=True)] == [
        True, True, True,
    ]  # fmt: skip


def test_a_wide_table_turns_no_page_and_can_be_read() -> None:
    cell = Cell((Paragraph(to_inlines("Unbreakablewords")),))
    table = Table(bodies=((Row((cell,) * 9),),))
    article = Article(id="one", headline=to_inlines("One"), body=(Paragraph(to_inlines("Words.")), table))
    book = Book(metadata=Metadata(title="A book", language="en", date="2026-01-01"), bodymatter=(article,))
    options = PdfOptions(paper=profile(Paper, "6x9"), printer=KDP)
    content = build(book, Assets(), Theme(), options, Notes()).content
    assert Pdf(content).sizes() == {(152.4, 228.6)}
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT], max_depth=5):
                size = ctypes.c_float()
                pypdfium2.raw.FPDFTextObj_GetFontSize(item.raw, size)
                assert size.value * abs(item.get_matrix().d) >= 7 - 0.01  # points


def test_black_is_black_ink_alone(kdp: Printed) -> None:
    """Every page sets greys, and no page an RGB black."""
    streams = [
        zlib.decompress(found)
        for found in re.findall(rb"stream\n(x\x9c.*?)\r?\nendstream", kdp.path.read_bytes(), re.DOTALL)
    ]
    drawn = [stream for stream in streams if b" Tf" in stream]
    assert len(drawn) >= kdp.pages - 4
    assert all(b"0 g" in stream for stream in drawn)
    assert not any(re.search(rb"\b([\d.]+) \1 \1 (rg|RG)\b", stream) for stream in drawn)
