"""The numbers of figures and tables whose source has none, where the theme or the book asks for them.

Only what has a caption is numbered: in a group without one, each of its figures. An article whose source numbers some
of its figures keeps those, and gets no others; tables likewise.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.phrases import phrases
from octavo.model import Article, Block, Book, Figure, FigureGroup, Image, Paragraph, Span, Table, Text
from octavo.theme import NumberScope
from octavo.walk import Content, has, replace_articles, rewrite, visit

_Key = Literal["figure-number", "table-number"]
"""The phrases that number them."""

_CAPTIONED = (Figure, FigureGroup, Table)


def number_figures(book: Book, scope: NumberScope) -> Book:
    """`book` with numbers for its figures and tables, which begin anew in each article or run through it."""
    if scope == "none":
        return book
    counts = Counter[str]()
    numbered = []
    for article in book.articles:
        counts = Counter() if scope == "article" else counts
        numbered.append(_number_article(article, counts, phrases(article.in_language or book.metadata.language)))
    return replace_articles(book, numbered)


def _number_article(article: Article, counts: Counter[str], words: dict[str, str]) -> Article:
    if not has(article.body, *_CAPTIONED):
        return article
    captioned = [node for node in visit(article.body) if isinstance(node, _CAPTIONED) and node.caption]
    own = {_key_of(node) for node in captioned if _is_labelled(node.caption)}

    def number(node: Struct) -> Content:
        key = _key_of(node) if isinstance(node, _CAPTIONED) else None
        if not isinstance(node, _CAPTIONED) or key is None or key in own:
            return node
        counts[key] += 1
        return replace(node, caption=_add_label(node.caption, words[key].format(number=counts[key])))

    return rewrite(article, number) if captioned else article


def _key_of(node: Figure | FigureGroup | Table) -> _Key | None:
    """What a node is numbered as: a captioned picture or table."""
    match node:
        case FigureGroup(caption=(Paragraph(), *_)):
            return "figure-number"
        case Figure(caption=(Paragraph(), *_)) if has(node.body, Image):
            return "figure-number"
        case Table(caption=(Paragraph(), *_)):
            return "table-number"
    return None


def _is_labelled(caption: tuple[Block, ...]) -> bool:
    return any(isinstance(node, Span) and node.style == "label" for node in visit(caption))


def _add_label(caption: tuple[Block, ...], label: str) -> tuple[Block, ...]:
    """A caption after its label."""
    first, *others = caption
    assert isinstance(first, Paragraph)
    said = Span((Text(label.replace(" ", "\u00a0").rstrip(".") + "."),), style="label")
    return (replace(first, content=(said, Text(" "), *first.content)), *others)
