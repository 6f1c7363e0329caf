"""The law of plain text: what stands in paragraphs and in headings over them is read whole, however it is laid out."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from octavo.model import Article
from octavo.walk import line, title
from tests.readers.text.reading import read_text

Made: TypeAlias = tuple[str, list[str], list[tuple[str, list[str]]]]
"""A headline, the paragraphs under it, and sections: a heading, "" for none, and paragraphs."""

Layout: TypeAlias = Callable[[list[str], int], str]

PLAIN = """
    tide harbour causeway pole table island ferry winter morning village bell stone water road keeper lantern
    letter market river boat the a of and in on by for under with near is was has comes goes
"""
FURNITURE = """
    share subscribe newsletter comments related read more follow us sign up free download advertisement sponsored
    author editor posted updated published tags contact search menu home next previous reply print email facebook
    twitter copyright cookies login discussion trending popular latest news continue today
"""
STOPS = (".", "!", "?", "…", ".”")

words = st.sampled_from(PLAIN.split() * 2 + FURNITURE.split())
sentences = st.builds(
    lambda first, rest, stop: " ".join([first.capitalize(), *rest]) + stop,
    words,
    st.lists(words, min_size=7, max_size=20),
    st.sampled_from(STOPS),
)
paragraphs = st.lists(sentences, min_size=1, max_size=4).map(" ".join)
headings = st.builds(
    lambda plain, others: " ".join([plain, *others]).capitalize(),
    st.sampled_from(PLAIN.split()[:20]),
    st.lists(words, min_size=1, max_size=5),
)
sections = st.tuples(st.one_of(st.just(""), headings), st.lists(paragraphs, min_size=1, max_size=3))
articles = st.tuples(headings, st.lists(paragraphs, min_size=1, max_size=2), st.lists(sections, max_size=4))


def lay_out_blank(pieces: list[str], width: int) -> str:
    """Blank lines between paragraphs, which are broken at a width, 0 for not at all."""
    return "\n\n".join(fill(piece, width) if width else piece for piece in pieces)


def lay_out_indented(pieces: list[str], width: int) -> str:
    """No blank lines but under the title: paragraphs begin further in."""
    first, *others = pieces
    return first + "\n\n" + "\n".join(fill(piece, width or 72, initial_indent="   ") for piece in others)


def lay_out_lines(pieces: list[str], width: int) -> str:
    """One paragraph a line."""
    return "\n".join(pieces)


layouts = st.sampled_from([lay_out_blank, lay_out_indented, lay_out_lines])
widths = st.sampled_from([0, 48, 60, 72, 90])


def words_read(article: Article) -> list[str]:
    whole = [title(article), line(article.alternative_headline), *(line(block) for block in article.body)]
    return " ".join(whole).split()


@given(articles, layouts, widths)
def test_no_word_of_a_paragraph_or_of_its_heading_is_lost(made: Made, layout: Layout, width: int) -> None:
    headline, lead, body = made
    pieces = [headline, *lead]
    for heading, prose in body:
        pieces += [heading, *prose] if heading else prose
    found = read_text(layout(pieces, width))
    assert words_read(found) == " ".join(pieces).split()
