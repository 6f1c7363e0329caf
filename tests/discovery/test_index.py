"""Pages that list articles, and articles that do not."""

from __future__ import annotations

import pytest

from octavo.discovery import find_listing
from octavo.notes import Notes
from tests.discovery.index_pages import ADDRESS, ARTICLES, LISTS, TITLES
from tests.discovery.making import SITE, addresses, capture, listing


@pytest.mark.parametrize("make", LISTS)
def test_lists_of_articles_are_found(make: str) -> None:
    markup, path, expected = LISTS[make]
    found = listing(markup, address=f"{SITE}{path}")
    assert addresses(found) == expected
    assert found.kind == "index"
    assert found.order.startswith("the page")


@pytest.mark.parametrize("make", ARTICLES)
def test_articles_are_no_lists(make: str) -> None:
    assert find_listing(capture(ARTICLES[make], address=ADDRESS), Notes()) is None


@pytest.mark.parametrize(
    ("make", "further"),
    [
        ("wordpress", "/page/2/"),
        ("wordpress-tag", ""),  # "/page/2/" is none of /tag/trees/
        ("whole-posts", "/page/3/"),
        ("tag", "/thema/wald?seite=2"),
        ("years", ""),
    ],
)
def test_lists_go_on(make: str, further: str) -> None:
    markup, path, _ = LISTS[make]
    assert listing(markup, address=f"{SITE}{path}").next == (further and SITE + further)


@pytest.mark.parametrize("make", ["wordpress", "ghost", "soup", "years", "tag"])
def test_entries_have_titles(make: str) -> None:
    markup, path, _ = LISTS[make]
    assert [entry.title for entry in listing(markup, address=f"{SITE}{path}").entries] == TITLES


@pytest.mark.parametrize(("make", "title"), [("issue", "Issue 12: Trees"), ("series", "The Trees Around Us")])
def test_lists_have_titles(make: str, title: str) -> None:
    markup, path, _ = LISTS[make]
    assert listing(markup, address=f"{SITE}{path}").title == title
