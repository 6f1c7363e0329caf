"""Articles and books, as the tests of the press need them."""

from __future__ import annotations

from octavo.model import Article, Block, Inline, Origin, Paragraph, Text, to_inlines


def article(name: str, *body: Block, url: str = "", path: str = "", **facts: object) -> Article:
    """An article that is called, and named, `name`."""
    origin = Origin(url=url, path=path)
    return Article(id=name, headline=to_inlines(name.title()), body=body, origin=origin, **facts)  # type: ignore[arg-type]


def paragraph(*content: str | Inline) -> Paragraph:
    """A paragraph of words and other inlines."""
    return Paragraph(tuple(Text(piece) if isinstance(piece, str) else piece for piece in content))
