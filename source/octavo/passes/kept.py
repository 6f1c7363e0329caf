"""What the passes make of an article is kept from one build to the next.

It is the same again where the article is read the same and has the same name, and where the rest of the book answers
the same to what its links asked of it, which is written down.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import msgspec
from msgspec import Struct

from octavo.model import Article, Book
from octavo.notes import Note, Notes
from octavo.passes.figure_labels import label_article
from octavo.passes.formulas import number_article
from octavo.passes.links import resolve_article
from octavo.passes.names import grant_names, name_article, name_parts
from octavo.passes.places import Asked, Guide, Place, Places, RecordingGuide, describe_place
from octavo.passes.symbols import read_article
from octavo.passes.tables import square_article
from octavo.passes.typography import set_article, set_book_words
from octavo.store import Store, make_key
from octavo.walk import replace_articles


class Passed(Struct, frozen=True, array_like=True):
    """An article after all passes, the place that it has in its book, what it asked of this, and what was noted."""

    article: Article
    place: Place
    asked: Asked
    notes: tuple[Note, ...]


class BookPasses:
    """The passes over one book, which take its articles one by one, as `PASSES` take it as a whole."""

    def __init__(self, book: Book, store: Store) -> None:
        names, parts = grant_names(book)
        self._book = set_book_words(name_parts(book, parts))
        language = book.metadata.language
        self.steps = [ArticlePasses(*one, language, store) for one in zip(book.articles, names, strict=True)]
        self._places = Places([step.place for step in self.steps])

    def finish_article(self, step: ArticlePasses, notes: Notes) -> Article:
        """An article after all passes."""
        passed = step.finish(self._places)
        notes.merge(passed.notes)
        return passed.article

    def finish(self, articles: Iterable[Article]) -> Book:
        """The book of finished articles."""
        return replace_articles(self._book, articles)


class ArticlePasses:
    """The passes over one article, which gets this name in a book of this language."""

    def __init__(self, article: Article, name: str, language: str, store: Store) -> None:
        self._article = article
        self._name = name
        self._language = article.in_language or language
        self._store = store
        self._notes = Notes()
        self._key = make_key("passes", article, name, self._language)
        packed = store.get(self._key)
        self._known = None if packed is None else msgspec.msgpack.decode(packed, type=Passed)

    @property
    def place(self) -> Place:
        """Its place in the book."""
        return describe_place(self._named) if self._known is None else self._known.place

    def finish(self, guide: Guide) -> Passed:
        """The article after all passes: as it was kept, if the book answers the same, or as it is made now."""
        if self._known is not None and self._known.asked.is_same(guide):
            return self._known
        passed = self._make(RecordingGuide(guide))
        self._store.put(self._key, msgspec.msgpack.encode(passed))
        return passed

    @cached_property
    def _named(self) -> Article:
        return name_article(label_article(number_article(self._article, self._notes)), self._name)

    def _make(self, guide: RecordingGuide) -> Passed:
        place, notes = describe_place(self._named), self._notes
        article = resolve_article(self._named, guide, notes)
        article = read_article(square_article(article, notes), notes)
        return Passed(set_article(article, self._language), place, guide.asked, tuple(notes))
