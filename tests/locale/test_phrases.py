"""The words that a book says by itself: in every language, and none for nothing."""

from __future__ import annotations

import string
import tomllib
from datetime import date
from typing import get_args

import pytest
from babel.dates import format_date
from babel.lists import format_list

from octavo.locale.phrases import format_day, join_names, phrase_language, phrases, statement_language, translations
from octavo.model import PlaceholderKind
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "source" / "octavo"
TABLES = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in PACKAGE.glob("locale/phrases/*.toml")}
ENGLISH = TABLES["en"]["book"] | TABLES["en"]["statement"] | TABLES["en"]["web"]
CODE = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in (".py", ".xhtml", ".ncx")]


def slots(phrase: str) -> set[str]:
    """What is put into a phrase, by name."""
    return {name for _, name, _, _ in string.Formatter().parse(phrase) if name}


def test_books_speak_many_languages() -> None:
    assert len(TABLES) >= 50


@pytest.mark.parametrize("language", TABLES)
def test_every_language_says_everything(language: str) -> None:
    for group, said in TABLES[language].items():
        assert list(said) == list(TABLES["en"][group])
        for key, phrase in said.items():
            assert phrase == phrase.strip() != ""
            assert slots(phrase) == slots(ENGLISH[key]), (language, key)


@pytest.mark.parametrize("key", ENGLISH)
def test_no_phrase_is_for_nothing(key: str) -> None:
    spellings = (f'"{key}"', f"'{key}'", f"words.{key} ", f"words.{key}|")
    said = any(spelling in path.read_text(encoding="utf-8") for path in CODE for spelling in spellings)
    assert said or key in get_args(PlaceholderKind)


@pytest.mark.parametrize("kind", get_args(PlaceholderKind))
def test_every_placeholder_has_its_words(kind: str) -> None:
    assert ENGLISH[kind]


@pytest.mark.parametrize(
    ("tag", "table"),
    [
        ("en", "en"), ("de-CH", "de"), ("DE", "de"), ("pt-BR", "pt"), ("no", "nb"), ("nn-NO", "nn"), ("iw", "he"),
        ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-TW", "zh-Hant"), ("zh-Hant-HK", "zh-Hant"), ("sr-Latn", "en"),
        ("../en", "en"), ("fa_IR", "fa"),
    ],
)  # fmt: skip
def test_phrases_of_a_tag(tag: str, table: str) -> None:
    assert phrases(tag)["contents"] == TABLES[table]["book"]["contents"]


@pytest.mark.parametrize("tag", ["tlh", "", "x-klingon", "yo", "sr-Latn"])
def test_unknown_languages_speak_english_and_say_so(tag: str) -> None:
    assert phrases(tag) == {**ENGLISH, "language": "en"}
    assert phrase_language(tag) == statement_language(tag) == "en"


def test_a_language_with_a_table_says_no_other() -> None:
    assert phrases("he")["language"] == phrases("de-AT")["language"] == phrases("en")["language"] == ""
    assert (statement_language("de-AT"), statement_language("he")) == ("de-AT", "en")


def test_a_phrase_is_known_in_all_languages() -> None:
    assert {"Picture without a description", "תמונה ללא תיאור", "説明のない画像"} <= translations("undescribed")


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", "A, B and C"), ("de", "A, B und C"), ("he", "A, B ו\u200fC"), ("ja", "A、B、C"), ("tlh", "A, B and C"),
        ("zh-Hant", "A、B和C"), ("fi", "A, B ja C"),
    ],
)  # fmt: skip
def test_names_in_a_row(language: str, row: str) -> None:
    assert join_names(["A", "B", "C"], language).replace("\u200f", "") == row.replace("\u200f", "")


@pytest.mark.parametrize("month", range(1, 13))
def test_english_is_written_as_cldr_has_it(month: int) -> None:
    names = ["A", "B", "C", "D"]
    for count in range(1, 5):
        assert join_names(names[:count], "en") == format_list(names[:count], locale="en_GB")
    day = date(2026, month, month + 5)
    assert format_day(day.isoformat(), "en") == format_date(day, "long", locale="en_GB")
    assert format_day("2026-02-31", "en") == "2026-02-31"
