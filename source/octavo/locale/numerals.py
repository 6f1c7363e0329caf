"""Which sign stands before the decimals of a number in each language: "1.5" or "1,5"."""

from __future__ import annotations

from functools import cache

DECIMAL_SIGNS = ".,"
"""The signs that stand before decimals, or between thousands, where the other one does not."""


@cache
def decimal_sign(language: str) -> str:
    """The sign before the decimals of numbers in a language (CLDR, number symbols), as a BCP 47 tag; "." if unknown."""
    if not language or language == "en" or language.startswith("en-"):
        return "."  # without the tables of CLDR, which take long to load
    from babel.core import Locale, UnknownLocaleError

    try:
        symbols = Locale.parse(language, sep="-").number_symbols
    except (UnknownLocaleError, ValueError):
        return "."
    sign = str(symbols.get("latn", {}).get("decimal", "."))
    return sign if sign in DECIMAL_SIGNS else "."
