"""Real pages become whole, valid books: a part of what `python -m tests.corpus.books` does."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import needs_corpus
from tests.corpus.cases import cases
from tests.corpus.judging import Made, judge, listen, make, said

PARTS = ("seed", "til", "aosa:3", "wcxb:4", "aeb:4")


@needs_corpus
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("part", PARTS)
def test_real_pages_become_whole_valid_books(part: str, tmp_path: Path) -> None:
    """And accessible ones, but that is slow to hear: Ace judges the first of them."""
    books = [make(case, tmp_path) for case in cases(part, tmp_path)]
    judge(books)
    listen(books[:1])
    assert all_wrong(books) == ""
    assert all(book.pages for book in books)


def all_wrong(books: list[Made]) -> str:
    return "\n".join(said(book) for book in books if book.wrong)
