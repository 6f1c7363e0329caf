"""Where the lines of a paragraph may end: at spaces, after marks, in words, and, if nothing else helps, anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pyphen
from weasyprint.text.ffi import ffi
from weasyprint.text.line_break import get_log_attrs

HYPHEN, DASH, CODE, OTHER, SEAM, LETTER = 60.0, 50.0, 120.0, 300.0, 1_500.0, 20_000.0
"""Penalties of a break in a word, after a dash or hyphen that is written, after a mark in a word of code
("usr/|local"), where a script has no spaces, after such a mark where nothing else would do, and anywhere in a token."""

_STOPS = ".,:;!?…"
_DASHES = "-‐–—\u200b"
_WORD = re.compile(r"(?:[^\W\d_]|[\u00ad'’])+")
_SEAM = re.compile(r"(?<=\w[/._\\:?&=#@~-])(?=\w)|(?<=\w(?:::|->))(?=\w)|(?<=[a-z])(?=[A-Z])")
"""Where a token is parted: "usr/|local", "LAMP_|HOME", "std::|vector", "lamp|Factory"."""

_TOKEN = re.compile(r"\S{6,}")
_LEAST = 3
"""Letters of a token before a seam and behind it: "I/O" and "a.b" stay whole."""

_SOFT = "\u00ad"


class Breakpoints:
    """Places in the order of the text, the first where a line begins, the last where the text ends.

    A line that ends at one shows letters up to `end`, and the next one begins at `next`: spaces between are not shown.
    `end_x` and `next_x` are where these stand (a hyphen is part of the line), and `end_spaces` and `next_spaces` how
    many spaces there are before them.
    """

    __slots__ = ("end", "end_spaces", "end_x", "hyphen", "next", "next_spaces", "next_x", "penalty")

    def __init__(self) -> None:
        self.end: list[int] = []
        self.next: list[int] = []
        self.end_x: list[float] = []
        self.next_x: list[float] = []
        self.end_spaces: list[int] = []
        self.next_spaces: list[int] = []
        self.penalty: list[float] = []
        self.hyphen: list[bool] = []

    def __len__(self) -> int:
        return len(self.next)


def find_line_breaks(text: str, language: str | None) -> list[int]:
    """Where Unicode lets lines end (UAX #14): the places before letters."""
    attributes = get_log_attrs(text, language)
    first_bytes = bytes(ffi.buffer(attributes))[:: ffi.sizeof("PangoLogAttr")]
    return [place for place, byte in enumerate(first_bytes) if byte & 1]


@lru_cache(maxsize=4096)
def may_part(before: str, after: str, language: str | None) -> bool:
    """Whether a line may end between two letters that stand in different boxes: not before the number of a note.

    Pango's rules let it end between the full stop and the number of "the winner.3", as if that were a version.
    """
    return before not in _STOPS and 1 in find_line_breaks(before + after, language)


def penalty_after(before: str) -> float:
    """The penalty of a place of Unicode's after a letter."""
    if before == " ":
        return 0.0
    return DASH if before in _DASHES else OTHER


def find_hyphens(text: str, style: Any) -> Iterator[int]:
    """Where words may be hyphened: no names with capitals inside ("MediaWiki"), and no words that have hyphens."""
    if style["hyphens"] != "auto" or not style["lang"]:
        return
    language = find_patterns(style["lang"])
    shortest, left, right = style["hyphenate_limit_chars"]
    for found in _WORD.finditer(text) if language else ():
        word, begin, end = found[0], found.start(), found.end()
        plain = word[1:].islower() and _SOFT not in word and "-" not in (text[begin - 1 : begin], text[end : end + 1])
        if end - begin >= shortest and plain:
            yield from (begin + place for place in _positions(word, language, left, right))


_PATTERNS = {"en": "en_US"}
"""The patterns of languages that have several: plain English is set as American is."""


@lru_cache(maxsize=256)
def find_patterns(language: str) -> str:
    """The name of the hyphenation patterns for a language tag, "" if there are none."""
    return _PATTERNS.get(language.lower()) or pyphen.language_fallback(language.replace("-", "_")) or ""


@lru_cache(maxsize=50_000)
def _positions(word: str, language: str, left: int, right: int) -> tuple[int, ...]:
    return tuple(map(int, _hyphenation(language, left, right).positions(word)))


@lru_cache(maxsize=64)
def _hyphenation(language: str, left: int, right: int) -> pyphen.Pyphen:
    return pyphen.Pyphen(lang=language, left=left, right=right)


def find_seams(text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Where a token may be parted: after a mark between letters, and before a capital."""
    return (found.start() for found in _SEAM.finditer(text, start, len(text) if end is None else end))


def find_code_seams(text: str) -> Iterator[int]:
    """Where words of code may be parted like others are at hyphens: no less than three letters from their ends."""
    for token in _TOKEN.finditer(text):
        yield from find_seams(text, token.start() + _LEAST, token.end() - _LEAST + 1)
