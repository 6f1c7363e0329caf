"""Offprints: each article on its own, with links that lead somewhere, and its place in the book."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.model import Book, Footnote, Link, Metadata, Paragraph, Part, Person, Section, to_inlines
from octavo.press import build
from octavo.press.offprints import make_offprints
from octavo.press.results import Result
from octavo.projects.order import Order
from octavo.walk import text, visit
from tests.builders.pdf.reading import Pdf
from tests.conftest import REPOSITORY
from tests.making import article, paragraph
from tests.tools import verapdf

SAMPLE = REPOSITORY / "source" / "sample"


def to(href: str, words: str = "there") -> Paragraph:
    return paragraph("See ", Link(to_inlines(words), href), ".")


BOOK = Book(
    metadata=Metadata(
        title="Bridges", language="de", publisher="A press", date="2026-02-03", creators=(Person("Ada"), Person("Bo"))
    ),
    frontmatter=(article("preface", to("#rivers")),),
    bodymatter=(
        Part(
            title="Water",
            id="part-water",
            articles=(
                article(
                    "rivers", to("#stone"), to("#rivers.banks"), Section(to_inlines("Banks"), (), id="rivers.banks")
                ),
                article(
                    "stone", to("#rivers.banks"), to("#part-water"), url="https://example.org/stone",
                    authors=(Person("Bo"),), in_language="en", license="CC0",
                ),
            ),
        ),
    ),
)  # fmt: skip
MADE = make_offprints(BOOK, ".pdf")


def links(number: int) -> list[str]:
    return [node.href for node in visit(MADE[number].book) if isinstance(node, Link)]


def notes(number: int) -> list[str]:
    return [text(node) for node in visit(MADE[number].book) if isinstance(node, Footnote)]


def test_each_article_is_a_book() -> None:
    assert [offprint.file for offprint in MADE] == ["01-preface.pdf", "02-rivers.pdf", "03-stone.pdf"]
    assert [offprint.book.metadata.title for offprint in MADE] == ["Preface", "Rivers", "Stone"]
    assert [len(offprint.book.articles) for offprint in MADE] == [1, 1, 1]
    assert [(one.offprint.title, one.offprint.position, one.offprint.count) for one in MADE] == [
        ("Bridges", 1, 3), ("Bridges", 2, 3), ("Bridges", 3, 3),
    ]  # fmt: skip


def test_the_book_speaks_where_the_article_does_not() -> None:
    of_book, own = MADE[1].book.metadata, MADE[2].book.metadata
    assert ([person.name for person in of_book.creators], of_book.language) == (["Ada", "Bo"], "de")
    assert (of_book.publisher, of_book.date) == ("A press", "2026-02-03")
    assert ([person.name for person in own.creators], own.language, own.rights) == (["Bo"], "en", "CC0")


def test_links_to_an_article_with_an_address_lead_there() -> None:
    assert links(1) == ["https://example.org/stone", "#rivers.banks"]
    assert notes(1) == []


def test_links_to_other_articles_name_their_offprints() -> None:
    assert links(0) == []
    assert notes(0) == ["Rivers, 02-rivers.pdf"]
    assert text(MADE[0].book.articles[0].body, footnotes=False) == "See there."


def test_links_to_parts_name_them() -> None:
    assert notes(2) == ["Rivers, 02-rivers.pdf", "Water"]


def test_an_offprint_is_the_same_each_time() -> None:
    assert make_offprints(BOOK, ".pdf") == MADE


def test_a_hundred_offprints_are_in_order() -> None:
    book = Book(metadata=BOOK.metadata, bodymatter=tuple(article(f"a{number}") for number in range(100)))
    files = [offprint.file for offprint in make_offprints(book, ".pdf")]
    assert files[0] == "001-a0.pdf"
    assert files == sorted(files)


# --- the files -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    folder = tmp_path_factory.mktemp("offprints")
    return build(Order(inputs=(str(SAMPLE),), outputs=(folder / "making.pdf",), individual=True))


def test_they_stand_beside_the_book(result: Result) -> None:
    book = Path(result.outputs[0].path)
    assert [Path(one.path).name for one in result.offprints] == [
        "01-the-sheet.pdf", "02-the-page.pdf", "03-the-letter.pdf", "04-the-screen.pdf",
    ]  # fmt: skip
    assert {Path(one.path).parent for one in result.offprints} == {book.with_suffix("")}
    assert sorted(path.name for path in book.parent.iterdir()) == ["making", "making.notes.json", "making.pdf"]
    assert [note for note in result.notes if note.severity == "error"] == []


def test_they_are_valid(result: Result) -> None:
    paths = [Path(one.path) for one in result.offprints]
    assert verapdf.check(paths) == {path: [] for path in paths}


def test_they_say_what_they_are_of(result: Result) -> None:
    pdf = Pdf(Path(result.offprints[1].path).read_bytes())
    assert pdf.words(1).startswith("Part 2 of 4 of The Making of Books The Page")
    assert pdf.metadata()["Title"] == "The Page"
    assert b"Part 2 of 4 of The Making of Books" in Path(result.offprints[1].path).read_bytes()
    assert "Made with Octavo" in pdf.words(len(pdf))
    assert "Colophon" not in pdf.all_words()
