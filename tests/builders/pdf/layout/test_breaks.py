"""The page map: where the builder says that a page begins, the words at the top of that page stand in the article."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pypdfium2
import pytest
from PIL import Image as Pixels

from octavo.builders import Built
from octavo.builders.pdf.layout import breaks
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.builders.pdf.tree.article import PaperMedium
from octavo.builders.pdf.tree.etree import parse_markup
from octavo.builders.xhtml import Xhtml
from octavo.model import (
    Article,
    Block,
    Book,
    Cell,
    Footnote,
    Image,
    Inline,
    Metadata,
    Part,
    Row,
    Span,
    Table,
    to_inlines,
)
from octavo.notes import Notes
from octavo.press.pipeline import make_book
from octavo.press.run import Run
from octavo.profiles import Paper, PrintHouse, profile
from octavo.projects.order import Order
from octavo.resources import Assets, make_asset
from octavo.theme import Theme
from tests.builders.epub.reading import NAMESPACES
from tests.builders.making import Made, pdf
from tests.conftest import CORPUS, REPOSITORY, needs_corpus
from tests.making import book_with
from tests.making import paragraph as p

WORDS = [f"{name}{number}" for number in range(400) for name in ("weather", "übermaß", "measurement", "Möglichkeiten")]
SAMPLE = REPOSITORY / "source" / "sample"


def counted(article: Article) -> str:
    """The characters that the offsets count, read from the article's XHTML and not from boxes."""
    section = parse_markup(
        Xhtml(article, PaperMedium(Notes(), make_page(PdfOptions(), Theme().settings)), "en").section()
    )
    return "".join("".join(_pieces(section)).split())


def _pieces(element: Element) -> list[str]:
    kind = element.get("class", "").split()
    if element.tag in {"img", f"{{{NAMESPACES['h']}}}img"} or "formula" in kind or element.tag.endswith("}math"):
        return ["\N{WHITE SQUARE}"]
    if {"byline", "source", "footnote", "noteref"} & {*kind}:
        return []
    inner = [piece for child in element for piece in (*_pieces(child), child.tail or "")]
    return [element.text or "", *inner]


def tops(content: bytes) -> list[str]:
    """The first letters under the head of every page, white space and hyphens apart."""
    return [_top(page) for page in pypdfium2.PdfDocument(content)]


def _top(page: pypdfium2.PdfPage) -> str:
    text = page.get_textpage().get_text_bounded(0, 40, page.get_width(), page.get_height() - 56)
    return "".join(re.sub("[\ufffe\x02\xad]\\s*", "", text).split())


def agreeing(book: Book, made: Made) -> list[bool]:
    """For each page, whether what the map says comes next is what the page begins with.

    The rest of a parted word may stand before it, or a head that a table repeats.
    """
    words = {article.id: counted(article) for article in book.articles}
    return [
        _plain(words.get(place.id, "")[place.offset :])[: 12 if place.offset else 3] in _plain(top[:80])
        for top, place in zip(tops(made.content), made.built.pagemap.breaks, strict=True)
    ]


NAMELESS = "\ue123"
"""A private character, which no face has, and whose code is printed."""


def _plain(words: str) -> str:
    """Words without numbers, which may be those of notes, and without pictures, signs and their names."""
    return re.sub(rf"[\d\xad{NAMELESS}\N{{WHITE SQUARE}}]|\[U\+E123\]", "", words[:80])


def build_with(*body: Block) -> tuple[Book, Made]:
    """A book of one article with these blocks, before and after it was built."""
    book = book_with(*body)
    return book, pdf(book)


def bound(*paths: Path) -> tuple[Book, Assets]:
    run = Run(order=Order(inputs=tuple(map(str, paths))))
    return make_book(run), run.assets


def share(*paths: Path) -> float:
    book, assets = bound(*paths)
    agreed = agreeing(book, pdf(book, assets, Theme(), PdfOptions(), Notes()))
    return sum(agreed) / len(agreed)


