"""What a page says of its article."""

from __future__ import annotations

import pytest

from octavo.model import Link, Person
from octavo.walk import title, visit
from tests.readers.html.reading import LONG, article

_HEAD = """<html lang="en-GB"><head><title>A Tree in Spring | The Site</title>
<meta property="og:site_name" content="The Site"><meta property="og:title" content="A Tree in Spring">
<meta property="og:description" content="Of a tree."><link rel="canonical" href="https://example.org/2024/tree">
<link rel="license" href="https://creativecommons.org/licenses/by/4.0/">
<meta name="keywords" content="tree, spring, tree">
<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle",
"headline": "A Tree in Spring", "datePublished": "2024-03-05T08:00:00Z", "dateModified": "2024-04-01",
"author": [{"@type": "Person", "name": "Ada Green"}, {"@type": "Person", "name": "Bo de Vries"}]}]}</script></head>"""


def test_metadata_that_a_page_states() -> None:
    made = article(f"{_HEAD}<body><article><h1>A Tree in Spring</h1><p>{LONG} <a href='more.html'>x</a></p></article>")
    assert title(made) == "A Tree in Spring"
    assert made.authors == (Person("Ada Green"), Person("Bo de Vries"))
    assert (made.date_published, made.date_modified) == ("2024-03-05T08:00:00Z", "2024-04-01")
    assert (made.publisher, made.in_language, made.description) == ("The Site", "en-GB", "Of a tree.")
    assert made.license == "https://creativecommons.org/licenses/by/4.0/"
    assert made.keywords == ("tree", "spring")
    assert made.origin.url == "https://example.org/2024/tree"
    assert [node.href for node in visit(made) if isinstance(node, Link)] == ["https://example.org/2024/more.html"]


@pytest.mark.parametrize(
    ("shown", "names", "date"),
    [
        ('<p class="byline">By Ada Green and Bo de Vries</p><time datetime="2024-03-05">March 5</time>',
         ["Ada Green", "Bo de Vries"], "2024-03-05"),
        ('<p>by: Ada Green, <span class="date">5 March 2024</span></p>', ["Ada Green"], "2024-03-05"),
        ('<div class="meta">Von <a rel="author" href="/ada">Ada Green</a> | 5. März 2024</div>',
         ["Ada Green"], "2024-03-05"),
        ('<a href="/author/ada">Ada Green</a><span class="posted">2024/3/5</span>', ["Ada Green"], "2024-03-05"),
        ("", [], ""),
    ],
)  # fmt: skip
def test_metadata_that_a_page_shows(shown: str, names: list[str], date: str) -> None:
    made = article(f"<body><article><h1>A Tree in Spring</h1>{shown}<p>{LONG * 3}</p></article>")
    assert [person.name for person in made.authors] == names
    assert made.date_published == date


def test_a_saved_page_says_where_it_came_from() -> None:
    made = article(f"<!-- saved from url=(0025)https://example.org/tree --><body><p>{LONG}</p>")
    assert made.origin.url == "https://example.org/tree"


@pytest.mark.parametrize(
    ("markup", "date"),
    [
        ("<meta value='Mon Aug 03 12:45:00 EDT 2015' name='article:published_time'>", "2015-08-03"),
        ("<time datetime='02-12-2025'>2 December</time>", "2025-12-02"),
        ("<p class='post-created'>28.01.22</p>", "2022-01-28"),
        (f"<p>27.1.2022 - {LONG}</p>", "2022-01-27"),
    ],
)
def test_dates_of_more_makes(markup: str, date: str) -> None:
    made = article(f"<html lang=en><body><article><h1>A Tree</h1>{markup}<p>{LONG * 3}</p></article>")
    assert made.date_published == date


def test_figures_of_a_time_element_stand_in_the_order_of_the_page_s_language() -> None:
    page = "<html lang={}><body><article><h1>A Tree</h1><time>3/4/2021</time><p>{}</p></article>"
    assert article(page.format("de", LONG * 3)).date_published == "2021-04-03"
    assert article(page.format("en-US", LONG * 3)).date_published == "2021-03-04"
