"""From text to a tree, and what is no page."""

from __future__ import annotations

import pytest

from octavo.errors import ReadError
from octavo.model import Section
from octavo.walk import text, visit
from tests.readers.html.reading import LONG, article


@pytest.mark.parametrize(
    ("page", "words"),
    [
        (b"", "empty"),
        (b"  \n ", "empty"),
        (b"<html><body></body></html>", "no words"),
        (b"<html><head><meta http-equiv=refresh content='0;url=x'></head></html>", "leads on"),
        (b"<html><frameset cols=1,2><frame src=a><frame src=b></frameset></html>", "frames"),
        (b"<body><script>words()</script>", "no article"),
        (b"%PDF-1.7 and so on", "binary"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "binary"),
        (bytes(range(256)) * 40, "binary"),
    ],
)
def test_pages_without_an_article_are_one_clear_line(page: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        article(page)
    assert words in caught.value.message
    assert caught.value.hint
    assert caught.value.where == "page.html"


@pytest.mark.parametrize("folded", ["<h3><button>Why?</button></h3>", "<button><h3>Why?</h3></button>"])
def test_a_heading_in_a_button_is_a_heading(folded: str) -> None:
    made = article(f"<title>A Tree</title><body><h1>A Tree</h1><p>{LONG * 3}</p>{folded}<p>{LONG}</p>")
    said = [text(node.heading) for node in visit(made) if isinstance(node, Section)]
    assert "Why?" in said


def test_a_page_shown_only_without_scripts_is_read() -> None:
    made = article(f"<title>A Tree</title><body><noscript><div><h1>A Tree</h1><p>{LONG * 20}</p></div></noscript>")
    assert text(made.body).split() == (LONG * 20).split()
