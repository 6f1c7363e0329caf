"""Each article of a book as a book of its own: an offprint for those who need one of them.

What it links to in the rest of the book is not there. Such a link leads to the address of the other article;
if that has none, its words stay, and a footnote names the file of the other offprint.
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
from octavo.press.lost import is_lost
from octavo.projects.overrides import MetadataOverrides
from octavo.walk import line, rewrite, visit


class OffprintBook(Struct, frozen=True):
    """A book of one article, the name of its file ("03-the-letter.pdf"), and what it was taken from."""

    file: str
    book: Book
    offprint: Offprint


def make_offprints(book: Book, ending: str) -> list[OffprintBook]:
    """The offprints of a finished book, in reading order, as files of this ending."""
    articles = book.articles
    digits = max(2, len(str(len(articles))))
    files = {
        article.id: "" if is_lost(article) else f"{number:0{digits}}-{article.id}{ending}"
        for number, article in enumerate(articles, 1)
    }
    places = dict(_find_places(book, files))
    return [
        OffprintBook(
            files[article.id],
            _bind_offprint(article, book, places),
            Offprint(book.metadata.title, number, len(articles)),
        )
        for number, article in enumerate(articles, 1)
        if not is_lost(article)
    ]


def _bind_offprint(article: Article, book: Book, places: dict[str, _Place]) -> Book:
    """The book of one article, whose language is no surer than it is in the book that it comes from."""
    bound = bind([_detach(article, places)], _inherit_metadata(article, book.metadata), Notes())
    is_stated = article.language_stated if article.in_language else book.metadata.language_stated
    return replace(bound, metadata=replace(bound.metadata, language_stated=is_stated))


def _inherit_metadata(article: Article, metadata: Metadata) -> MetadataOverrides:
    """What the book says for an article that does not say it itself."""
    return MetadataOverrides(
        language=article.in_language or metadata.language,
        creators=article.authors or metadata.creators,
        publisher=article.publisher or metadata.publisher,
        date=article.date_published[:10] or metadata.date,
        rights=article.license or metadata.rights,
    )


class _Place(Struct, frozen=True):
    """Where links may lead: the article or part, its title, its address, and the file of its offprint ("" for none)."""

    id: str
    title: str
    url: str = ""
    file: str = ""


def _find_places(book: Book, files: dict[str, str]) -> Iterator[tuple[str, _Place]]:
    """Each id of the book that a link may name, and what it is part of."""
    for part in book.parts:
        yield part.id, _Place(part.id, part.title)
    for article in book.articles:
        place = _Place(article.id, line(article.headline), article.origin.url, files[article.id])
        yield article.id, place
        yield f"{article.id}.title", place
        for node in visit(article):
            if isinstance(node, Node) and node.id:
                yield node.id, place


def _detach(article: Article, places: dict[str, _Place]) -> Article:
    """The article without links into the rest of its book."""

    def change(node: Struct) -> Any:
        if not isinstance(node, Link) or not node.href.startswith("#"):
            return node
        place = places.get(node.href[1:])
        if place is None or place.id == article.id:
            return node
        return replace(node, href=place.url) if place.url else (*_link_words(node), _cite_place(place))

    return rewrite(article, change)


def _link_words(link: Link) -> tuple[Any, ...]:
    """The words of a link; what leads to the link itself leads to them."""
    return (Span(link.content, id=link.id, language=link.language),) if link.id else link.content


def _cite_place(place: _Place) -> Footnote:
    """The footnote that says where the target of a link is to be found."""
    title = Span((Text(place.title),), style="cited-title")
    file = (Text(", "), Code(place.file)) if place.file else ()
    return Footnote((Paragraph((title, *file)),))
