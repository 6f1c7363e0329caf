"""Volumes: cut at the ends of articles, parts whole where they fit, nothing lost and nothing out of order."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from octavo.model import Article, Book, Metadata, Part, Series
from octavo.press.volumes import split_volumes
from tests.making import article


def part(title: str, names: str) -> Part:
    return Part(title=title, id=title, articles=tuple(map(article, names)))


def weigh(articles: Sequence[Article]) -> int:
    """Every article weighs one, but x, which weighs nine."""
    return sum(9 if one.id == "x" else 1 for one in articles)


def a_book(*body: Article | Part, front: str = "", back: str = "", series: Series | None = None) -> Book:
    return Book(
        metadata=Metadata(title="Tides", language="de", identifier="urn:isbn:9783161484100", series=series),
        bodymatter=body,
        frontmatter=tuple(map(article, front)),
        backmatter=tuple(map(article, back)),
    )


def cut(book: Book, room: int) -> list[str]:
    """The articles of each volume, those of parts after the part's title."""
    return [
        "".join(
            f"{node.id}({''.join(one.id for one in node.articles)})" if isinstance(node, Part) else node.id
            for node in (*volume.frontmatter, *volume.bodymatter, *volume.backmatter)
        )
        for volume in split_volumes(book, weigh, room)
    ]


@pytest.mark.parametrize(
    ("body", "room", "volumes"),
    [
        (map(article, "abcde"), 2, ["ab", "cd", "e"]),
        (map(article, "abcde"), 5, ["abcde"]),
        (map(article, "axb"), 3, ["a", "x", "b"]),
        (map(article, "xa"), 3, ["x", "a"]),
        ([article("a"), part("P", "bc"), part("Q", "de")], 3, ["aP(bc)", "Q(de)"]),
        ([article("a"), part("P", "bc"), part("Q", "de")], 2, ["a", "P(bc)", "Q(de)"]),
        ([part("P", "abcd"), part("Q", "ef")], 3, ["P(abc)", "P(d)Q(ef)"]),
    ],
)
def test_volumes_take_what_has_room(body: Sequence[Article | Part], room: int, volumes: list[str]) -> None:
    assert cut(a_book(*body), room) == volumes


def test_front_and_back_matter_stay_at_the_ends() -> None:
    book = a_book(*map(article, "abc"), front="f", back="z")
    first, second, third = split_volumes(book, weigh, 2)
    assert ([one.id for one in first.frontmatter], [one.id for one in first.articles]) == (["f"], ["f", "a"])
    assert [one.id for one in second.articles] == ["b", "c"]
    assert ([one.id for one in third.articles], third.backmatter) == (["z"], ())  # a book has a body


def test_a_book_that_has_room_stays_itself() -> None:
    book = a_book(*map(article, "abc"))
    assert split_volumes(book, weigh, 3)[0] is book


def test_each_volume_is_a_book_of_its_own() -> None:
    volumes = [volume.metadata for volume in split_volumes(a_book(*map(article, "ab")), weigh, 1)]
    assert [one.title for one in volumes] == ["Tides, Band 1", "Tides, Band 2"]
    assert [one.series for one in volumes] == [Series("Tides", "1"), Series("Tides", "2")]
    assert len({one.identifier for one in volumes} - {"urn:isbn:9783161484100"}) == 2


def test_volumes_of_a_book_in_a_series_stand_between_its_books() -> None:
    book = a_book(*map(article, "abcdefghij"), series=Series("Shores", "3"))
    places = [volume.metadata.series for volume in split_volumes(book, weigh, 1)]
    assert (places[0], places[9]) == (Series("Shores", "3.01"), Series("Shores", "3.10"))
