"""A page that shows hardly a word of its article is read from what it declares; others are read as they are shown."""

from __future__ import annotations

import json

import pytest

from octavo.errors import ReadError
from octavo.notes import Notes
from octavo.walk import text
from tests.readers.html.reading import LONG, article, codes


def page(body: str, declared: str) -> str:
    thing = {"@type": "NewsArticle", "headline": "A Tree", "articleBody": declared}
    return f"<title>A Tree</title><script type='application/ld+json'>{json.dumps(thing)}</script><body>{body}</body>"


@pytest.mark.parametrize(
    "declared",
    [
        f"It stood. {LONG * 5}\n\nIt fell. {LONG * 5}",
        f"<p>It stood. {LONG * 5}</p><p>It fell. {LONG * 5}</p>",
        f"It stood. {LONG * 5}\r\n\x07It fell. \ud800 {LONG * 5}",
    ],
)
@pytest.mark.parametrize("body", ["<div id=root></div>", "<h1>A Tree</h1><p>Please turn scripts on.</p>"])
def test_what_a_script_would_show_is_read_with_a_note(declared: str, body: str) -> None:
    notes = Notes()
    said = text(article(page(body, declared), notes).body)
    assert "It stood." in said
    assert said.index("It fell.") > said.index("It stood.")
    assert "body-declared" in codes(notes)


def test_a_page_that_shows_its_article_is_read_as_it_is_shown() -> None:
    notes = Notes()
    made = article(page(f"<article><h1>A Tree</h1><p>Shown. {LONG * 8}</p></article>", f"Declared. {LONG * 8}"), notes)
    assert "Declared." not in text(made.body)
    assert "body-declared" not in codes(notes)


def test_a_page_that_declares_a_line_has_no_article() -> None:
    with pytest.raises(ReadError):
        article(page("<div id=root></div>", "It stood."))
