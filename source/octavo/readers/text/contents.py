"""The list of an article's headings that a page has over it: a reading system makes one of its own."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from octavo.readers.text.line_features import is_prose, is_sentence, size
from octavo.readers.text.wording import CONTENTS, bare_words

_SHORTEST = 3
"""A list of fewer entries may be a chance."""

_LONGEST_ENTRY = 20
"""Words."""

_NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)]?\s+")  # the "2.1 " of "2.1 Low water"


def mark_contents(texts: Sequence[str], reasons: list[str]) -> None:
    """Marks short lines in a row that stand again below, one by one, in the same order, over paragraphs of their own.

    Two signs, both of them of structure: nothing between the entries of the list, something under each of the headings.
    """
    places = _find_headings(texts)
    at = 0
    while at < len(texts):
        end = _end_of_list(texts, places, at)
        if end - at >= _SHORTEST:
            reasons[at:end] = [reason or CONTENTS for reason in reasons[at:end]]
        at = max(end, at + 1)


def _find_headings(texts: Sequence[str]) -> dict[str, int]:
    """Where lines with something longer under them stand last, by their words."""
    pairs = itertools.pairwise(texts)
    return {_words(text): at for at, (text, below) in enumerate(pairs) if _is_entry(text) and not _is_entry(below)}


def _end_of_list(texts: Sequence[str], places: dict[str, int], start: int) -> int:
    """Where the row of entries ends that starts at `start`: each names a heading further down than the one before."""
    last, at = -1, start
    while at < len(texts) and _is_entry(texts[at]) and (place := places.get(_words(texts[at]), -1)) > max(last, at):
        last, at = place, at + 1
    return at


def _is_entry(text: str) -> bool:
    """Whether a line is short and no sentence; a question may be an entry."""
    return size(text) <= _LONGEST_ENTRY and not (is_prose(text) and is_sentence(text) and not text.endswith("?"))


def _words(text: str) -> str:
    return bare_words(_NUMBER.sub("", text))
