"""The pages that a page names as its neighbours, and its other versions."""

from __future__ import annotations

import pytest

from octavo.discovery.neighbours import Neighbours, find_neighbours
from octavo.discovery.versions import find_feeds, find_versions
from tests.discovery.making import PROSE, SITE, web_page

NEXT, PREVIOUS, CONTENTS = f"{SITE}/3", f"{SITE}/1", f"{SITE}/all"


@pytest.mark.parametrize(
    "markup",
    [
        '<link rel="next" href="/3"><link rel="prev" href="/1"><link rel="contents" href="/all">',
        '<a rel="next nofollow" href="/3">Elm</a><a rel="previous" href="/1">x</a><a rel="up" href="/all">x</a>',
        '<a href="/1">« Previous part</a> | <a href="/all">Table of contents</a> | <a href="/3">Next part »</a>',
        '<div class="nav-previous"><a href="/1">Oak</a></div><div class="nav-next"><a href="/3">Elm</a></div>'
        '<a href="/all">All parts</a>',
        '<a href="/1">← Voriger Teil</a><a href="/3">Nächster Teil →</a><a href="/all">Inhaltsverzeichnis</a>',
        '<a class="pager__prev" href="1"><b>Oak</b></a><a class="pager next" href="3">Elm</a>'
        '<a href="all">Contents</a>',
    ],
)
def test_neighbours_are_found(markup: str) -> None:
    page = web_page(f"<html><body><p>{PROSE}</p>{markup}</body></html>", f"{SITE}/2")
    assert find_neighbours(page) == Neighbours(PREVIOUS, NEXT, CONTENTS)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/3">The next big thing is here</a><a href="/1">In the previous year</a>',
        '<link rel="next" href="/2#x"><a rel="prev" href="javascript:back()">Previous</a>',
        '<a class="context" href="/3">Text</a>',
    ],
)
def test_other_links_are_no_neighbours(markup: str) -> None:
    assert find_neighbours(web_page(f"<p>{PROSE}</p>{markup}", f"{SITE}/2")) == Neighbours()


def test_what_a_page_states_counts_before_what_it_says() -> None:
    page = web_page('<a href="/9">Next</a><a rel="next" href="/8">Next</a><link rel="next" href="/3">', f"{SITE}/2")
    assert find_neighbours(page).next == NEXT


def test_feeds_are_found_those_of_comments_last() -> None:
    page = web_page(
        '<link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed/">'
        '<link rel="alternate" type="application/rss+xml" href="feed/"><link rel="alternate" hreflang="de" href="/de">'
        '<link rel="alternate" type="application/json" href="/wp-json/1">'
        '<link rel="alternate" type="application/feed+json" href="/feed.json"><p>x',
        f"{SITE}/blog/",
    )
    assert find_feeds(page) == (f"{SITE}/blog/feed/", f"{SITE}/feed.json", f"{SITE}/comments/feed/")


def test_other_versions_are_found() -> None:
    page = web_page(
        '<link rel="canonical" href="/a"><link rel="amphtml" href="/a/amp">'
        '<link rel="alternate" media="print" href="/a?p=1"><a href="/a/print">Print this article</a>'
        '<a href="/a/all">View as single page</a><a href="/a">Print</a><a href="/x">Fine prints of trees</a>',
        f"{SITE}/a",
    )
    found = find_versions(page)
    assert (found.canonical, found.amp) == (f"{SITE}/a", (f"{SITE}/a/amp",))
    assert found.print == (f"{SITE}/a?p=1", f"{SITE}/a/print")
    assert found.whole == (f"{SITE}/a/all",)
