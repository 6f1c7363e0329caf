"""Settings of the command line stand in place of what a book file says, and are refused as it is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from octavo.errors import ConfigError
from octavo.projects.book_file import load_book_file, open_book
from octavo.projects.settings import apply_settings, split_setting
from octavo.projects.tables import IndexTable, SeriesTable

BOOK = """
title = "Proofs"
date = 2026-05-01
series = "Papers"
alt = { "mill.png" = "A mill" }
"""


@pytest.mark.parametrize(
    ("setting", "names", "value"),
    [
        ("title=Two mills", ["title"], "Two mills"),
        ("title = 'Two = 2'", ["title"], "Two = 2"),
        ("title=", ["title"], ""),
        ("title=1984", ["title"], "1984"),
        ("date=2026-05-01", ["date"], "2026-05-01"),
        ('css=["a.css", "b.css"]', ["css"], ["a.css", "b.css"]),
        ('alt."a=b.png"="A = B"', ["alt", "a=b.png"], "A = B"),
        ("index.add.'Clearview AI'=organisation", ["index", "add", "Clearview AI"], "organisation"),
        ("index={ drop = ['May'] }", ["index"], {"drop": ["May"]}),
        ("title=1\ntheme=2", ["title"], "1\ntheme=2"),
    ],
)
def test_a_setting_is_a_key_and_a_value_of_toml_or_words(setting: str, names: list[str], value: Any) -> None:
    assert split_setting(setting) == (names, value)


@pytest.mark.parametrize("setting", ["title", "=x", "two words=x", "[a]\nb=x", "#a=x", ""])
def test_what_is_no_setting_is_one_line(setting: str) -> None:
    with pytest.raises(ConfigError, match="is no setting — give it as --set key=value"):
        split_setting(setting)


def test_settings_stand_in_place_of_values_and_beside_others_in_tables() -> None:
    values = {"alt": {"a.png": "A"}, "series": "S", "title": "T"}
    assert apply_settings(values, ["alt.'b.png'=B", "series.name=N", "title=U", "title=V"]) == {
        "alt": {"a.png": "A", "b.png": "B"}, "series": {"name": "N"}, "title": "V",
    }  # fmt: skip
    assert values == {"alt": {"a.png": "A"}, "series": "S", "title": "T"}


def test_a_book_file_says_what_is_set(tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    file.write_text(BOOK)
    settings = ["title=1984", "toc-depth=3", "individual=true", "series.name=Mills", "series.position=2"]
    book = load_book_file(file, [*settings, "alt.'pond.png'=A pond", "index=false"])
    assert (book.title, book.toc_depth, book.individual, book.index) == ("1984", 3, True, False)
    assert (book.series, book.date) == (SeriesTable(name="Mills", position="2"), "2026-05-01")
    assert book.alt == {"mill.png": "A mill", "pond.png": "A pond"}
    assert load_book_file(file, ["index.drop=['May']"]).index == IndexTable(drop=("May",))


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("titel=x", "--set: “titel” is no key — did you mean title?"),
        ("series.nam=x", "--set: “nam” is no key of series — did you mean name?"),
        ("toc-depth=9", "--set: toc-depth: expected `int` <= 6"),
        ("toc-depth=deep", "--set: toc-depth: expected `int`, got `str`"),
        ("authors=Ada", "--set: authors: expected `list`, got `str`"),
        ("title=a\0b", "--set: title holds a control character"),
        ('title="a\\u0000b"', "--set: title holds a control character"),
    ],
)
def test_a_wrong_setting_is_named_as_a_setting(tmp_path: Path, setting: str, message: str) -> None:
    file = tmp_path / "book.toml"
    file.write_text(BOOK)
    with pytest.raises(ConfigError) as wrong:
        load_book_file(file, [setting])
    assert str(wrong.value).startswith(message)


def test_what_is_wrong_in_the_file_is_named_as_the_files(tmp_path: Path) -> None:
    file = tmp_path / "book.toml"
    file.write_text("titel = 'x'")
    with pytest.raises(ConfigError) as wrong:
        load_book_file(file, ["title=y"])
    assert wrong.value.where == str(file)


def test_without_a_book_file_settings_stand_alone_and_name_no_articles() -> None:
    file, book = open_book(["a.md"], ["subtitle=Essays"])
    assert (file, book.subtitle) == (None, "Essays")
    with pytest.raises(ConfigError, match="articles can be set in a book file alone"):
        open_book(["a.md"], ["articles=['b.md']"])
