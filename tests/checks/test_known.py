"""What a check found is not looked for again, and what is broken is found however much is known."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from octavo.builders.epub.options import EpubOptions
from octavo.checks import Known, check_file
from octavo.checks.pdf import PdfFile
from octavo.model import Book, Image, Part
from octavo.notes import Notes
from octavo.press.cache import Cache
from octavo.resources import Assets
from tests.builders.making import epub, pdf
from tests.making import article, book_of, paragraph
from tests.sample_books.pictures import photograph

ASSETS = Assets()
PHOTO = ASSETS.keep(photograph())
ONE = article("one", paragraph("first ", "words"), paragraph(Image(PHOTO, alt="A table")))
TWO = article("two", paragraph("second words"))
BOOK = book_of(Part(title="All of them", articles=(ONE, TWO), id="part"))


def losses(book: Book, file: Path, known: Known) -> list[tuple[str, str]]:
    """The codes of what is lost of a book in a file, and the articles that lost it."""
    notes = Notes()
    check_file(f"octavo.checks.{file.suffix[1:]}", book, file, notes, known)
    return [(note.code, note.detail.split("“")[-1].partition("”")[0]) for note in notes]


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known({"part": "0", "one": "1", "two": "2"}, Cache(tmp_path / "cache"))


# --- EPUB --------------------------------------------------------------------------------------------


@pytest.fixture
def package(tmp_path: Path, known: Known) -> Path:
    """A whole EPUB that was checked."""
    file = tmp_path / "book.epub"
    file.write_bytes(epub(BOOK, ASSETS, options=EpubOptions()).content)
    assert losses(BOOK, file, known) == []
    return file


def change(package: Path, name: str, edit: Callable[[bytes], bytes]) -> None:
    """Edits one file of a package."""
    with zipfile.ZipFile(package) as before:
        held = {entry: before.read(entry) for entry in before.namelist()}
    with zipfile.ZipFile(package, "w") as after:
        for entry, content in held.items():
            after.writestr(entry, edit(content) if entry == f"EPUB/{name}" else content)


def drop(package: Path, name: str) -> None:
    """Takes one file out of a package."""
    with zipfile.ZipFile(package) as before:
        held = {entry: before.read(entry) for entry in before.namelist()}
    with zipfile.ZipFile(package, "w") as after:
        for entry, content in held.items():
            if entry != f"EPUB/{name}":
                after.writestr(entry, content)


def test_a_word_that_a_known_document_lost_is_found(package: Path, known: Known) -> None:
    change(package, "articles/two.xhtml", lambda text: text.replace(b"second", b""))
    for _ in range(2):
        assert losses(BOOK, package, known) == [("word-missing", "Two")]


def test_a_chapter_that_another_stands_in_for_is_found(package: Path, known: Known) -> None:
    with zipfile.ZipFile(package) as held:
        other = held.read("EPUB/articles/one.xhtml")
    change(package, "articles/two.xhtml", lambda _: other)
    assert ("word-missing", "Two") in losses(BOOK, package, known)


def test_a_known_picture_that_is_gone_is_found(package: Path, known: Known) -> None:
    change(package, f"pictures/{PHOTO}", lambda _: b"")
    assert losses(BOOK, package, known) == [("picture-lost", "One")]
    drop(package, f"pictures/{PHOTO}")
    assert losses(BOOK, package, known) == [("picture-lost", "One")]


def test_a_document_that_is_out_of_the_spine_is_lost(package: Path, known: Known) -> None:
    change(package, "content.opf", lambda text: re.sub(rb'<itemref idref="page.articles.two.xhtml"[^>]*>', b"", text))
    assert losses(BOOK, package, known) == [("word-missing", "Two")]


def test_another_article_is_compared_with_a_known_document(package: Path, known: Known) -> None:
    more = book_of(ONE, replace(TWO, body=(*TWO.body, paragraph("and a third"))))
    for _ in range(2):
        assert losses(more, package, known) == [("word-missing", "Two")]


def test_known_documents_are_not_parsed(package: Path, known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("octavo.checks.epub._read_chapters", _refuse)
    assert losses(BOOK, package, known) == []
    change(package, "articles/two.xhtml", lambda text: text.replace(b"second", b"another"))
    with pytest.raises(AssertionError):
        losses(BOOK, package, known)


def _refuse(*_: object) -> None:
    raise AssertionError("it was read")


# --- PDF ---------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The whole book as a PDF, and one whose second article is another."""
    whole, broken = (tmp_path_factory.mktemp("papers") / name for name in ("whole.pdf", "broken.pdf"))
    whole.write_bytes(pdf(BOOK, ASSETS).content)
    broken.write_bytes(pdf(book_of(ONE, replace(TWO, body=()), title="A Book"), ASSETS).content)
    return whole, broken


def test_pages_whose_digest_is_another_are_read(papers: tuple[Path, Path], known: Known) -> None:
    whole, broken = papers
    two = book_of(ONE, TWO)
    assert losses(two, whole, known) == []
    for _ in range(2):
        assert losses(two, broken, replace(known, parts={"one": "1", "two": "3"})) == [("word-missing", "Two")]


def test_pages_without_a_digest_are_always_read(papers: tuple[Path, Path], known: Known) -> None:
    whole, broken = papers
    for unknown in ({}, {"one": "1"}, {"one": "1", "two": ""}):
        assert losses(book_of(ONE, TWO), whole, replace(known, parts=unknown)) == []
        assert losses(book_of(ONE, TWO), broken, replace(known, parts=unknown)) == [("word-missing", "Two")]


def test_a_pdf_whose_pages_are_all_known_is_not_opened(papers: tuple[Path, Path], known: Known, tmp_path: Path) -> None:
    assert losses(BOOK, papers[0], known) == []
    assert losses(BOOK, tmp_path / "there is none.pdf", known) == []


def test_of_a_pdf_only_the_pages_that_are_asked_for_are_read(papers: tuple[Path, Path]) -> None:
    found = PdfFile(papers[0], ["part", "one", "two"], {}).read(["two"])
    assert list(found) == ["two"]
    assert found["two"].words["second"] == 1
    assert found["two"].words["first"] == 0
