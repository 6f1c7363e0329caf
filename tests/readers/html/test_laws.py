"""Laws of reading pages: what stands in an article's sentences is all read, in order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from octavo.walk import text
from tests.readers.html.reading import LONG, article


@given(st.lists(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=12), min_size=1, max_size=30))
def test_a_plain_article_keeps_every_word(words: list[str]) -> None:
    said = " ".join(words)
    made = article(f"<article><h1>The Mill</h1><p>{LONG}<p>{LONG}{said} {LONG}<p>{LONG}</article>")
    assert text(made.body).split() == f"{LONG}{LONG}{said} {LONG}{LONG}".split()
