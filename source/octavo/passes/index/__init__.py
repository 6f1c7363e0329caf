"""The index: people, organisations, products and places that the articles name, and where they do.

What is listed follows from each article alone: from what its author marks (`dfn`, keywords), from links (`links`), and
from rules for names in running text (`runs`, `judging`, `names`, `persons`, `places`). So an edit of one article
changes no other. Where a name first stands in a section, its words become a target (`mentions`, `targets`). The
entries are made of all articles (`entries`).
Rules are strict: a name that is missing can be added by the book file, one that is wrong is a mistake in print.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from msgspec.structs import replace

from octavo.model import Article, Book
from octavo.passes.index.entries import make_entries
from octavo.passes.index.mentions import Marks, find_marks
from octavo.passes.index.targets import place_targets
from octavo.store import NoStore, Store, make_key, recall
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


def make_index(book: Book, wishes: Wishes, store: Store | None = None) -> Book:
    """`book` with an index, if it names enough. Its nodes must have names; no word of it changes.

    What is found in an article is kept in `store`.
    """
    finder = _Finder(book.metadata.language, wishes, NoStore() if store is None else store)
    found = [finder.find(article) for article in book.articles]
    makers = [person.name for article in book.articles for person in article.authors]
    entries = make_entries([mention for marks in found for mention in marks.mentions], wishes, makers)
    if sum(bool(entry.locators) for entry in entries) < FEWEST:
        return book
    articles = (place_targets(article, marks.targets) for article, marks in zip(book.articles, found, strict=True))
    return replace(replace_articles(book, articles), index=entries)


class _Finder:
    """Finds what articles name, or knows it."""

    def __init__(self, language: str, wishes: Wishes, store: Store) -> None:
        self._language = language
        self._wishes = wishes
        self._store = store

    def find(self, article: Article) -> Marks:
        """What an article names, and where."""
        language, wishes = article.in_language or self._language, self._wishes
        key = make_key("index", article, language, dict(wishes.add), dict(wishes.merge))
        return recall(self._store, key, Marks, lambda: find_marks(article, language, wishes))
