"""What a series is called."""

from __future__ import annotations

import pytest

from octavo.discovery.titles import find_series_title, read_stated_series, title_of
from tests.discovery.making import web_page


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        (["The Trees, part 1: Roots", "The Trees, part 2: Bark"], "The Trees"),
        (["The Trees, Part 1", "The Trees, Part 12"], "The Trees"),
        (["The Trees: Oak", "The Trees: Oil"], "The Trees"),
        (["Bäume – Teil 1", "Bäume – Teil 2"], "Bäume"),
        (["Trees 1", "Trees 2", "Trees 10"], "Trees"),
        (["Trees #1", "Trees #2"], "Trees"),
        (["The oak", "The elm"], ""),
        (["Part 1: Oak", "Part 2: Elm"], ""),
        (["Oak"], ""),
        ([], ""),
    ],
)
def test_a_series_is_called_what_its_titles_begin_with(titles: list[str], expected: str) -> None:
    assert find_series_title(titles) == expected


def test_what_pages_state_counts_first() -> None:
    assert find_series_title(["Trees: Oak", "Trees: Elm", "Trees: Ash"], ["On trees", "On trees", ""]) == "On trees"
    page = web_page(
        '<script type="application/ld+json">{"@type": "Article", "isPartOf": [{"@type": "WebSite", "name": "Grove"},'
        ' {"@type": "CreativeWorkSeries", "name": "On trees"}]}</script><p>x'
    )
    assert read_stated_series(page.declared) == "On trees"


def test_an_index_page_is_called_by_its_heading_or_its_title() -> None:
    assert title_of(web_page("<title>Trees | Grove</title><h1>All <b>trees</b></h1>")) == "All trees"
    assert (
        title_of(web_page('<meta property="og:site_name" content="Grove"><title>Trees | Grove</title><p>x')) == "Trees"
    )
    assert title_of(web_page("<p>x")) == ""
