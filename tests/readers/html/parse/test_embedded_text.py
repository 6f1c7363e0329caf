"""A page whose words are only in the data of its script is read from there."""

from __future__ import annotations

import json
from html import escape

import pytest

from octavo.errors import ReadError
from octavo.model import List, Quote, Section
from octavo.notes import Notes
from octavo.walk import line, text, visit
from tests.readers.html.reading import LONG, article, codes

WORDS = "The weir was opened on Friday and the millpond fell by a hand."


def attribute(value: object, name: str = "data-props") -> str:
    return f'<div id=app {name}="{escape(json.dumps(value))}"></div><div id=root></div>'


def script(value: object, name: str = "__NEXT_DATA__") -> str:
    return f'<div id=root></div><script id={name} type="application/json">{json.dumps(value)}</script>'


@pytest.mark.parametrize(
    "body",
    [
        attribute({"title": "The weir", "body": f"<p>{WORDS}</p>"}),
        attribute([{"headline": "The weir", "body": f"[p]{WORDS}[/p][list][*]a[/list]"}], "data-store"),
        script({"props": {"pageProps": {"post": {"title": "The weir", "content_html": f"<p>{WORDS}</p>"}}}}),
        script(
            {"page": {"headline": "The weir", "blocks": [{"type": "p", "text": WORDS}, {"type": "p", "text": "So."}]}}
        ),
        script({"entry": {"name": "The weir", "paragraphs": [WORDS, "And it rained."]}}, "state"),
        attribute({"a": {"b": [{"c": {"story": f"{WORDS}\nAnd it rained."}}]}}, "data-initial-state"),
        f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{WORDS}"}}</script><div id=a></div>',
    ],
)
def test_words_in_data_are_read_where_the_page_shows_none(body: str) -> None:
    notes = Notes()
    found = article(f"<html><head><title>The weir</title></head><body>{body}</body></html>", notes)
    assert WORDS in text(found.body)
    assert line(found.headline) == "The weir"
    assert "body-declared" in codes(notes)


def test_bracket_codes_become_the_structure_that_they_say() -> None:
    said = f"[h2]After[/h2][p][b]Low[/b] water. {WORDS}[/p][list][*]pond[*]race[/list][quote]Dry.[/quote]"
    found = article(f"<title>The weir</title>{attribute({'body': said})}")
    assert {type(node) for node in visit(found.body)} >= {Section, List, Quote}
    assert "[" not in text(found.body)


def test_a_page_that_shows_its_words_is_read_as_it_is_shown() -> None:
    shown = f"<article><h1>The weir</h1><p>{LONG * 9}</p></article>"
    found = article(f"<title>The weir</title>{shown}{attribute({'body': WORDS * 20})}")
    assert WORDS not in text(found.body)


@pytest.mark.parametrize("value", [{}, {"body": "Loading"}, [1, None], {"id": WORDS}, "[" * 9_000, {"body": {"a": 1}}])
def test_data_without_a_text_is_no_article(value: object) -> None:
    with pytest.raises(ReadError, match="no words"):
        article(f"<title>The weir</title><body>{attribute(value)}</body>")
