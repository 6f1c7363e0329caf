"""Passages that the user wants kept or left out, whatever a reader thinks of them; each is named by its first words.

Those to keep are the readers' business (`Notes.leave_out`); here it is said which were not found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from octavo.model import BLOCKS, Article, Aside, Block, Figure, FigureGroup, Footnote, Item, Table
from octavo.notes import Notes, bare_words, starts_with
from octavo.projects.order import Order
from octavo.projects.overrides import ArticleOverrides
from octavo.walk import rewrite, text, visit


def apply_keep_drop(articles: Sequence[Article], wishes: Order | ArticleOverrides, notes: Notes) -> list[Article]:
    """The articles without what is to be dropped. What is to be kept or dropped and is in no article is noted."""
    for words in wishes.keep:
        found = any(bare_words(words) in bare_words(text(article.body)) for article in articles)
        if words not in notes.kept and not found:
            notes.add("wish-unmet", f"--keep “{words}”")
    for words in wishes.drop:
        rest = [_drop_passages(article, words, notes.at(article.origin.path)) for article in articles]
        if all(new is old for new, old in zip(rest, articles, strict=True)):
            notes.add("wish-unmet", f"--drop “{words}”")
        articles = rest
    return list(articles)


def _drop_passages(article: Article, words: str, notes: Notes) -> Article:
    """`article` without its blocks that start with `words`; itself if there are none."""
    found = {id(block): block for block in _find_passages(article.body, words)}
    for block in found.values():
        notes.drop("as you wish", text(block))
    return rewrite(article, lambda node: () if id(node) in found else node) if found else article


_PASSAGES = (*BLOCKS, Item, Footnote)
"""The nodes that are passages on their own."""


def _find_passages(body: tuple[Block, ...], words: str) -> Iterator[Struct]:
    """The passages that start with `words`; of those inside one another the outermost alone."""
    inside: set[int] = set()
    for node in visit(body):
        if isinstance(node, _PASSAGES) and id(node) not in inside and _shows_first(node, words):
            inside.update(map(id, visit(node)))
            yield node


def _shows_first(node: Struct, words: str) -> bool:
    """Whether `words` are what a reader may see first of a passage: its text, its title or its caption."""
    starts = [text(node)]
    if isinstance(node, Aside):
        starts.append(text(node.title))
    if isinstance(node, Figure | FigureGroup | Table):
        starts.append(text(node.caption))
    return any(starts_with(start, words) for start in starts)
