"""The phrases that builders add to a book ("Contents", "By", "Source"), in the book's language."""

from __future__ import annotations

import re
import tomllib
from datetime import date
from functools import cache
from pathlib import Path


@cache
def _read_table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def phrases(language: str) -> dict[str, str]:
    """The phrases for a BCP 47 tag, by key; English where a language or a phrase is not there."""
    table = _read_table()
    return table["en"] | table.get(language.split("-", maxsplit=1)[0].lower(), {})


@cache
def translations(key: str) -> frozenset[str]:
    """A phrase in all languages, by which to know it again in a book that was made here."""
    return frozenset(words[key] for words in _read_table().values() if key in words)


def phrase_language(language: str) -> str:
    """The language that `phrases` has for a BCP 47 tag: the tag itself, or "en" where it has none."""
    return language if language.split("-", maxsplit=1)[0].lower() in _read_table() else "en"


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # "2026-09-08T12:00:00Z" begins so


def format_day(moment: str, language: str) -> str:
    """The day of an ISO 8601 date as the language writes it ("8 September 2026"); as it is if it has no day."""
    if not _DAY.match(moment):
        return moment
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(moment[:10]), "long", locale=_locale(language))
    except (UnknownLocaleError, ValueError):
        return moment[:10]


def _locale(language: str) -> str:
    """The locale of a BCP 47 tag. Dates of plain English are written day first, as most of its readers do."""
    return "en_GB" if language in {"", "en"} else language.replace("-", "_")
