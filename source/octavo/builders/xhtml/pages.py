"""The pages around the articles, shared by every builder: the title page and the colophon.

Each is one `section` element of XHTML, in the book's language, without ids, so that it can stand in a
document of its own or beside anything else. A part's page has the part's.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from octavo import walk
from octavo.builders.xhtml.direction import article_direction, book_direction
from octavo.builders.xhtml.markup import byline, credit_lines
from octavo.locale import tags
from octavo.locale.phrases import format_day, phrases
from octavo.locale.tags import Direction
from octavo.model import Article, Book, Part, Person
from octavo.theme import Theme
from octavo.urls import valid_url


class ColophonEntry(Struct, frozen=True):
    """An article as the colophon lists it: its title, who made it and when, and the addresses to go to.

    `language` and `direction` are "" where they are the book's.
    """

    title: str
    language: str
    direction: str
    facts: tuple[str, ...]
    addresses: tuple[str, ...]


def titlepage_section(book: Book, theme: Theme) -> str:
    """The title page of a book."""
    metadata, words = book.metadata, phrases(book.metadata.language)
    authors, others = _part_authors(metadata.creators)
    return theme.templates.get_template("titlepage.xhtml").render(
        metadata=metadata, authors=byline(authors, metadata.language), credits=credit_lines(others, metadata.language),
        year=metadata.date[:4], words=words,
    )  # fmt: skip


def part_section(part: Part, book: Book, theme: Theme) -> str:
    """The page that opens a part."""
    return theme.templates.get_template("part.xhtml").render(
        title=part.title, id=part.id, words=phrases(book.metadata.language)
    )


def colophon_section(book: Book, theme: Theme) -> str:
    """The colophon: every article with its makers, its date, its address and its licence."""
    metadata, direction = book.metadata, book_direction(book)
    return theme.templates.get_template("colophon.xhtml").render(
        metadata=metadata,
        authors=book_authors(book),
        sources=[_make_entry(article, metadata.language, direction) for article in book.articles],
        addresses_turn=direction == "rtl",
        words=phrases(metadata.language),
    )


def book_authors(book: Book) -> str:
    """The names that stand under the title: the authors, or whoever else made the book if it names none."""
    creators = book.metadata.creators
    return _join_names([person for person in creators if person.role == "aut"] or creators, book.metadata.language)


def _part_authors(persons: Sequence[Person]) -> tuple[list[Person], list[Person]]:
    """The authors, and who did something else: edited, translated, drew."""
    return [one for one in persons if one.role == "aut"], [one for one in persons if one.role != "aut"]


def _join_names(persons: list[Person] | tuple[Person, ...], language: str) -> str:
    return byline(persons, language)


def _make_entry(article: Article, language: str, direction: Direction) -> ColophonEntry:
    """An article as the colophon of a book in `language`, in lines of `direction`, lists it."""
    authors, others = _part_authors(article.authors)
    credits_of_others = credit_lines(others, language)
    day = format_day(article.date_published, language)
    makers = [_join_names(authors, language), *credits_of_others, article.publisher, day]
    licence = article.license and f"{phrases(language)['license']}: {article.license}"
    licence_url, own_language = valid_url(article.license), tags.standardise(article.in_language)
    own_direction = article_direction(article, language)
    return ColophonEntry(
        title=walk.title(article),
        language=own_language if own_language != language else "",
        direction=own_direction if own_direction != direction else "",
        facts=tuple(filter(None, [", ".join(filter(None, makers)), "" if licence_url else licence])),
        addresses=tuple(filter(None, [valid_url(article.origin.url), licence_url])),
    )