def test_every_page_of_the_sample_begins_where_the_map_says() -> None:
    assert share(*sorted(SAMPLE.glob("[1-4]-*.*"))) >= 0.98


@needs_corpus
@pytest.mark.parametrize("name", ["aosa/v2-gpsd", "distill/ctc", "distill/safety-needs-social-scientists"])
def test_real_pages_begin_where_the_map_says(name: str, tmp_path: Path) -> None:
    import gzip

    page = tmp_path / "page.html"
    page.write_bytes(gzip.decompress((CORPUS / "pages" / f"{name}.html.gz").read_bytes()))
    assert share(page) >= 0.98


def test_page_n_is_the_same_place_in_the_epub_and_in_the_pdf(tmp_path: Path) -> None:
    book, paper = tmp_path / "book.epub", tmp_path / "book.pdf"
    inputs = sorted(map(str, SAMPLE.glob("[1-4]-*.*")))
    command = [sys.executable, "-m", "octavo", "build", *inputs, "-o", str(book), "-o", str(paper), "--quiet"]
    subprocess.run(command, check=True)
    marked = dict(marks(book))
    agreed = [_plain(marked[label]) in _plain(top[:80]) for label, top in _labelled(paper) if label in marked]
    assert len(agreed) > 18
    assert sum(agreed) / len(agreed) >= 0.98


def _labelled(paper: Path) -> list[tuple[str, str]]:
    """The top of each page, by its number; the cover has none."""
    return [(str(number), top) for number, top in enumerate(tops(paper.read_bytes()))]


def marks(book: Path) -> Iterator[tuple[str, str]]:
    """The label of each page that is marked in the text of an EPUB, and the first letters behind the mark."""
    with zipfile.ZipFile(book) as archive:
        for name in archive.namelist():
            if name.endswith(".xhtml") and not name.endswith("nav.xhtml"):
                yield from _marks(ElementTree.fromstring(archive.read(name)))


def _marks(page: Element) -> Iterator[tuple[str, str]]:
    """Marks are told from words by an unlikely letter in front of each, and one behind its label."""
    labels = {mark: mark.get("aria-label", "") for mark in page.iter() if mark.get("role") == "doc-pagebreak"}
    for mark, label in labels.items():
        mark.text = f"\N{SNOWMAN}{label}\N{COMET}"
    for piece in "".join("".join(_pieces(page)).split()).split("\N{SNOWMAN}")[1:]:
        label, _, words = piece.partition("\N{COMET}")
        yield label, words[:8]


def test_own_pages_are_named_and_labels_are_folios() -> None:
    book, _ = bound(SAMPLE / "2-the-page.md", SAMPLE / "4-the-screen.md")
    built = pdf(book, Assets(), Theme(), PdfOptions(), Notes()).built
    names = list(dict.fromkeys(place.id for place in built.pagemap.breaks))
    assert names == ["titlepage", "toc", *(article.id for article in book.articles), "colophon"]
    assert [place.label for place in built.pagemap.breaks] == [str(number) for number in range(1, built.pages + 1)]
    assert _rising(built)


def test_a_part_has_a_page_of_its_own() -> None:
    articles = [Article(id=f"a{n}", headline=to_inlines(f"Name{n}"), body=(p(" ".join(WORDS[:700])),)) for n in (1, 2)]
    parts = tuple(Part(title="Part", id=f"part{one.id}", articles=(one,)) for one in articles)
    built = pdf(
        Book(metadata=Metadata(title="A book", language="en"), bodymatter=parts),
        Assets(),
        Theme(),
        PdfOptions(),
        Notes(),
    ).built
    places = dict.fromkeys((place.id, place.offset > 0) for place in built.pagemap.breaks)
    assert [*places][2:] == [
        ("parta1", False),
        ("a1", False),
        ("a1", True),
        ("parta2", False),
        ("a2", False),
        ("a2", True),
        ("colophon", False),
    ]


