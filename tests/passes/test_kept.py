"""What passes made of an article is taken again as long as nothing that it depends on is another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from msgspec.structs import replace

from octavo.model import Article, Book, Link, Origin, Paragraph, Section, Text, to_inlines
from octavo.notes import Note, Notes
from octavo.passes import PASSES
from octavo.passes import kept as kept_module
from octavo.passes.kept import BookPasses
from octavo.store import Store
from tests import strategies
from tests.making import book_of


class MemoryStore:
    """Keeps bytes as long as it is there."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        return self.kept.get(key)

    def put(self, key: str, content: bytes) -> None:
        self.kept[key] = content


def run(book: Book, store: Store) -> tuple[Book, Sequence[Note]]:
    notes = Notes()
    passes = BookPasses(book, store)
    return passes.finish([passes.finish_article(step, notes) for step in passes.steps]), list(notes)


def linking(name: str, href: str, *more: Section) -> Article:
    words = Paragraph((Link((Text('It is "so"'),), href=href),))
    return Article(id=name, headline=to_inlines(name.title()), body=(words, *more), origin=Origin(path=f"{name}.html"))


@strategies.slow
@given(strategies.books)
def test_articles_one_by_one_become_what_the_whole_book_becomes(book: Book) -> None:
    whole, notes = book, Notes()
    for change in PASSES:
        whole = change(whole, notes)
    store = MemoryStore()
    for _ in range(2):
        made, noted = run(book, store)
        assert made == whole
        assert sorted(map(repr, noted)) == sorted(map(repr, notes))


def test_what_is_kept_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    book, store = book_of(linking("one", "two.html"), linking("two", "one.html#there")), MemoryStore()
    made = run(book, store)
    monkeypatch.setattr(kept_module, "resolve_article", None)
    assert run(book, store) == made


@pytest.mark.parametrize(
    "other",
    [
        linking("two", "", Section(to_inlines("There"), (), id="there")),  # what was missing is there
        replace(linking("two", ""), headline=to_inlines("Named otherwise")),  # a note names it
        replace(linking("two", ""), origin=Origin(path="three.html")),
        replace(linking("two", ""), id="zwei"),
    ],
)
def test_links_ask_a_book_that_changed_again(other: Article) -> None:
    first, store = linking("one", "two.html#there"), MemoryStore()
    run(book_of(first, linking("two", "")), store)
    assert run(book_of(first, other), store) == run(book_of(first, other), MemoryStore())
    assert run(book_of(first, other), store) != run(book_of(first, linking("two", "")), store)
