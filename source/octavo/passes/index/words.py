"""The lists of words that tell names from other words: `words/` has a table a language, and lists for all."""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from functools import cache
from pathlib import Path

from msgspec import Struct

_FOLDER = Path(__file__).with_name("words")


class Words(Struct, frozen=True, kw_only=True):
    """The words of a language, as its table explains them; those of a language without a table are empty.

    `nouns` says that it writes all nouns with a capital letter.
    """

    nouns: bool = False
    generic: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    ranks: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    heads: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    letters: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()

    def is_common(self, token: str, lower: Collection[str] = ()) -> bool:
        """Whether a word is a common one of the language, or is among `lower`, in singular or plural: "Web-Servers"."""
        return all(self._is_listed(part, lower) for part in token.lower().split("-") if part)

    def _is_listed(self, word: str, lower: Collection[str]) -> bool:
        single = word.removesuffix("s")
        return any(one in self.common or one in lower for one in (word, single, f"{word}s", word.removesuffix("es")))


_SIMILAR = {"lb": "de", "gsw": "de", "nds": "de"}
"""Languages that write as others do."""


@cache
def read_words(language: str) -> Words:
    """The words of a language, by the first part of its tag ("en")."""
    file = _FOLDER / f"{language}.toml"
    language = _SIMILAR.get(language, language)
    table = tomllib.loads((_FOLDER / "en.toml").read_text(encoding="utf-8"))
    if language != "en":  # letters are the same in all of them
        own = tomllib.loads(file.read_text(encoding="utf-8")) if language.isalpha() and file.is_file() else {}
        table = {key: table[key] for key in ("organisations", "letters")} | own
    common = _FOLDER / f"common_{language}.txt"
    listed = common.read_text(encoding="utf-8").split() if common.is_file() else ()
    nouns = bool(table.pop("nouns", False))
    lists = {key: frozenset(value.split()) for key, value in table.items()}
    return Words(**lists, nouns=nouns, common=frozenset(listed))


@cache
def given_names() -> frozenset[str]:
    """Given names of all languages."""
    return frozenset(read_list("given_names.txt"))


@cache
def family_first() -> frozenset[str]:
    """Family names that stand before given ones where nothing tells otherwise: "Xi Jinping"."""
    return frozenset(read_list("family_first.txt"))


def read_list(name: str) -> list[str]:
    """The lines of a list of names."""
    return (_FOLDER / name).read_text(encoding="utf-8").splitlines()
