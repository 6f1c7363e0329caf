"""Which pages the receipt shows, and how small."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from octavo.press.receipt.pictures import MOST_PAGES, choose_pages


@given(st.integers(0, MOST_PAGES))
def test_all_pages_are_shown_where_they_are_few(count: int) -> None:
    assert choose_pages(count) == list(range(count))


@given(st.integers(MOST_PAGES + 1, 20_000))
def test_of_many_pages_a_sample_is_that_comes_from_all_of_them(count: int) -> None:
    pages = choose_pages(count)
    assert pages == sorted(set(pages))
    assert pages[0] == 0
    assert pages[-1] < count
    assert MOST_PAGES - 2 <= len(pages) <= MOST_PAGES
    steps = [after - before for before, after in pairwise(pages)]
    assert max([*steps, count - pages[-1]]) <= 2 * count / MOST_PAGES + 3
