"""Binds articles into a book: title, makers, language, dates and identifier, from the articles or as the user says."""

from __future__ import annotations

import os
import uuid
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any

from msgspec.structs import replace

from octavo.errors import ConfigError
from octavo.locale.phrases import phrases
from octavo.model import Article, Book, Metadata, Part, Person, Series
from octavo.moments import format_utc
from octavo.notes import Notes
from octavo.projects.overrides import Matter, MetadataOverrides
from octavo.walk import line, title, unlink

FIRST_DAY = "2000-01-01T00:00:00Z"
"""The date of a book none of whose articles has one: fixed, so that two builds are the same bytes."""

_NAMESPACE = uuid.UUID("5f0c3c1e-8a55-5c0f-9a4e-6d2f0a1b7c3d")


def bind(articles: Sequence[Article], overrides: MetadataOverrides, notes: Notes) -> Book:
    """The book of `articles`, in their order. Guesses are noted. Raises `ConfigError` for a wrong SOURCE_DATE_EPOCH."""
    language, is_stated = (overrides.language, True) if overrides.language else _choose_language(articles, notes)
    if phrases(language)["language"]:
        notes.add("phrases-english", f"{language}: “Contents”, “Colophon” and the like are in English.")
    title = overrides.title or _guess_title(articles, notes)
    creators = overrides.creators or _all_authors(articles)
    metadata = Metadata(
        title=title,
        language=language,
        language_stated=is_stated,
        subtitle=overrides.subtitle or _subtitle(articles, overrides),
        creators=creators,
        publisher=overrides.publisher or _shared_value(article.publisher for article in articles),
        date=overrides.date or _newest_date(article.date_published for article in articles)[:10],
        modified=overrides.modified or _guess_modified(articles, overrides.date, notes),
        rights=overrides.rights or _shared_value(article.license for article in articles),
        description=overrides.description or (articles[0].description if len(articles) == 1 else ""),
        subjects=overrides.subjects or tuple(dict.fromkeys(word for article in articles for word in article.keywords)),
        identifier=overrides.identifier or _make_identifier(title, creators, language),
        series=overrides.series or _series(articles),
        cover=overrides.cover,
    )
    return Book(metadata=metadata, bodymatter=tuple(articles))


def arrange_matter(book: Book, matters: Iterable[tuple[Matter, int]]) -> Book:
    """`book`, whose articles are all in its body, with front and back matter and parts.

    Each of the matters takes so many of its articles, in their order.
    """
    articles = iter(book.articles)
    members: dict[str, list[Any]] = {"frontmatter": [], "bodymatter": [], "backmatter": []}
    for matter, count in matters:
        taken = tuple(islice(articles, count))
        members[matter.kind] += [Part(title=matter.title, articles=taken)] if matter.title else taken
    return replace(book, **{kind: tuple(nodes) for kind, nodes in members.items()})


def _subtitle(articles: Sequence[Article], overrides: MetadataOverrides) -> str:
    return line(unlink(articles[0].alternative_headline)) if len(articles) == 1 and not overrides.title else ""


def _guess_title(articles: Sequence[Article], notes: Notes) -> str:
    """The headline of the only article; else the series that most belong to; else the first headline."""
    if len(articles) == 1:
        return title(articles[0])
    names = Counter(article.is_part_of.name for article in articles if article.is_part_of)
    if names:
        return names.most_common(1)[0][0]
    first = title(articles[0])
    notes.add("title-guessed", f"The book is named after its first article, “{first}”; --title names it otherwise.")
    return first


def _choose_language(articles: Sequence[Article], notes: Notes) -> tuple[str, bool]:
    """The language of most articles, and whether one of them states it; English where nothing tells."""
    found = Counter(article.in_language for article in articles if article.in_language)
    if found:
        language = found.most_common(1)[0][0]
        return language, any(article.in_language == language and article.language_stated for article in articles)
    notes.add("language-unknown", "No article states its language; English was taken. --lang says otherwise.")
    return "en", False


def _all_authors(articles: Sequence[Article]) -> tuple[Person, ...]:
    """The authors of all articles, each name once, as it first stands."""
    by_name: dict[str, Person] = {}
    for article in articles:
        for person in article.authors:
            by_name.setdefault(person.name, person)
    return tuple(by_name.values())


def _shared_value(values: Iterable[str]) -> str:
    """The value that all articles have, "" if they differ."""
    different = set(values)
    return different.pop() if len(different) == 1 else ""


def _newest_date(dates: Iterable[str]) -> str:
    return max(filter(None, dates), default="")


_FIRST_YEAR = "1000"
"""The first year whose digits are written as EPUB wants them: of texts that are older, the book is not."""


def _guess_modified(articles: Sequence[Article], stated: str, notes: Notes) -> str:
    """When the book was last changed, as EPUB wants it: SOURCE_DATE_EPOCH or the newest date of an article.

    Where none states one, it is the day that is `stated` for the book ("" for none), or when the last was fetched.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        return format_utc(_parse_epoch(epoch))
    newest = _newest_date(max(article.date_published, article.date_modified) for article in articles)
    if newest <= _FIRST_YEAR:
        newest = stated or _newest_date(article.origin.fetched for article in articles)
    try:
        return format_utc(datetime.fromisoformat(newest))
    except (ValueError, OverflowError):  # no date, or a day after the year 9999 in UTC
        notes.add("date-unknown", "No article states a date; SOURCE_DATE_EPOCH can give the book one.")
        return FIRST_DAY


def _parse_epoch(seconds: str) -> datetime:
    try:
        return datetime.fromtimestamp(int(seconds), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise ConfigError(
            f"“{seconds}” is no time", where="SOURCE_DATE_EPOCH", hint="give seconds since 1970, or unset it"
        ) from error


def _make_identifier(title: str, creators: Sequence[Person], language: str) -> str:
    """The same for each edition of a book, so that reading systems know it again."""
    words = "\n".join((title, *(person.name for person in creators), language))
    return f"urn:uuid:{uuid.uuid5(_NAMESPACE, words)}"


def _series(articles: Sequence[Article]) -> Series | None:
    return articles[0].is_part_of if len(articles) == 1 else None
