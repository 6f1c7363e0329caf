"""The model: closed, frozen, hashable, and the same after a way through JSON."""

from __future__ import annotations

from typing import get_args

import msgspec
import pytest
from hypothesis import given

from octavo import model
from octavo.model import Article, Block, Book, Inline, from_json, to_inlines, to_json
from octavo.resources import Assets
from octavo.walk import visit
from tests import strategies
from tests.sample_books.words import PLACEHOLDERS, ROLES, STYLES

PARTS = {model.Item, model.Entry, model.Cell, model.Row}
"""Nodes that stand only inside their block."""


def test_every_node_is_in_a_union() -> None:
    words = (model.Node, model.CamelStruct)
    defined = {kind for kind in vars(model).values() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)}
    nodes = {kind for kind in defined if not issubclass(kind, model.CamelStruct) and kind.__module__ == model.__name__}
    assert nodes - {*words, *PARTS} == {*get_args(Block), *get_args(Inline)}


def test_the_unions_have_nothing_in_common() -> None:
    assert not set(model.BLOCKS) & set(model.INLINES)


def test_the_sample_has_every_node_style_role_and_placeholder(every_node_book: tuple[Book, Assets]) -> None:
    nodes = list(visit(every_node_book[0]))
    assert {type(node) for node in nodes} >= {*model.BLOCKS, *model.INLINES, *PARTS}
    assert {node.style for node in nodes if isinstance(node, model.Span)} == set(STYLES)
    assert {node.role for node in nodes if isinstance(node, model.Section)} == set(ROLES)
    assert {node.kind for node in nodes if isinstance(node, model.Placeholder)} == set(PLACEHOLDERS)


def test_the_sample_is_a_finished_book(every_node_book: tuple[Book, Assets]) -> None:
    book, assets = every_node_book
    nodes = list(visit(book))
    ids = [name for node in nodes if (name := getattr(node, "id", ""))]
    links = [node.href for node in nodes if isinstance(node, model.Link) and node.href.startswith("#")]
    assert len(ids) == len(set(ids))
    assert links and {link[1:] for link in links} <= set(ids)
    assert {node.asset for node in nodes if isinstance(node, model.Image)} == {asset.name for asset in assets}


@strategies.slow
@given(strategies.books)
def test_books_go_to_json_and_back(book: Book) -> None:
    written = to_json(book)
    assert from_json(Book, written) == book
    assert to_json(from_json(Book, written)) == written


@strategies.slow
@given(strategies.articles)
def test_equal_articles_have_equal_hashes(article: Article) -> None:
    assert hash(from_json(Article, to_json(article))) == hash(article)


@pytest.mark.parametrize(
    "kind", [*model.BLOCKS, *model.INLINES, *sorted(PARTS, key=str), Article, Book, model.Metadata]
)
def test_structs_are_frozen(kind: type[msgspec.Struct]) -> None:
    assert kind.__struct_config__.frozen


def test_json_names_the_place_of_a_mistake() -> None:
    with pytest.raises(msgspec.ValidationError, match=r"\$\.body\[0\]\.content\[0\]"):
        from_json(Article, '{"headline": [], "body": [{"type": "paragraph", "content": [{"type": "texts"}]}]}')


def test_json_takes_no_unknown_fields() -> None:
    with pytest.raises(msgspec.ValidationError, match="colour"):
        from_json(Article, '{"headline": [], "body": [], "colour": "red"}')


def test_articles_of_a_book_are_in_reading_order() -> None:
    first, second, third = (Article(headline=to_inlines(name), body=()) for name in ("front", "body", "back"))
    metadata = model.Metadata(title="t", language="en")
    book = Book(metadata=metadata, frontmatter=(first,), bodymatter=(second,), backmatter=(third,))
    assert book.articles == (first, second, third)


def test_no_text_is_no_inline() -> None:
    assert to_inlines("") == ()
    assert to_inlines("a") == (model.Text("a"),)
