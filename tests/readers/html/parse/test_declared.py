"""What pages declare for machines."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.readers.html.parse.declared import Declared, read_declared


def declared(head: str) -> Declared:
    return read_declared(html.document_fromstring(f"<html><head>{head}</head><body></body></html>"))


def json_ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_meta_elements_links_and_the_title() -> None:
    found = declared(
        '<title>A &amp;amp; B</title><meta name="Author" content="Ada"><meta property="author" content="Bo">'
        '<link rel="canonical alternate" href=" https://example.org/ "><svg><title>no</title></svg>'
    )
    assert (found.title, found.meta_values("writer", "author")) == ("A & B", ["Ada", "Bo"])
    assert found.links == dict.fromkeys(("canonical", "alternate"), "https://example.org/")
    assert list(found.meta_claims("author", "none")) == [("Ada", "meta author")]


@pytest.mark.parametrize(
    "text",
    [
        '{"@type": "NewsArticle", "headline": "A"}',
        '[{"@type": "WebPage", "headline": "no"}, {"@type": ["Thing", "BlogPosting"], "headline": "A"}]',
        '{"@graph": [{"@type": "CollectionPage", "headline": "no"}, {"@type": "Recipe", "headline": "A"}]}',
        '<!-- {"@type": "Article", "headline": ["A", "B"]} -->',
        '{"@type": "Article", "headline": {"name": "A"}}',
    ],
)
def test_the_object_that_describes_the_article(text: str) -> None:
    assert list(declared(json_ld(text)).json_claims("headline")) == [("A", "JSON-LD headline")]


def test_pointers_lead_to_their_objects() -> None:
    text = '[{"@type": "Article", "author": {"@id": "#ada"}}, {"@type": "Person", "@id": "#ada", "name": "Ada Green"}]'
    assert list(declared(json_ld(text)).json_claims("author")) == [("Ada Green", "JSON-LD author")]


@pytest.mark.parametrize("text", ["{", "[" * 100_000, '{"@type": 3}', "null"])
def test_what_is_no_json_ld_says_nothing(text: str) -> None:
    assert declared(json_ld(text)).article == {}


@pytest.mark.parametrize(
    ("script", "names"),
    [
        ('{"title": "Oaks", "authors": [{"author": "Ada Holm"}, {"author": "Bo Ek"}]}', ["Ada Holm", "Bo Ek"]),
        ('{"authors": [{"name": "Ada Holm", "url": "https://a.example"}]}', ["Ada Holm"]),
        ('{"authors": ["Ada Holm"]}', []),
        ("[1, 2", []),
    ],
)
def test_the_front_matter_of_distill(script: str, names: list[str]) -> None:
    page = f"<d-front-matter><script type='text/json'>{script}</script></d-front-matter>"
    assert declared(page).article.get("author", []) == names
