"""Which straight quote opens, which closes, which is an apostrophe, and which is none of them."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from octavo.locale.quotation_marks import QuotationMarks

OPAQUE = "\ufffc"
"""Stands in a line for what is no text (a picture, a formula, code); it counts as a letter."""

_STRAIGHT = re.compile("[\"']")
_OPENERS = frozenset("([{<–—-/¿¡\"'")
_CLOSERS = frozenset(",.;:!?)]}>…–—-/\"'")


class Edit(NamedTuple):
    """Characters `start` to `end` of a line become `text`."""

    start: int
    end: int
    text: str


def find_quote_edits(line: str, marks: QuotationMarks) -> list[Edit]:
    """The edits of the straight quotes of `line`; those that are no quotes (12", 5'10") stay."""
    places = [match.start() for match in _STRAIGHT.finditer(line)]
    # Two in a row are no quotation: an empty string, or another writer's way of a double quote.
    places = [at for at in places if line[at] not in (line[at - 1 : at], line[at + 1 : at + 2])]
    return _Pairing(line, marks, places).edits() if places else []


@cache
def _elision_pattern(words: str) -> re.Pattern[str]:
    """An apostrophe at the start of one of `words` ('tis, 'n'), or of a year without its century ('90s)."""
    return re.compile(rf"'(?:(?:{words or '(?!)'})\b(?!'\s*[^\w\s])|\d\ds?\b(?!'))", re.IGNORECASE)


class _Pairing:
    """Pairs the quotes of one line, from left to right."""

    def __init__(self, line: str, marks: QuotationMarks, places: list[int]) -> None:
        self._line = line
        self._marks = marks
        self._places = places
        self._open: list[int] = []
        self._edits: list[Edit] = []
        self._openers = _OPENERS | {mark.strip() for mark in (marks.double[0], marks.single[0])}
        self._closers = _CLOSERS | {mark.strip() for mark in (marks.double[1], marks.single[1])}

    def edits(self) -> list[Edit]:
        for number, at in enumerate(self._places):
            self._read_quote(number, at)
        for at in self._open:
            self._set_unpaired(at)
        return sorted(self._edits)

    def _read_quote(self, number: int, at: int) -> None:
        if self._is_apostrophe(at):
            self._set(at, "’")
        elif self._closes(at) and (partner := self._partner(at)) is not None and not self._is_prime(number):
            self._pair(partner, at)
        elif self._opens(at):
            self._open.append(at)
        else:
            self._set_unpaired(at)

    # -- what is around -----------------------------------------------------------------------------

    def _around(self, at: int) -> tuple[str, str]:
        return self._line[at - 1 : at] if at else "", self._line[at + 1 : at + 2]

    def _is_apostrophe(self, at: int) -> bool:
        before, after = self._around(at)
        if self._line[at] != "'":
            return False
        if _is_word(before):
            return after.isalpha()
        return bool(_elision_pattern(self._marks.elided).match(self._line, at))

    def _opens(self, at: int) -> bool:
        before, after = self._around(at)
        return (not before or before.isspace() or before in self._openers) and bool(after) and not after.isspace()

    def _closes(self, at: int) -> bool:
        before, after = self._around(at)
        if not before or before.isspace():
            return False
        # The number of a note, or the next word, may stand right behind a double quote.
        return not after or after.isspace() or after in self._closers or (self._line[at] == '"' and not self._opens(at))

    def _is_prime(self, number: int) -> bool:
        """Whether a mark after a digit means feet or inches: then the next of its kind is the one that closes."""
        at = self._places[number]
        if not self._line[at - 1].isdigit():
            return False
        later = (place for place in self._places[number + 1 :] if self._line[place] == self._line[at])
        return any(self._closes(place) and not self._opens(place) for place in [*later][:1])

    def _partner(self, at: int) -> int | None:
        return next((place for place in reversed(self._open) if self._line[place] == self._line[at]), None)

    # -- what becomes of it -------------------------------------------------------------------------

    def _set(self, at: int, mark: str) -> None:
        self._edits.append(Edit(at, at + 1, mark))

    def _pair(self, start: int, end: int) -> None:
        while (inner := self._open.pop()) != start:
            self._set_unpaired(inner)
        opening, closing = self._marks.double if self._line[start] == '"' else self._marks.single
        self._set(start, opening)
        self._set(end, closing)

    def _set_unpaired(self, at: int) -> None:
        """A quote without a partner: an apostrophe, or half of a quotation that goes over several paragraphs."""
        before, after = self._around(at)
        if self._line[at] == "'":
            if before.isalpha() or before == OPAQUE or (after.isalpha() and not before.isdigit()):
                self._set(at, "’")
        elif before in ("", "\n") and after.isalpha():
            self._set(at, self._marks.double[0])
        elif after in ("", "\n") and (before.isalpha() or before in ".,!?…"):
            self._set(at, self._marks.double[1])


def _is_word(character: str) -> bool:
    return character.isalnum() or character == OPAQUE
