"""Both builders, on made-up articles: any article of the model becomes an EPUB and a PDF.

Many articles make one book, as a book costs more than its articles; where one fails, Hypothesis makes the book shorter.
"""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import replace

from octavo.model import Article, Image
from octavo.notes import Notes
from octavo.passes import PASSES
from octavo.press.binding import bind
from octavo.projects.overrides import MetadataOverrides
from octavo.resources import Assets
from octavo.walk import rewrite
from tests import strategies
from tests.builders import making
from tests.fuzz.law import cases
from tests.sample_books.pictures import folded_sheet, photograph

pytestmark = pytest.mark.timeout(0)

ARTICLES = 4
"""Articles of one book."""

books = settings(cases, max_examples=2 if cases.max_examples < 1_000 else 2_500)
"""How many books: of `ARTICLES` articles each, the ten thousand of `make fuzz`."""


def _with_pictures(article: Article, names: tuple[str, str]) -> Article:
    """The article, whose pictures are two that are there."""

    def change(node: Struct) -> Struct:
        return Image(names[len(node.title) % 2], node.alt, node.title) if isinstance(node, Image) else node

    return replace(rewrite(article, change), image="")


@books
@given(st.lists(strategies.articles, min_size=ARTICLES, max_size=ARTICLES))
def test_articles_become_both_books(articles: list[Article]) -> None:
    assets, notes = Assets(), Notes()
    names = assets.keep(photograph()), assets.keep(folded_sheet())
    book = bind([_with_pictures(article, names) for article in articles], MetadataOverrides(title="Made up"), notes)
    for run in PASSES:
        book = run(book, notes)
    assert making.epub(book, assets, notes=notes).content
    assert making.pdf(book, assets, notes=notes).content
