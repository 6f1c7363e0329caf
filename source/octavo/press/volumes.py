"""A book in volumes: cut at the ends of articles, so that none is larger than asked; parts stay whole if they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.phrases import phrases
from octavo.model import Article, Book, IndexEntry, Metadata, Part, Series

Measure: TypeAlias = Callable[[Sequence[Article]], int]
"""How many bytes some articles have together."""


class PlacedArticle(Struct, frozen=True):
    """An article, and where it stands in its book."""

    kind: Literal["frontmatter", "bodymatter", "backmatter"]
    part: Part | None
    article: Article


def split_volumes(book: Book, measure: Measure, room: int) -> list[Book]:
    """The volumes of `book`, in its order, each of as many articles as `room` bytes take, and of one at least."""
    volumes: list[list[PlacedArticle]] = [[]]
    for group in _group_articles(book, measure, room):
        joined = [*volumes[-1], *group]
        if volumes[-1] and measure([placed.article for placed in joined]) > room:
            volumes.append(group)
        else:
            volumes[-1] = joined
    if len(volumes) == 1:
        return [book]
    return [_make_volume(book, articles, number, len(volumes)) for number, articles in enumerate(volumes, 1)]


def _group_articles(book: Book, measure: Measure, room: int) -> Iterator[list[PlacedArticle]]:
    """What is not to be parted: a part that has room in one volume, else single articles."""
    for part, run in groupby(_place_articles(book), key=lambda placed: placed.part):
        articles = list(run)
        if part is not None and measure(part.articles) <= room:
            yield articles
        else:
            yield from ([placed] for placed in articles)


def _place_articles(book: Book) -> Iterator[PlacedArticle]:
    yield from (PlacedArticle("frontmatter", None, article) for article in book.frontmatter)
    for node in book.bodymatter:
        if isinstance(node, Part):
            yield from (PlacedArticle("bodymatter", node, article) for article in node.articles)
        else:
            yield PlacedArticle("bodymatter", None, node)
    yield from (PlacedArticle("backmatter", None, article) for article in book.backmatter)


def _make_volume(book: Book, articles: list[PlacedArticle], number: int, count: int) -> Book:
    metadata = _volume_metadata(book.metadata, number, count)
    index = _restrict_index(book.index, {placed.article.id for placed in articles})
    if all(placed.kind != "bodymatter" for placed in articles):  # a book must have a body
        alone = tuple(placed.article for placed in articles)
        return replace(book, metadata=metadata, frontmatter=(), bodymatter=alone, backmatter=(), index=index)
    return replace(
        book,
        metadata=metadata,
        index=index,
        frontmatter=tuple(placed.article for placed in articles if placed.kind == "frontmatter"),
        bodymatter=tuple(_gather_parts(placed for placed in articles if placed.kind == "bodymatter")),
        backmatter=tuple(placed.article for placed in articles if placed.kind == "backmatter"),
    )


def _restrict_index(index: Iterable[IndexEntry], articles: set[str]) -> tuple[IndexEntry, ...]:
    """The entries that lead into these articles, by whose ids their places begin, and those that refer to them."""
    kept = [
        replace(entry, locators=tuple(one for one in entry.locators if one.partition(".")[0] in articles))
        for entry in index
    ]
    there = {entry.term for entry in kept if entry.locators}
    return tuple(entry for entry in kept if entry.locators or entry.see in there)


def _gather_parts(placed: Iterable[PlacedArticle]) -> Iterator[Article | Part]:
    """Articles of the body, those of one part in it again."""
    for part, run in groupby(placed, key=lambda one: one.part):
        articles = tuple(one.article for one in run)
        yield from articles if part is None else (replace(part, articles=articles),)


def _volume_metadata(whole: Metadata, number: int, count: int) -> Metadata:
    """The book's metadata, with the volume's title, its place among the volumes, and an identifier of its own."""
    title = phrases(whole.language)["volume"].format(title=whole.title, number=number)
    series = Series(whole.title, str(number))
    if whole.series and whole.series.position.isdecimal():
        place = str(number).zfill(len(str(count)))  # 3.02 is before 3.10
        series = replace(whole.series, position=f"{whole.series.position}.{place}")
    return replace(whole, title=title, series=series, identifier=_volume_identifier(whole, number))


def _volume_identifier(whole: Metadata, number: int) -> str:
    """One for each volume: that of the book, such as an ISBN, is of all of them."""
    from uuid import NAMESPACE_URL, uuid5

    return uuid5(NAMESPACE_URL, f"{whole.identifier} {whole.title} {number}").urn
