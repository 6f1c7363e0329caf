"""Articles and books in as few words as what a test needs of them."""

from __future__ import annotations

from typing import Any

from octavo.model import Article, Block, Book, Inline, Metadata, Origin, Paragraph, Part, Text, to_inlines


def paragraph(*content: str | Inline) -> Paragraph:
    """A paragraph of words and other inlines."""
    return Paragraph(tuple(Text(piece) if isinstance(piece, str) else piece for piece in content))


def article(name: str, *body: Block, url: str = "", path: str = "", **facts: Any) -> Article:
    """An article whose headline is `name` with a capital, and its id that in small letters, if `facts` say no other."""
    stated = {"id": name.lower(), "headline": to_inlines(name[:1].upper() + name[1:]), **facts}
    return Article(body=body, origin=Origin(url=url, path=path), **stated)


def unnamed(headline: str, *body: Block, **facts: Any) -> Article:
    """An article as readers make it, without an id."""
    return article(headline, *body, **{"id": "", **facts})


def book_of(*body: Article | Part, **facts: Any) -> Book:
    """A book of these articles and parts, in English, if `facts` (of its metadata) say no other."""
    return Book(metadata=Metadata(**{"title": "A Book", "language": "en", **facts}), bodymatter=body)


def book_with(*blocks: Block, **facts: Any) -> Book:
    """A book of one article with these blocks."""
    return book_of(article("one", *blocks), **facts)
