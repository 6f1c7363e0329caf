"""Laws that hold for every book that goes through all passes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from msgspec import Struct

from octavo.model import Article, Book, CodeBlock, Footnote, Link, Math, Metadata, Node, Placeholder, Section
from octavo.notes import Notes
from octavo.passes import PASSES
from octavo.passes.names import give_names
from octavo.resources import Assets
from octavo.urls import valid_url
from octavo.walk import Content, text, visit
from tests import strategies
from tests.passes.test_typography import plain


def passed(book: Book) -> Book:
    notes = Notes()
    for change in PASSES:
        book = change(book, notes)
    return book


def footnotes(book: Book) -> list[str]:
    return sorted(plain(text(node.body)) for node in visit(book) if isinstance(node, Footnote))


def of(value: Content, *kinds: type[Struct]) -> Iterator[Any]:
    return (node for node in visit(value) if isinstance(node, kinds))


def check(before: Book, after: Book) -> None:
    """Raises AssertionError where the passes broke a promise."""
    for old, new in zip(before.articles, after.articles, strict=True):
        assert plain(text((new.headline, new.body), footnotes=False)) == plain(
            text((old.headline, old.body), footnotes=False)
        )
    assert footnotes(after) == footnotes(before)
    assert [node.text for node in of(after, CodeBlock)] == [node.text for node in of(before, CodeBlock)]
    assert len([*of(after, Math)]) == len([*of(before, Math)])
    ids = [node.id for node in of(after, Node, Article) if node.id]
    assert len(ids) == len(set(ids))
    assert all(node.id for node in of(after, Section, Article))
    for node in of(after, Link, Placeholder):
        assert node.href[1:] in ids if node.href.startswith("#") else node.href == valid_url(node.href)
    for link in of(after, Link):
        assert not [*of(link.content, Link, Footnote)]


@strategies.slow
@given(strategies.books)
def test_made_up_books(book: Book) -> None:
    after = passed(book)
    check(book, after)
    for change in PASSES:
        assert change is give_names or change(after, Notes()) == after, change
    assert passed(book) == after


def test_the_book_with_every_node(every_node_book: tuple[Book, Assets]) -> None:
    check(every_node_book[0], passed(every_node_book[0]))


@pytest.mark.parametrize("change", PASSES)
def test_an_empty_book_stays_empty(change: Any) -> None:
    book = Book(metadata=Metadata(title="", language="en"), bodymatter=())
    assert change(book, Notes()) == book
