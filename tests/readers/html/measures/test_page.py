"""How many words stand where on a page, and what of it is boilerplate."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.readers.html.measures.measure import count_words, measure_all
from octavo.readers.html.measures.page import measure_page
from tests.readers.html.reading import LONG


@pytest.mark.parametrize(("words", "count"), [("a b  c", 3), ("", 0), ("汉字汉字", 3), ("naïve", 1)])
def test_words_are_counted_in_every_script(words: str, count: int) -> None:
    assert count_words(words) == count


def test_prose_is_what_stands_in_long_runs_without_links() -> None:
    body = html.fragment_fromstring(f"<div><p>{LONG}</p><p>short</p><p><a href=x>{LONG}</a></p></div>")
    whole = measure_all(body)[body]
    words = len(LONG.split())
    assert (whole.words, whole.prose, whole.linked, whole.links) == (2 * words + 1, words, words, 1)


def test_boilerplate_counts_nowhere() -> None:
    body = html.fragment_fromstring(f"<div><div class=sidebar><p>{LONG}</p></div><main><p>{LONG * 9}</p></main></div>")
    page = measure_page(body, "https://www.example.org/a")
    assert page.prose(body) == len((LONG * 9).split())
    assert list(page.boilerplate.values()) == ["sidebar"]
    assert page.is_boilerplate(body[0][0])
    assert page.host == "example.org"


def test_a_name_under_which_the_prose_stands_means_nothing() -> None:
    body = html.fragment_fromstring(f"<div><div class=sidebar><p>{LONG * 9}</p></div><p>{LONG}</p></div>")
    assert measure_page(body, "").boilerplate == {}
