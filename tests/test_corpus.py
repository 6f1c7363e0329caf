"""Real pages become whole, valid books: a part of what `python -m tests.corpus.books` does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import needs_corpus
from tests.corpus.cases import cases
from tests.corpus.judging import Made, judge, listen, make, said

PARTS = ("seed", "til", "aosa:3", "wcxb:4", "aeb:4")


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where the books are put."""
    yield tmp_path_factory.mktemp("books")


@needs_corpus
@pytest.mark.timeout(1200)
@pytest.mark.parametrize("part", PARTS)
def test_real_pages_become_whole_valid_books(part: str, shelf: Path) -> None:
    books = [make(case, shelf) for case in cases(part, shelf)]
    judge(books)
    assert all_wrong(books) == ""
    assert all(book.pages for book in books)


@needs_corpus
def test_the_seed_is_accessible(shelf: Path) -> None:
    (book,) = [make(case, shelf) for case in cases("seed", shelf)]
    listen([book])
    assert all_wrong([book]) == ""


def all_wrong(books: list[Made]) -> str:
    return "\n".join(said(book) for book in books if book.wrong)
