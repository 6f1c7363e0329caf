"""Laws of reading pages: what stands in an article's prose is all read, in order; what its site puts around it goes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from octavo.walk import text
from tests.readers.html import reading
from tests.readers.html.making import Piece, blocks, boilerplate, comments
from tests.readers.html.reading import article

LONG = reading.LONG * 3

FIRST = f"<p>First. {LONG}</p><p>{LONG}</p>"
LAST = f"<h2>In the end</h2><p>{LONG}</p><p>Last. {LONG}</p>"


def read(page: str) -> list[str]:
    """The words of a page's article."""
    return text(article(page).body).split()


def said_by(*pieces: str) -> list[str]:
    return " ".join(pieces).split()


letters = st.characters(categories=["L", "N"], exclude_characters="ÂÃâåäãæçèéÄÅÎÏÐÑ×ØÙàáï")
"""All but those that text begins with which was encoded twice: "Âª" thrice on a page is a wrong "ª", and is mended."""


@given(st.lists(st.text(letters, min_size=1, max_size=12), min_size=1, max_size=30))
def test_a_plain_article_keeps_every_word(words: list[str]) -> None:
    said = " ".join(words)
    made = read(f"<article><h1>The Mill</h1><p>{LONG}<p>{LONG}{said} {LONG}<p>{LONG}</article>")
    assert made == f"{LONG}{LONG}{said} {LONG}{LONG}".split()


@given(st.lists(blocks, min_size=1, max_size=6))
def test_no_name_and_no_word_takes_anything_out_of_the_prose(inside: list[Piece]) -> None:
    markup = "".join(piece.markup for piece in inside)
    made = read(f"<main><article><h1>The Mill</h1>{FIRST}{markup}{LAST}</article></main>")
    wanted = said_by("First.", LONG, LONG, *(piece.words for piece in inside), "In the end", LONG, "Last.", LONG)
    assert made == wanted


@given(st.lists(boilerplate, max_size=3), st.lists(boilerplate, max_size=3), comments | st.just(""))
def test_what_a_site_puts_around_an_article_goes(before: list[str], after: list[str], below: str) -> None:
    made = read(
        f"<main><article><h1>The Mill</h1>{''.join(before)}{FIRST}{LAST}{''.join(after)}{below}</article></main>"
    )
    assert made == said_by("First.", LONG, LONG, "In the end", LONG, "Last.", LONG)


@given(st.lists(blocks, min_size=1, max_size=4), st.lists(boilerplate, min_size=1, max_size=3))
def test_what_goes_takes_nothing_along(inside: list[Piece], around: list[str]) -> None:
    site, markup = "".join(around), "".join(piece.markup for piece in inside)
    made = read(f"<div id=page>{site}<article><h1>The Mill</h1>{site}{FIRST}{markup}{LAST}{site}</article>{site}</div>")
    wanted = said_by("First.", LONG, LONG, *(piece.words for piece in inside), "In the end", LONG, "Last.", LONG)
    assert made == wanted
