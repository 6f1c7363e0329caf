"""Index pages whose links are pointed at."""

from __future__ import annotations

import pytest

from octavo.errors import ConfigError
from tests.discovery.making import addresses, listing

PAGE = """<html lang="en"><head><title>Trees - The Grove</title><base href="/essays/"></head><body>
<nav><a href="/">Home</a></nav><main><h1>All about trees</h1>
<div class="part"><h2><a href="oak#top">Oak</a></h2><a href="oak?utm_source=x">more</a></div>
<div class="part"><h2><a href="elm.html"><img alt="Elm" src="e.png"></a></h2><a href="elm.pdf">PDF</a></div>
<p><a href="//other.example/fir">Fir</a> <a href="mailto:a@b.example">Write</a> <a href="#x">Up</a></p>
<a rel="next" href="?page=2">Older</a></main></body></html>"""


@pytest.mark.parametrize("follow", [".part h2 a", "main > div.part", "div:not(.other)", "h2"])
def test_links_are_taken_where_a_selector_says(follow: str) -> None:
    found = listing(PAGE, follow=follow)
    assert addresses(found) == ["/essays/oak", "/essays/elm.html"]
    assert [entry.title for entry in found.entries] == ["Oak", "Elm"]
    assert (found.kind, found.title, found.language) == ("index", "All about trees", "en")
    assert follow in found.order


def test_pages_of_other_sites_are_taken_too() -> None:
    assert addresses(listing(PAGE, follow="main")) == [
        "/essays/oak",
        "/essays/elm.html",
        "https://other.example/fir",
        "/essays/?page=2",
    ]


def test_it_goes_on_where_the_page_says() -> None:
    assert listing(PAGE, follow="h2 a").next.endswith("/essays/?page=2")


@pytest.mark.parametrize("follow", ["h2 >", "..", "a[", "::nothing"])
def test_what_is_no_selector_is_refused(follow: str) -> None:
    with pytest.raises(ConfigError, match="CSS selector"):
        listing(PAGE, follow=follow)
