"""Passages that the user wants kept or left out, whatever a reader thinks of them; each is named by its first words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from octavo.model import BLOCKS, Article, Aside, Block, Figure, Footnote, Item, Table
from octavo.notes import Notes, bare_words, first_words, starts_with
from octavo.walk import rewrite, text, visit


def apply_keep_drop(
    articles: Sequence[Article], keep: Sequence[str], drop: Sequence[str], notes: Notes
) -> list[Article]:
    """The articles without what is to be dropped. Wishes that no article meets are noted."""
    for words in keep:
        if words not in notes.kept and not any(
            bare_words(words) in bare_words(text(article.body)) for article in articles
        ):
            notes.add("wish-unmet", f"--keep “{words}”")
    for words in drop:
        left = [drop_passages(article, words, notes.at(article.origin.path)) for article in articles]
        if all(new is old for new, old in zip(left, articles, strict=True)):
            notes.add("wish-unmet", f"--drop “{words}”")
        articles = left
    return list(articles)


def drop_passages(article: Article, words: str, notes: Notes) -> Article:
    """`article` without its blocks that start with `words`; of blocks in blocks the outermost goes."""
    found = {id(block): block for block in _find_outermost(article.body, words)}
    for block in found.values():
        notes.add("text-dropped", f"as you wish: “{first_words(text(block))}”")
    return rewrite(article, lambda node: () if id(node) in found else node) if found else article


def _find_outermost(body: tuple[Block, ...], words: str) -> Iterator[Struct]:
    inside: set[int] = set()
    for node in visit(body):
        if (
            isinstance(node, _PASSAGES)
            and id(node) not in inside
            and any(starts_with(said, words) for said in _opening_words(node))
        ):
            inside.update(map(id, visit(node)))
            yield node


_PASSAGES = (*BLOCKS, Item, Footnote)


def _opening_words(node: Struct) -> Iterator[str]:
    """The words that a reader may see first."""
    yield text(node)
    if isinstance(node, Aside):
        yield text(node.title)
    if isinstance(node, Figure | Table):
        yield text(node.caption)
