"""In which order words stand in a list, and under which letter."""

from __future__ import annotations

import re
import unicodedata

_ARTICLES = re.compile(r"(?:the|an?) (?=\S)", re.IGNORECASE)


def sort_key(words: str) -> tuple[str, str]:
    """By what words are sorted: their letters without accents and without regard to capitals; then as they are."""
    plain = unicodedata.normalize("NFKD", _ARTICLES.sub("", words, count=1)).casefold()
    return "".join(one for one in plain if one.isalnum() or one in " ,").strip(), words


def first_letter(words: str) -> str:
    """The capital letter that words stand under; "" for a number, a sign, or a script without capital letters."""
    key = sort_key(words)[0][:1]
    return key.upper() if key.isalpha() and key.upper() != key else ""
