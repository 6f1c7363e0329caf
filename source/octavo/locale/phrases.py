"""The phrases that builders add to a book ("Contents", "By", "Source"), in the book's language.

`phrases/` has a table a language, by its BCP 47 tag: all that a book says of itself, and, where someone has written
them, the sentences of the statement of accessibility and what pages of the web say. A language without a table speaks
English.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypeAlias

Tables: TypeAlias = dict[str, dict[str, str]]

_FOLDER = Path(__file__).with_name("phrases")

_ALIASES = {
    "no": "nb", "iw": "he", "ji": "yi", "in": "id", "mo": "ro", "sh": "hr", "zh": "zh-Hans",
    "zh-tw": "zh-Hant", "zh-hk": "zh-Hant", "zh-mo": "zh-Hant", "zh-hant": "zh-Hant", "yue": "zh-Hant",
    "sr-latn": "en", "az-arab": "en", "az-cyrl": "en", "az-ir": "en", "ms-arab": "en", "pa-arab": "en",
}  # fmt: skip
"""What is another name of a language, or is written in a script that has a table of its own, or none ("en")."""


@cache
def phrases(language: str) -> dict[str, str]:
    """The phrases for a BCP 47 tag, by key; English where the language has none.

    "language" says which language they are in, if that is not the one that was asked for.
    """
    found = phrase_language(language)
    english, own = _read_tables("en"), _read_tables(found)
    other = "en" if found == "en" and not re.match("en(-|$)", language.lower()) else ""
    said = english["book"] | english["statement"] | english["web"]
    return said | own["book"] | own.get("statement", {}) | own.get("web", {}) | {"language": other}


@cache
def _read_tables(name: str) -> Tables:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _find_table(language: str) -> str:
    """The name of the table for a BCP 47 tag, "" for none: of "pt-BR" that of "pt"."""
    subtags = language.lower().replace("_", "-").split("-")
    for count in range(min(len(subtags), 2), 0, -1):
        tag = "-".join(subtags[:count])
        name = _ALIASES.get(tag, tag)
        if (_FOLDER / f"{name}.toml").is_file() and re.fullmatch("[A-Za-z-]+", name):
            return name
    return ""


def phrase_language(language: str) -> str:
    """The language that `phrases` has for a BCP 47 tag: "en" where it has none."""
    return _find_table(language) or "en"


def statement_language(language: str) -> str:
    """The language of the sentences on accessibility for a BCP 47 tag: the tag itself, or "en" where it has none."""
    known = phrases(language)["language"] == "" and "statement" in _read_tables(phrase_language(language))
    return language if known else "en"


@cache
def translations(key: str) -> frozenset[str]:
    """A phrase in all languages, by which to know it again in a book that was made here.

    The line of the key is looked for in each table, which takes a tenth of the time of reading them all.
    """
    line = re.compile(rf'^{re.escape(key)} = "(.*)"$', re.MULTILINE)
    found = (line.search(table.read_text(encoding="utf-8")) for table in _FOLDER.glob("*.toml"))
    return frozenset(phrase[1] for phrase in found if phrase)


def join_names(names: Sequence[str], language: str) -> str:
    """Names as a language writes a row of them (CLDR, list patterns): "A, B and C", "A、B、C"."""
    if len(names) < 2:
        return "".join(names)
    if _locale(language) == _ENGLISH:
        return f"{', '.join(names[:-1])} and {names[-1]}"
    from babel.core import UnknownLocaleError
    from babel.lists import format_list

    try:
        return format_list(names, locale=_locale(language))
    except (UnknownLocaleError, ValueError):
        return format_list(names, locale="en_GB")


_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")  # "2026-09-08T12:00:00Z" begins so


def format_day(moment: str, language: str) -> str:
    """The day of an ISO 8601 date as the language writes it ("8 September 2026"); as it is if it has no day."""
    if not _DAY.match(moment):
        return moment
    if _locale(language) == _ENGLISH and (day := _read_day(moment)):
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel.core import UnknownLocaleError
    from babel.dates import format_date

    try:
        return format_date(date.fromisoformat(moment[:10]), "long", locale=_locale(language))
    except (UnknownLocaleError, ValueError):
        return moment[:10]


def _read_day(moment: str) -> date | None:
    try:
        return date.fromisoformat(moment[:10])
    except ValueError:
        return None


_ENGLISH = "en_GB"
"""What is written here as CLDR has it, because to load its tables costs as much memory as forty articles."""

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _locale(language: str) -> str:
    """The locale of a BCP 47 tag. Dates of plain English are written day first, as most of its readers do."""
    return _ENGLISH if language in {"", "en"} else language.replace("-", "_")
