"""The words that a book says by itself: in every language, and none for nothing."""

from __future__ import annotations

import tomllib
from typing import get_args

import pytest

from octavo.locale.phrases import phrases
from octavo.model import PlaceholderKind
from tests.conftest import REPOSITORY

PACKAGE = REPOSITORY / "source" / "octavo"
TABLE = tomllib.loads((PACKAGE / "locale" / "phrases.toml").read_text(encoding="utf-8"))
CODE = [path for path in sorted(PACKAGE.rglob("*")) if path.suffix in (".py", ".xhtml", ".ncx")]


@pytest.mark.parametrize("language", TABLE)
def test_every_language_says_everything(language: str) -> None:
    assert list(TABLE[language]) == list(TABLE["en"])
    assert all(words == words.strip() != "" for words in TABLE[language].values())


@pytest.mark.parametrize("key", TABLE["en"])
def test_no_phrase_is_for_nothing(key: str) -> None:
    spellings = (f'"{key}"', f"'{key}'", f"words.{key} ", f"words.{key}|")
    said = any(spelling in path.read_text(encoding="utf-8") for path in CODE for spelling in spellings)
    assert said or key in get_args(PlaceholderKind)


@pytest.mark.parametrize("kind", get_args(PlaceholderKind))
def test_every_placeholder_has_its_words(kind: str) -> None:
    assert TABLE["en"][kind]


@pytest.mark.parametrize(
    ("tag", "contents"), [("en", "Contents"), ("de", "Inhalt"), ("de-CH", "Inhalt"), ("DE", "Inhalt")]
)
def test_phrases_of_a_tag(tag: str, contents: str) -> None:
    assert phrases(tag)["contents"] == contents


@pytest.mark.parametrize("tag", ["tlh", "", "x-klingon"])
def test_unknown_languages_speak_english(tag: str) -> None:
    assert phrases(tag) == TABLE["en"]
