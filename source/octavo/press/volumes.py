"""A book in volumes: cut at the ends of articles, so that none weighs more than asked; parts stay whole if they fit."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from octavo.locale.phrases import phrases
from octavo.model import Article, Book, Metadata, Part, Series

Weigh: TypeAlias = Callable[[Sequence[Article]], int]
"""What some articles weigh together, in bytes."""


class PlacedArticle(Struct, frozen=True):
    """An article, and where it stands in its book."""

    matter: Literal["frontmatter", "bodymatter", "backmatter"]
    part: Part | None
    article: Article


def split_volumes(book: Book, weigh: Weigh, room: int) -> list[Book]:
    """The volumes of `book`, in its order, each of as many articles as `room` bytes take, and of one at least."""
    volumes: list[list[PlacedArticle]] = [[]]
    for group in _group_articles(book, weigh, room):
        joined = [*volumes[-1], *group]
        if volumes[-1] and weigh([leaf.article for leaf in joined]) > room:
            volumes.append(group)
        else:
            volumes[-1] = joined
    if len(volumes) == 1:
        return [book]
    return [_make_volume(book, leaves, number, len(volumes)) for number, leaves in enumerate(volumes, 1)]


def _group_articles(book: Book, weigh: Weigh, room: int) -> Iterator[list[PlacedArticle]]:
    """What is not to be parted: a part that has room in one volume, else single articles."""
    for part, run in groupby(_place_articles(book), key=lambda leaf: leaf.part):
        leaves = list(run)
        if part is not None and weigh(part.articles) <= room:
            yield leaves
        else:
            yield from ([leaf] for leaf in leaves)


def _place_articles(book: Book) -> Iterator[PlacedArticle]:
    yield from (PlacedArticle("frontmatter", None, article) for article in book.frontmatter)
    for node in book.bodymatter:
        if isinstance(node, Part):
            yield from (PlacedArticle("bodymatter", node, article) for article in node.articles)
        else:
            yield PlacedArticle("bodymatter", None, node)
    yield from (PlacedArticle("backmatter", None, article) for article in book.backmatter)


def _make_volume(book: Book, leaves: list[PlacedArticle], number: int, count: int) -> Book:
    matters = {leaf.matter for leaf in leaves}
    lone = "bodymatter" not in matters  # a book must have a body
    body: list[Article | Part] = []
    for part, run in groupby(
        (leaf for leaf in leaves if lone or leaf.matter == "bodymatter"), key=lambda one: one.part
    ):
        articles = tuple(leaf.article for leaf in run)
        body += articles if part is None else [replace(part, articles=articles)]
    return replace(
        book,
        metadata=_volume_metadata(book.metadata, number, count),
        frontmatter=() if lone else tuple(leaf.article for leaf in leaves if leaf.matter == "frontmatter"),
        bodymatter=tuple(body),
        backmatter=() if lone else tuple(leaf.article for leaf in leaves if leaf.matter == "backmatter"),
    )


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
