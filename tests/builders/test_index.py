"""The page of the index: its markup, its numbers in print, its links in an EPUB."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from msgspec.structs import replace

from octavo.builders import BuildContext, PageMap
from octavo.builders.epub import build as build_epub
from octavo.builders.epub.options import EpubOptions
from octavo.builders.pdf import build as build_pdf
from octavo.builders.pdf import make_jobs
from octavo.builders.pdf.fragment import Job
from octavo.builders.pdf.jobs import make_whole_job
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.pagination import paginate
from octavo.builders.pdf.piece import Piece
from octavo.model import Article, Book, IndexEntry, Metadata, Paragraph, Section, Span, Text, to_inlines
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.resources import Assets
from octavo.theme import Theme
from tests.builders.epub.reading import Epub
from tests.builders.pdf.pieces import link, render_all
from tests.builders.pdf.reading import Pdf
from tests.tools import ace, epubcheck, verapdf

SENTENCE = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "


def article(name: str, sections: int) -> Article:
    """An article that names Quorvex in each of its sections, which are about half a page long."""

    def section(number: int) -> Section:
        mention = Span((Text("Quorvex"),), id=f"{name}.index-quorvex-{number}")
        words = Paragraph((Text("It was "), mention, Text(f". {SENTENCE * 6}")))
        return Section(to_inlines(f"Part {number} of {name}"), (words,), id=f"{name}.s{number}")

    return Article(id=name, headline=to_inlines(f"All about {name}"), body=tuple(map(section, range(sections))))


def book_of(*articles: Article) -> Book:
    places = tuple(f"{one.id}.index-quorvex-{number}" for one in articles for number in range(len(one.body)))
    entries = (
        IndexEntry("Äther", "", places[:1]),
        IndexEntry("Quorvex", "organisation", places),
        IndexEntry("QVX", see="Quorvex"),
    )
    return Book(
        metadata=Metadata(title="Bridges", language="en", date="2026-01-01"), bodymatter=articles, index=entries
    )


BOOK = book_of(article("a", 5), article("b", 4))


def context(book: Book, file: Path = Path()) -> BuildContext:
    return BuildContext(book, Assets(), Theme(), Notes(), file)


def line_of(pdf: Pdf, term: str) -> list[str]:
    """The numbers behind a term on the page of the index."""
    words = pdf.words(len(pdf) - 1).split()
    at = words.index(f"{term},")
    numbers = []
    while words[at + 1].rstrip(",").isdecimal():
        at += 1
        numbers.append(words[at])
        if not numbers[-1].endswith(","):
            break
    return [number.rstrip(",") for number in numbers]


@pytest.mark.parametrize("book", [BOOK, book_of(article("a", 5))], ids=["two articles", "one"])
def test_each_page_is_named_once(book: Book) -> None:
    read = Pdf(link(paginate(make_jobs(context(book), PdfOptions()), render_all)))
    pages = [page for page in range(1, len(read) - 1) if "It was Quorvex" in read.words(page)]
    assert len(pages) < len(book.index[1].locators)  # several are on one page
    assert line_of(read, "Quorvex") == [str(page) for page in pages]
    assert line_of(read, "Äther") == [str(pages[0])]


def test_pieces_make_the_index_that_a_whole_makes() -> None:
    made = context(BOOK)
    pieces = paginate(make_jobs(made, PdfOptions()), render_all)
    assert [piece.job.name for piece in pieces][-2:] == ["index", "colophon"]
    ours = Pdf(link(pieces))
    theirs = Pdf(link(paginate([make_whole_job(made, PdfOptions())], render_all)))
    assert ours.all_words() == theirs.all_words()
    assert list(ours.links()) == list(theirs.links())


def test_the_contents_the_bookmarks_and_the_structure_have_it(tmp_path: Path) -> None:
    file = tmp_path / "book.pdf"
    built = build_pdf(context(BOOK, file), PdfOptions())
    read = Pdf(file.read_bytes())
    assert ("Index", len(read) - 1) in [(words, page) for _, words, page in read.bookmarks()]
    assert "Index . . ." in " ".join(read.words(2).split())
    assert any("Index" in str(one) for one in read.structure())
    assert built.pagemap.indexed.keys() == set(BOOK.index[1].locators)
    assert verapdf.check([file]) == {file: []}


def test_an_epub_says_the_pages_of_the_printed_book(tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    places = BOOK.index[1].locators
    numbers = ["7", "7", "8", "9", "9", "12", "12", "13", "14"]
    pagemap = PageMap("Bridges", (), dict(zip(places, numbers, strict=True)))
    build_epub(context(BOOK, file), EpubOptions(pagemap=pagemap))
    epub = Epub(file.read_bytes())
    links = epub.find("index.xhtml", "//h:a[@epub:type='index-locator']")
    assert [one.text for one in links] == ["7", "7", "8", "9", "12", "13", "14"]
    assert [one.get("href") for one in links[1:3]] == [f"articles/a.xhtml#{places[0]}", f"articles/a.xhtml#{places[2]}"]
    assert epubcheck.check([file]) == {file: []}
    assert ace.check(file) == []


def test_an_epub_alone_says_the_articles(tmp_path: Path) -> None:
    file = tmp_path / "book.epub"
    build_epub(context(BOOK, file), EpubOptions())
    text = " ".join(Epub(file.read_bytes()).text("index.xhtml").split())
    assert (
        text == "Index Index Äther, All about a Quorvex, All about a, 2, 3, 4, 5, All about b, 2, 3, 4 QVX, see Quorvex"
    )
    assert Epub(file.read_bytes()).find("nav.xhtml", "//h:nav[@hidden]//h:a[text()='Index']/@href") == ["index.xhtml"]
    assert Epub(file.read_bytes()).find("nav.xhtml", "//h:nav[not(@hidden)]//h:a[text()='Index']/@href") == [
        "index.xhtml"
    ]


def test_letters_stand_above_long_indexes() -> None:
    entries = tuple(
        IndexEntry(f"{letter}{number:02}", "", BOOK.index[0].locators) for letter in "AB" for number in range(25)
    )
    read = Pdf(link(paginate(make_jobs(context(replace(BOOK, index=entries)), PdfOptions()), render_all)))
    words = read.words(len(read) - 1).split()
    assert {"A", "B"} <= set(words)


@pytest.mark.parametrize("paper", ["enote-10", "6x9"])
def test_the_index_is_laid_out_once_when_the_pages_of_all_others_are_known(paper: str) -> None:
    asked: list[Job] = []

    def render_and_note(jobs: Sequence[Job]) -> list[Piece]:
        asked.extend(jobs)
        return render_all(jobs)

    paginate(make_jobs(context(BOOK), PdfOptions(paper=profile(Paper, paper))), render_and_note)
    [index] = [job for job in asked if job.name == "index"]
    assert 0 in index.digits.values()  # numbers that repeat were left out at once
