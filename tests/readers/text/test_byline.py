"""What a line says of an article's writers."""

from __future__ import annotations

import pytest

from octavo.readers.text.byline import read_names


@pytest.mark.parametrize("name", ["The Valley Museum", "The Octavo Project", "Ada Holm", "The Harbour Trust"])
def test_who_is_named_after_by_may_be_an_organisation(name: str) -> None:
    assert read_names(f"By {name}") == (name,)


@pytest.mark.parametrize("line", ["By The Sea", "By the old mill", "By The 1990s"])
def test_places_and_times_are_nobody(line: str) -> None:
    assert read_names(line) == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By: Ada Holm / Per Lind", ["Ada Holm", "Per Lind"]),
        ("By Ada Holm with Per Lind", ["Ada Holm", "Per Lind"]),
        ("Von Ada Holm und Per Lind, Vik", ["Ada Holm", "Per Lind"]),
        ("Par Jeanne Morel et Paul Roux", ["Jeanne Morel", "Paul Roux"]),
        ("By Ada Holm, Per Lind and Jo Bek | May 3, 2021", ["Ada Holm", "Per Lind", "Jo Bek"]),
    ],
)
def test_all_who_are_named_are_authors(line: str, names: list[str]) -> None:
    assert list(read_names(line)) == names


@pytest.mark.parametrize(
    "line",
    [
        "Von Ada Holm 12.10.2022, 18:30 Uhr",
        "Text: Ada Holm, Fotos: Per Lind",
        "Written by Ada Holm, edited by Per Lind",
        "By Ada Holm, Northhaven Courier",
        "By Ada Holm Associated Press",
        "Publié par Ada Holm le 3 février 2021",
        "Escrito por Ada Holm",
        "Skrevet av Ada Holm",
        "Story and photos by Ada Holm",
        "**By Ada Holm** — May 3, 2021",
        "Medically reviewed by Per Lind, MD — By Ada Holm on May 3, 2021",
    ],
)
def test_who_else_is_named_is_none(line: str) -> None:
    assert read_names(line) == ("Ada Holm",)


@pytest.mark.parametrize("line", ["来源：北港日报 作者：李海", "记者 李海", "文／李海　写真／山本太郎", "文・李海"])
def test_names_without_spaces(line: str) -> None:
    assert read_names(line) == ("李海",)


@pytest.mark.parametrize("line", ["Photos by Per Lind", "Text: why the lamp is late", "文化の港", "Da Roma a Vik"])
def test_what_only_begins_like_a_byline_names_nobody(line: str) -> None:
    assert read_names(line) == ()
