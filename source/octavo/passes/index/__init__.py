"""The index: people, organisations, products and places that the articles name, and where they do.

What is listed follows from each article alone, by what its author marks (`dfn`, keywords), by links (`links`) and by rules
for names in running text (`runs`, `names`, `persons`, `places`): so an edit of one article changes no other. Where a name
first stands in a section its words become a target (`mentions`); of all articles the entries are made (`entries`).
Rules are strict: a name that is missing can be added by the book file, one that is wrong is a mistake in print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from octavo.model import Book
from octavo.passes.index.entries import make_entries
from octavo.passes.index.mentions import mark_article
from octavo.walk import replace_articles

FEWEST = 5
"""Names: a shorter index is none."""


class Wishes(Protocol):
    """What the user wants of the index, besides what is found."""

    @property
    def add(self) -> Mapping[str, str]:
        """Names and what they are."""

    @property
    def drop(self) -> Sequence[str]:
        """Names to leave out."""

    @property
    def merge(self) -> Mapping[str, str]:
        """Names, and those that they stand under."""


def make_index(book: Book, wishes: Wishes) -> Book:
    """`book` with an index, if it names enough. Its nodes must have names; no word of it changes."""
    marked = [mark_article(article, article.in_language or book.metadata.language, wishes) for article in book.articles]
    entries = make_entries([mention for _, mentions in marked for mention in mentions], wishes)
    if sum(bool(entry.locators) for entry in entries) < FEWEST:
        return book
    return replace(replace_articles(book, [article for article, _ in marked]), index=entries)
