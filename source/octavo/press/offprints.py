"""Each article of a book as a book of its own: a handout for those who need one of them.

What it links to in the rest of the book is not there. Such a link leads to the address of the other article;
if that has none, its words stay, and a note names the other handout.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from octavo.builders import Offprint
from octavo.model import Article, Book, Code, Footnote, Link, Metadata, Node, Paragraph, Span, Text
from octavo.notes import Notes
from octavo.press.binding import bind
from octavo.projects.overrides import MetadataOverrides
from octavo.walk import line, rewrite, visit


class OffprintBook(Struct, frozen=True):
    """A book of one article, the stem of its file's name ("03-the-letter"), and what it was taken from."""

    stem: str
    book: Book
    offprint: Offprint


def make_offprints(book: Book) -> list[OffprintBook]:
    """The handouts of a finished book, in reading order."""
    articles = book.articles
    digits = max(2, len(str(len(articles))))
    stems = {article.id: f"{number:0{digits}}-{article.id}" for number, article in enumerate(articles, 1)}
    there = dict(_find_targets(book, stems))
    return [
        OffprintBook(
            stems[article.id],
            bind([_detach(article, there)], _inherit_metadata(article, book.metadata), Notes()),
            Offprint(book.metadata.title, number, len(articles)),
        )
        for number, article in enumerate(articles, 1)
    ]


def _inherit_metadata(article: Article, metadata: Metadata) -> MetadataOverrides:
    """What the book says for an article that does not say it itself."""
    return MetadataOverrides(
        language=article.in_language or metadata.language,
        creators=article.authors or metadata.creators,
        publisher=article.publisher or metadata.publisher,
        date=article.date_published[:10] or metadata.date,
        rights=article.license or metadata.rights,
    )


class Target(Struct, frozen=True):
    """Where a target of links stands: the article or part, its title, its address and its handout's file name."""

    id: str
    title: str
    url: str
    file: str


def _find_targets(book: Book, stems: dict[str, str]) -> Iterator[tuple[str, Target]]:
    for part in book.parts:
        yield part.id, Target(part.id, part.title, "", "")
    for article in book.articles:
        there = Target(article.id, line(article.headline), article.origin.url, f"{stems[article.id]}.pdf")
        yield article.id, there
        yield f"{article.id}.title", there
        for node in visit(article):
            if isinstance(node, Node) and node.id:
                yield node.id, there


def _detach(article: Article, there: dict[str, Target]) -> Article:
    """The article with links that lead nowhere outside of what is there."""

    def change(node: Struct) -> Any:
        if not isinstance(node, Link) or not node.href.startswith("#"):
            return node
        target = there.get(node.href[1:])
        if target is None or target.id == article.id:
            return node
        return replace(node, href=target.url) if target.url else (*_link_words(node), _cite_target(target))

    return rewrite(article, change)


def _link_words(link: Link) -> tuple[Any, ...]:
    """The words of a link; what leads to the link itself leads to them."""
    return (Span(link.content, id=link.id, language=link.language),) if link.id else link.content


def _cite_target(target: Target) -> Footnote:
    """The note that says where the target of a link is to be found."""
    title = Span((Text(target.title),), style="cited-title")
    file = (Text(", "), Code(target.file)) if target.file else ()
    return Footnote((Paragraph((title, *file)),))