def _rising(built: Built) -> bool:
    pairs = zip(built.pagemap.breaks, built.pagemap.breaks[1:], strict=False)
    return all(here.offset < there.offset for here, there in pairs if here.id == there.id)


def test_letters_of_many_bytes_notes_and_spans_are_counted_as_they_are_read() -> None:
    note = Footnote((p("A note that stands elsewhere."),))
    pieces: list[str | Inline] = []
    for number, word in enumerate(WORDS):
        pieces += [Span(to_inlines(word), style="emphasis"), " " if number % 40 else note, " "]
    assert all(agreeing(*build_with(p(*pieces))))


def test_signs_that_are_printed_as_their_names_do_not_shift_what_follows() -> None:
    assert all(agreeing(*build_with(p(" ".join(f"{word} {NAMELESS}" for word in WORDS)))))


def test_a_page_that_begins_with_a_sign_without_a_face_begins_before_it() -> None:
    book, content = build_with(*(p(f"{NAMELESS} {word}") for word in WORDS[:100]))
    words = counted(book.articles[0])
    starts = [words[place.offset] for place in content.built.pagemap.breaks if place.id == "one" and place.offset]
    assert starts == [NAMELESS] * len(starts)
    assert starts


def test_a_parted_word_belongs_to_the_page_before() -> None:
    assert breaks._text_before("the measurement, they", len("the measure")) == "the measurement,"
    assert breaks._text_before("well-known", len("well-")) == "well-"
    assert breaks._text_before("天地玄黃", len("天地".encode())) == "天地"
    assert breaks._text_before("x" * 500, 200) == "x" * 200


def test_a_page_that_begins_inside_a_row_begins_with_the_first_cell_that_goes_on() -> None:
    row = Row((Cell((p("short"),)), Cell((p(" ".join(WORDS[:900])),)), Cell((p("brief"),))))
    head = Row((Cell((p("Left"),), header=True), Cell((p("Middle"),), header=True), Cell((p("Right"),))))
    book, content = build_with(p("Before it."), Table(head=(head,), bodies=((row, row),)))
    assert sum(agreeing(book, content)) >= len(content.built.pagemap.breaks) - 1
    assert len({place for place in content.built.pagemap.breaks if place.id == "one"}) > 3


def test_a_page_after_one_that_only_a_picture_fills_begins_behind_the_picture() -> None:
    assets, written = Assets(), io.BytesIO()
    Pixels.new("L", (600, 1600)).save(written, "PNG")
    name = assets.keep(make_asset(written.getvalue(), "image/png", (600, 1600)))
    shown = Image(name, alt="A poster", width=600)
    book = book_with(p(" ".join(WORDS[:80]) + ":"), p(shown), p("Afterword of the poster, " + " ".join(WORDS[:80])))
    made = pdf(book, assets)
    words = counted(book.articles[0])
    begun = [words[place.offset :][:9] for place in made.built.pagemap.breaks if place.id == "one"]
    assert begun[1:] == ["\N{WHITE SQUARE}Afterwor", "Afterword"]


def test_blank_pages_have_the_place_of_what_is_beside_them() -> None:
    articles = tuple(Article(id=f"a{n}", headline=to_inlines(f"Name{n}"), body=(p("Words."),)) for n in (1, 2))
    parts = (Part(title="Part", id="part", articles=articles),)
    book = Book(metadata=Metadata(title="A book", language="en"), bodymatter=parts)
    options = PdfOptions(paper=profile(Paper, "6x9"), printer=profile(PrintHouse, "kdp"))
    built = pdf(book, Assets(), Theme(), options, Notes()).built
    assert len(built.pagemap.breaks) == built.pages
    names = list(dict.fromkeys(place.id for place in built.pagemap.breaks))
    assert names == ["titlepage", "toc", "part", "a1", "a2", "colophon"]
