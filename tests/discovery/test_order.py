"""In which order the parts of a series stand, and how that is said."""

from __future__ import annotations

import pytest

from octavo.discovery.neighbours import Neighbours
from octavo.discovery.order import Member, find_order
from tests.discovery.making import SITE


def order(*titles: str) -> list[str]:
    members = [Member(f"{SITE}/{place}x", title) for place, title in enumerate(titles)]
    found = find_order(members)
    return [titles[place] for place in found.places]


@pytest.mark.parametrize(
    "titles",
    [
        ["Trees, part 1: Oak", "Trees, part 2: Elm", "Trees, part 10: Ash"],
        ["Part I – Oak", "Part II – Elm", "Part IV – Ash", "Part IX – Fir"],
        ["Chapter One", "Chapter Two", "Chapter Twelve"],
        ["Bäume, Teil 1", "Bäume, Teil 2", "Bäume, Teil drei"],
        ["Kapitel 3. Eiche", "Kapitel 4. Ulme"],
        ["Oak (1/3)", "Elm (2/3)", "Ash (3/3)"],
        ["Oak (part 1 of 3)", "Elm (part 2 of 3)", "Ash (part 3 of 3)"],
        ["Trees #1", "Trees #2", "Trees #11"],
        ["1. Oak", "2. Elm", "10. Ash"],
        ["1.2 Oak", "1.10 Elm", "2.1 Ash"],
        ["Book 1, chapter 2", "Book 1, chapter 3", "Book 2, chapter 1"],
        ["Épisode 1 : le chêne", "Épisode 2 : l’orme"],
        ["Træer, del 1: Eg", "Træer, del 2: Elm"],
        ["第1章 樫", "第2章 楡", "第十一章 樅"],
        ["Глава 1. Дуб", "Глава 2. Вяз"],
        ["The grove 1", "The grove 2", "The grove 3"],
        ["The grove II", "The grove III"],
        ["Part 1", "Part 2", "Part 3", "Part 4", "An afterword"],
    ],
)
def test_parts_stand_by_the_numbers_in_their_titles(titles: list[str]) -> None:
    assert order(*titles[::2], *titles[1::2]) == titles
    assert "number" in find_order([Member(f"{SITE}/x", title) for title in titles]).reason


@pytest.mark.parametrize(
    "paths",
    [
        ["/trees-part-1", "/trees-part-2-elm", "/trees-part-10"],
        ["/ch01.html", "/ch02.html", "/ch11.html"],
        ["/01-oak/", "/02-elm/", "/10-ash/"],
        ["/part1/ch2.html", "/part1/ch10.html", "/part2/ch1.html"],
        ["/trees-1.html", "/trees-2.html", "/trees-12.html"],
        ["/1/", "/2/", "/10/"],
        ["/teil-1-eiche", "/teil-2-ulme"],
    ],
)
def test_parts_stand_by_the_numbers_in_their_addresses(paths: list[str]) -> None:
    given = [*paths[1:], paths[0]]
    found = find_order([Member(f"{SITE}{path}", "A title") for path in given])
    assert [given[place] for place in found.places] == paths
    assert "addresses" in found.reason


@pytest.mark.parametrize(
    "titles",
    [
        ["Oak, part 2", "Elm, part 1", "Oak, part 1", "Elm, part 2"],  # of two series
        ["The year 2021", "The year 2019", "The year 2020"],
        ["One last thing", "A part of it", "Nine lives"],
        ["24/7", "Les 2 arbres", "Ash"],
    ],
)
def test_other_numbers_say_nothing(titles: list[str]) -> None:
    assert order(*titles) == titles


def test_dates_order_what_has_no_numbers() -> None:
    dates = ["2025-03-04T10:00:00+02:00", "2025-03-04T08:30:00Z", "2024", "2025-03"]
    found = find_order([Member(f"{SITE}/{at}x", "T", date) for at, date in enumerate(dates)])
    assert found.places == [2, 3, 0, 1]
    assert "oldest first" in found.reason


def test_what_was_given_newest_first_is_turned_round() -> None:
    dates = ["2025-03-05", "2025-03-04", "2025-03-04", "2025-03-01", ""]
    found = find_order([Member(f"{SITE}/{at}x", "T", date) for at, date in enumerate(dates)])
    assert found.places == [3, 2, 1, 0, 4]


def chain(*names: str, dates: list[str] | None = None, way: str = "next") -> list[Member]:
    members = []
    for at, name in enumerate(names):
        following = f"http://www.grove.example/{names[at + 1]}/" if at + 1 < len(names) else ""
        before = f"{SITE}/{names[at - 1]}#top" if at else ""
        neighbours = Neighbours(next=following) if way == "next" else Neighbours(previous=before)
        members.append(Member(f"{SITE}/{name}", name, dates[at] if dates else "", neighbours))
    return members


@pytest.mark.parametrize("way", ["next", "previous"])
def test_pages_that_name_each_other_stand_in_that_order(way: str) -> None:
    members = chain("oak", "elm", "ash", "fir", way=way)
    mixed = [members[place] for place in (2, 0, 3, 1)]
    found = find_order([*mixed, Member(f"{SITE}/map", "part 0")])
    assert found.places == [1, 3, 0, 2, 4]
    assert "names the next" in found.reason


def test_a_chain_of_newer_to_older_is_turned_round() -> None:
    members = chain("oak", "elm", "ash", dates=["2025-03-03", "2025-03-02", "2025-03-01"])
    assert find_order(members).places == [2, 1, 0]


def test_a_chain_of_few_says_nothing() -> None:
    members = [*chain("oak", "elm"), Member(f"{SITE}/x"), Member(f"{SITE}/y"), Member(f"{SITE}/z")]
    assert find_order(members).reason == "the order they were given in"


def test_a_ring_has_no_start() -> None:
    one, two = f"{SITE}/1x", f"{SITE}/2x"
    members = [Member(one, neighbours=Neighbours(next=two)), Member(two, neighbours=Neighbours(next=one))]
    assert find_order(members).places == [0, 1]


def test_a_list_of_its_own_order_keeps_it() -> None:
    members = [Member(f"{SITE}/b", "Part 2", "2020", position=1), Member(f"{SITE}/a", "Part 1", "2021", position=0)]
    assert find_order(members).places == [1, 0]
    assert find_order(members).reason == "the order of the list"


def test_one_page_and_none() -> None:
    assert find_order([]).places == []
    assert find_order([Member(SITE)]).places == [0]
