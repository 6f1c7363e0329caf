"""What a page says of itself to programs: schema.org as JSON-LD, and the Open Graph protocol."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from octavo import walk
from octavo.builders.labels import plain_label
from octavo.builders.web.edition import Edition
from octavo.builders.web.places import INDEX, way
from octavo.builders.xhtml.identifiers import book_identifier
from octavo.builders.xhtml.markup import attributes
from octavo.locale.characters import drop_illegal
from octavo.model import Article, Paragraph, Person
from octavo.urls import valid_url

COVER = "cover"
_CONTEXT = "https://schema.org"
_LONGEST = 300
"""Characters of a description."""

_DEEDS = {
    "edt": "editor", "trl": "translator", "ill": "illustrator", "art": "illustrator", "aut": "author", "cre": "author",
}  # fmt: skip
"""What schema.org calls makers, by MARC relator codes."""


def describe_book(edition: Edition) -> dict[str, Any]:
    """The book (schema.org/Book), with its articles as its parts."""
    metadata, book = edition.book.metadata, edition.book
    identifier = book_identifier(metadata)
    parts = [_refer_article(edition, article, number) for number, article in enumerate(book.articles, 1)]
    return _known({
        "@context": _CONTEXT, "@type": "Book", "name": metadata.title, "alternativeHeadline": metadata.subtitle,
        **_name_makers(metadata.creators), "datePublished": metadata.date, "dateModified": metadata.modified,
        "description": metadata.description, "inLanguage": edition.language,
        "publisher": _name_house(metadata.publisher), "bookFormat": f"{_CONTEXT}/EBook",
        "isbn": identifier.value.removeprefix("urn:isbn:") if identifier.isbn else "",
        "keywords": ", ".join(metadata.subjects), "license": valid_url(metadata.rights),
        "hasPart": [] if edition.together else parts,
    })  # fmt: skip


def describe_article(edition: Edition, article: Article, here: str) -> dict[str, Any]:
    """A chapter of the book (schema.org/Chapter), which is an article, too."""
    book, metadata = edition.book, edition.book.metadata
    whole = {"@type": "Book", "name": metadata.title, "url": way(INDEX, here), **_name_makers(metadata.creators)}
    return _known({
        "@context": _CONTEXT, "@type": ["Article", "Chapter"], "headline": plain_label(article.headline),
        "alternativeHeadline": walk.line(article.alternative_headline), **_name_makers(article.authors),
        "datePublished": article.date_published, "dateModified": article.date_modified,
        "description": describe(article), "inLanguage": edition.speaking(article).in_language,
        "keywords": ", ".join(article.keywords), "license": valid_url(article.license),
        "isBasedOn": valid_url(article.origin.url), "position": 1 + [one.id for one in book.articles].index(article.id),
        "isPartOf": _known(whole),
    })  # fmt: skip


def describe(article: Article) -> str:
    """What an article is about: its own description, or the beginning of its first paragraph."""
    first = next((block for block in walk.visit(article.body) if isinstance(block, Paragraph)), None)
    words = article.description or (walk.text(first.content, footnotes=False) if first else "")
    return shorten(words)


def describe_whole(edition: Edition) -> str:
    """What a book is about: its own description, or the titles of its articles."""
    titles = (plain_label(article.headline) for article in edition.book.articles)
    return shorten(edition.book.metadata.description or " · ".join(titles))


def shorten(words: str) -> str:
    """As much of a text as a description has room for, cut between words."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0] + " …"


def data_element(data: dict[str, Any]) -> str:
    """The element that holds JSON-LD: nothing in it ends it early."""
    written = json.dumps(data, ensure_ascii=False, indent=1).replace("<", "\\u003c")
    return f'<script type="application/ld+json">\n{drop_illegal(written)}\n</script>\n'


def meta_elements(edition: Edition, properties: Iterable[tuple[str, str]]) -> str:
    """The elements of the Open Graph protocol, for those that have a value."""
    known = (("og:site_name", edition.book.metadata.title), ("og:locale", edition.language.replace("-", "_")))
    pairs = ((name, value) for name, value in (*properties, *known) if value)
    return "".join(f"<meta{attributes(property=name, content=value)}>\n" for name, value in pairs)


def graph_article(article: Article, title: str, image: str) -> Iterator[tuple[str, str]]:
    """What Open Graph knows of an article."""
    yield from (("og:type", "article"), ("og:title", title), ("og:description", describe(article)), ("og:image", image))
    yield from (("article:author", person.name) for person in article.authors)
    yield ("article:published_time", article.date_published)
    yield ("article:modified_time", article.date_modified)


def graph_book(edition: Edition, image: str) -> Iterator[tuple[str, str]]:
    """What Open Graph knows of a book."""
    metadata = edition.book.metadata
    yield from (("og:type", "book"), ("og:title", metadata.title), ("og:description", describe_whole(edition)))
    yield ("og:image", image)
    yield from (("book:author", person.name) for person in metadata.creators if person.role == "aut")
    yield ("book:release_date", metadata.date)


def _refer_article(edition: Edition, article: Article, number: int) -> dict[str, Any]:
    url = "" if edition.together else way(edition.places.files[article.id], INDEX)
    named = {"@type": "Chapter", "name": plain_label(article.headline), "position": number, "url": url}
    return _known({**named, **_name_makers(article.authors), "datePublished": article.date_published})


def _name_makers(persons: Iterable[Person]) -> dict[str, list[dict[str, str]]]:
    made: dict[str, list[dict[str, str]]] = {}
    for person in persons:
        made.setdefault(_DEEDS.get(person.role, "contributor"), []).append(
            _known({"@type": "Person", "name": person.name, "url": valid_url(person.url)})
        )
    return made


def _name_house(name: str) -> dict[str, str]:
    return {"@type": "Organization", "name": name} if name else {}


def _known(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that have a value."""
    return {name: value for name, value in fields.items() if value}
