"""The few words that a book says by itself ("Contents", "By", "Source"), in the book's language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def _table() -> dict[str, dict[str, str]]:
    return tomllib.loads(Path(__file__).with_name("phrases.toml").read_text(encoding="utf-8"))


def phrases(language: str) -> dict[str, str]:
    """The phrases for a BCP 47 tag, by key; English where a language or a phrase is not there."""
    table = _table()
    return table["en"] | table.get(language.split("-")[0].lower(), {})
