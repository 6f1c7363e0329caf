"""The names of the months in the languages that articles are written in, as the Unicode CLDR has them (babel)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

_ENGLISH = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
"""Written out here, because most articles need no others: the locale data take longer to load than a page to read."""

_USUAL = ("de", "de_AT", "fr", "it", "es", "pt", "nl", "sv", "ru")
"""Languages whose names, short forms too, are known in articles of any language."""

_LONG_ONLY = ("pl", "tr", "cs")
"""The same, but for the short forms: those are words of other languages (Czech "pro", Turkish "ara")."""

_ALSO = {"sept": 9, "genn": 1, "fév": 2, "фев": 2, "mrz": 3, "сен": 9, "ноя": 11}
"""Short forms that people write and the CLDR does not have."""

_OTHER_THINGS = {
    "gen",  # “4th Gen 2020”; the Italian January, cut short
    "marco",  # “Marco 12, 2020”; the Portuguese March, without its cedilla
    "leden",  # “12 leden 2020”, twelve members in Dutch; the Czech January
    "duben",  # “Duben 4, 2020”, a surname; the Czech April
    "marz",  # “Marz 4, 2020”, a surname; the German March, without its dots
}
"""Names of months only where the article's own language says so: elsewhere they are more likely other things."""

_NAME = re.compile(r"[^\W\d_]{3,12}")
"""What is taken for a name: "märz", but not "1月" or "de gener"."""


@lru_cache(maxsize=1024)
def month_number(name: str, language: str = "") -> int:
    """The number, from 1, of the month that `name` (of any case, without a full stop) names; 0 if it names none.

    It is looked for in English first, then in `language` (a BCP 47 tag, "" if not known), then in the usual languages.
    """
    word = name.lower()
    return _english().get(word, 0) or _stated(language).get(word, 0) or _usual(word)


@cache
def _english() -> Mapping[str, int]:
    """English names, whole and of three letters, and the forms that only people know."""
    whole = {name: number for number, name in enumerate(_ENGLISH, 1)}
    return {**_ALSO, **whole, **{name[:3]: number for name, number in whole.items()}}


def _stated(language: str) -> Mapping[str, int]:
    """The names of a language that an article states; none if it is none that the CLDR knows."""
    if not language or language[:2].lower() == "en":
        return {}
    from babel.core import UnknownLocaleError

    try:
        return _names(language.replace("-", "_"), short=True)
    except (UnknownLocaleError, ValueError):
        return {}


def _usual(word: str) -> int:
    """The month that a word names in one of the usual languages, 0 if in none; those after that one are not loaded."""
    if word in _OTHER_THINGS:
        return 0
    tables = [(language, True) for language in _USUAL] + [(language, False) for language in _LONG_ONLY]
    return next((number for language, short in tables if (number := _names(language, short=short).get(word, 0))), 0)


@cache
def _names(locale: str, *, short: bool) -> Mapping[str, int]:
    """The names of a locale's months, lower case, with and without their accents ("août", "aout")."""
    from babel.dates import get_month_names

    found: dict[str, int] = {}
    for width in ("wide", "abbreviated") if short else ("wide",):
        for context in ("format", "stand-alone"):  # "3 maja", "maj"
            for number, name in get_month_names(width, context, locale).items():
                word = name.lower().removesuffix(".")
                if _NAME.fullmatch(word):
                    found.setdefault(word, number)
                    found.setdefault(_unaccented(word), number)
    return found


def _unaccented(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter))
