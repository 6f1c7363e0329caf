"""Targets are put into articles of every shape where they are wanted, and no word is lost."""

from __future__ import annotations

from hypothesis import given, settings

from octavo.model import Article, Span, Text
from octavo.passes.index.lines import read_lines
from octavo.passes.index.mentions import Target
from octavo.passes.index.targets import place_targets
from octavo.walk import rewrite, text, visit
from tests.strategies import articles


@given(articles)
@settings(max_examples=60, deadline=None)
def test_texts_are_numbered_as_they_are_read(article: Article) -> None:
    """Each line knows its texts by numbers that lead to the same words."""
    words = [node.text for node in visit(article) if isinstance(node, Text)]
    for line in read_lines(article).lines:
        for start, number in line.texts:
            assert line.words[start:].startswith(words[number])


@given(articles)
@settings(max_examples=60, deadline=None)
def test_no_word_changes(article: Article) -> None:
    lengths = [len(node.text) for node in visit(article) if isinstance(node, Text)]
    targets = [Target(number, 0, length, f"t{number}") for number, length in enumerate(lengths) if length]
    placed = place_targets(article, targets)
    assert text(placed) == text(article)
    marked = {node.id for node in visit(placed) if isinstance(node, Span)}
    assert marked >= {target.id for target in targets}


def test_an_article_without_targets_is_the_same() -> None:
    article = Article(headline=(Text("x"),), body=())
    assert place_targets(article, []) is article
    assert rewrite(article, lambda node: node) is article
