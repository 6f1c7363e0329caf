"""Long notes go on at the foot of the next page: they begin where they are referred to, and end with their article."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from octavo.builders.pdf.options import PdfOptions
from octavo.checks import check_file
from octavo.model import Article, Book, Cell, Footnote, Metadata, Paragraph, Row, Section, Table, Text, to_inlines
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.making import pdf as build
from tests.builders.pdf.reading import Pdf
from tests.tools import verapdf

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def note(name: str, sentences: int) -> Footnote:
    """A note whose sentences are numbered."""
    return Footnote((Paragraph(to_inlines("".join(f"{name}{number}. {SENTENCE}" for number in range(sentences)))),))


def referring(name: str, sentences: int) -> Paragraph:
    return Paragraph((Text(f"{SENTENCE}See {name}there"), note(name, sentences), Text(f". {SENTENCE * 3}")))


FILLER = Paragraph((Text(SENTENCE * 9),))
TABLE = Table(bodies=((Row((Cell((Paragraph((Text("In a cell"), note("cell", 20))),)),)),),))

BOOK = Book(
    metadata=Metadata(title="A book", language="en", date="2026-01-01"),
    bodymatter=(
        Article(
            id="one",
            headline=to_inlines("One"),
            body=(FILLER, FILLER, referring("long", 40), referring("short", 2), *(FILLER,) * 8, TABLE, *(FILLER,) * 4),
        ),
        Article(id="two", headline=to_inlines("Two"), body=(*(FILLER,) * 4, referring("last", 13), FILLER, FILLER)),
        Article(
            id="three", headline=to_inlines("Three"), body=(Section(to_inlines("At the end"), (referring("end", 30),)),)
        ),
    ),
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    notes = Notes()
    path = tmp_path_factory.mktemp("footnotes") / "book.pdf"
    options = PdfOptions(paper=profile(Paper, "6x9"))
    path.write_bytes(build(BOOK, Assets(), Theme(), options, notes).content)
    check_file("octavo.checks.pdf", BOOK, path, notes)
    assert list(notes) == []  # all words are there
    return path


@pytest.fixture(scope="module")
def pdf(path: Path) -> Pdf:
    return Pdf(path.read_bytes())


def pages(pdf: Pdf, words: str) -> list[int]:
    """The pages on which a pattern is found."""
    return [page for page in range(1, len(pdf) + 1) if re.search(words, pdf.words(page))]


def test_it_passes_pdf_ua_and_pdf_a(path: Path) -> None:
    assert verapdf.check([path]) == {path: []}


def test_a_long_note_begins_where_it_is_referred_to_and_goes_on(pdf: Pdf) -> None:
    [begins] = pages(pdf, "See longthere")
    found = pages(pdf, r"\blong\d+\.")
    assert found[0] == begins
    assert found == list(range(begins, begins + len(found)))
    assert len(found) > 1


def test_it_leaves_room_for_text_beside_it(pdf: Pdf) -> None:
    _, *later = pages(pdf, r"\blong\d+\.")
    assert all(len(re.sub(r"\blong\d+\..*", "", pdf.words(page))) > 300 for page in later)


def test_the_next_note_waits_until_it_has_ended(pdf: Pdf) -> None:
    assert pages(pdf, r"\bshort0\.") == pages(pdf, "See shortthere")
    page = pages(pdf, r"\bshort0\.")[0]
    assert page >= pages(pdf, r"\blong39\.")[0]
    if "long39." in pdf.words(page):
        assert pdf.words(page).index("long39.") < pdf.words(page).index("short0.")


def test_nothing_runs_into_the_next_article(pdf: Pdf) -> None:
    [two], [three] = pages(pdf, "^Two "), pages(pdf, "^Three ")
    assert max(pages(pdf, r"\b(long|short)\d+\.")) < two
    assert max(pages(pdf, r"\blast\d+\.")) < three


def test_notes_without_room_stand_at_the_end_of_their_article(pdf: Pdf) -> None:
    """In a cell no line can be parted, and near its end an article has no text to stand beside a note."""
    assert pages(pdf, r"\bcell0\.")[0] > pages(pdf, "In a cell")[0]
    there = pages(pdf, r"\bend0\.")[0]
    assert f"Notes (p. {there})" in pdf.words(pages(pdf, "See endthere")[0])


def test_a_note_on_two_pages_is_one_element(pdf: Pdf) -> None:
    assert [kind for _, kind, _ in pdf.structure()].count("Note") >= 4
    assert pdf.all_words().count("1. long0.") == 1


def test_where_an_article_ends_before_its_note_a_page_for_it_follows(tmp_path: Path) -> None:
    """More notes than text: the next article waits for them."""
    crowded = (FILLER, *(referring(f"n{number}x", 13) for number in range(4)), FILLER, FILLER)
    articles = (
        Article(id="one", headline=to_inlines("One"), body=crowded),
        Article(id="two", headline=to_inlines("Two"), body=()),
    )
    book = Book(metadata=BOOK.metadata, bodymatter=articles)
    path, notes = tmp_path / "book.pdf", Notes()
    path.write_bytes(build(book, Assets(), Theme(), PdfOptions(paper=profile(Paper, "phone")), notes).content)
    check_file("octavo.checks.pdf", book, path, notes)
    assert list(notes) == []
    pdf = Pdf(path.read_bytes())
    assert max(pages(pdf, r"\bn3x\d+\.")) < pages(pdf, "^Two")[0]
