"""Pages that list articles, and articles that do not."""

from __future__ import annotations

import pytest

from octavo.discovery import find_listing
from octavo.notes import Notes
from tests.discovery.index_pages import ADDRESS, ARTICLES, LISTS, SLUGS, TITLES
from tests.discovery.making import PROSE, SITE, addresses, capture, listing


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


@pytest.mark.parametrize("count", [2, 3])
def test_a_page_that_has_nothing_but_links_is_a_list_however_short(count: int) -> None:
    pages = list(zip(SLUGS, TITLES, strict=True))[:count]
    items = "".join(f'<li><a href="/mills/{slug}.html">{title}</a></li>' for slug, title in pages)
    found = listing(f"<title>Mills</title><h1>Mills</h1><p>Two essays.</p><ul>{items}</ul>", address=f"{SITE}/mills/")
    assert len(addresses(found)) == count


@pytest.mark.parametrize(
    "body",
    [
        '<p>Not found.</p><ul><li><a href="/">Home</a></li><li><a href="/contact">Write to us</a></li></ul>',
        f'<p>{PROSE * 4}</p><ul><li><a href="/x/a">Where the wheel is</a></li><li><a href="/x/b">Who built it</a></li>',
    ],
)
def test_a_page_that_says_something_is_no_bare_list(body: str) -> None:
    assert find_listing(capture(f"<title>Mills</title><h1>Mills</h1>{body}", address=f"{SITE}/x/y"), Notes()) is None
