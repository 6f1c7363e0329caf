"""Bylines name whom no page before them names: a title page with the authors of all articles speaks for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from octavo.builders.epub.options import EpubOptions
from octavo.builders.pdf.options import PdfOptions
from octavo.checks import check_file
from octavo.makers import names_all_authors
from octavo.model import Book, Person
from octavo.notes import Notes
from octavo.profiles import BookForm
from tests.builders.epub.reading import Epub
from tests.builders.making import epub, pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of, paragraph

ADA, BO = Person("Ada Reader"), Person("Bo Setter")
TRANSLATOR = Person("Cem Turner", role="trl")


def book(*authors: tuple[Person, ...], makers: tuple[Person, ...]) -> Book:
    """A book by these makers, of an article by each of these groups of authors."""
    articles = [
        article(f"a{number}", paragraph("Words."), authors=persons, date_published="2024-05-01")
        for number, persons in enumerate(authors)
    ]
    return book_of(*articles, creators=makers)


@pytest.mark.parametrize(
    ("authors", "makers", "named"),
    [
        ([(ADA,), (ADA,)], (ADA,), True),
        ([(ADA, BO), (ADA, BO)], (ADA, BO), True),
        ([(ADA, TRANSLATOR), (ADA,)], (ADA,), True),
        ([(ADA,), (BO,)], (ADA, BO), False),
        ([(ADA,), ()], (ADA,), False),
        ([(ADA,), (ADA,)], (BO,), False),
        ([(ADA,), (ADA,)], (TRANSLATOR,), False),
        ([(), ()], (), False),
    ],
)
def test_a_title_page_speaks_for_all_articles_or_for_none(
    authors: list[tuple[Person, ...]], makers: tuple[Person, ...], named: bool
) -> None:
    assert names_all_authors(book(*authors, makers=makers)) is named


def read_articles(made: Book, form: BookForm | None = None) -> tuple[str, str]:
    """The words of the first article's page in the EPUB, and of all pages but the first two of the PDF."""
    read = Epub(epub(made, options=EpubOptions(form=form, toc_depth=0)).content)
    pages = Pdf(pdf(made, options=PdfOptions(form=form, toc_depth=0)).content)
    first = 3 if form != "short" else 1
    return read.text("articles/a0.xhtml"), " ".join(pages.words(page) for page in range(first, len(pages)))


def test_one_author_is_named_once_and_everything_else_as_before() -> None:
    for words in read_articles(book((ADA, TRANSLATOR), (ADA,), makers=(ADA,))):
        assert "Ada Reader" not in words
        assert "Cem Turner" in words
        assert "1 May 2024" in words


def test_each_of_several_authors_is_named_with_what_is_theirs() -> None:
    for words in read_articles(book((ADA,), (BO,), makers=(ADA, BO))):
        assert "Ada Reader" in words


def test_a_short_work_has_no_page_that_names_its_author_before_it() -> None:
    epub_words, _ = read_articles(book((ADA,), makers=(ADA,)), "short")
    assert "Ada Reader" in epub_words


def test_nobody_misses_in_an_article_whom_the_title_page_names(tmp_path: Path) -> None:
    written = book((ADA,), (ADA, TRANSLATOR), makers=(ADA,))
    file, notes = tmp_path / "book.epub", Notes()
    file.write_bytes(epub(written).content)
    check_file("octavo.checks.epub", written, file, notes)
    assert list(notes) == []
