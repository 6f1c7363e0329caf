"""Words in runs of one face and one direction: each letter in the face of the words, or in one that has it.

A letter goes with what is written on it, and the signs of an emoji go together: where one needs another face, all do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from unicodedata import bidirectional, category

from octavo import fonts
from octavo.builders.cover.wrapping import tidy_spaces
from octavo.locale.characters import UNSEEN

_EMOJI_PARTS = re.compile("[\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f\u20e3\ufe0f]")
"""What belongs to the emoji before it: colours of skin, the letters of flags, a keycap, the wish for colour."""

_REGIONAL = re.compile("[\U0001f1e6-\U0001f1ff]")
_JOINER = "\u200d"

_SHAPED = re.compile("[\u0590-\u08ff\u0900-\u0dff\u0e00-\u109f\u1700-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters that are wrong where they stand side by side as they are: they join, stack, or run from right to left."""


class Run(NamedTuple):
    """Words in one face, and whether they run from right to left."""

    words: str
    face: Path
    from_right: bool


@cache
def split_runs(words: str, face: Path, from_right: bool | None = None) -> tuple[Run, ...]:
    """The runs of a line whose face is `face`, in the order in which they are drawn from left to right.

    `from_right` says how the line runs; None that its first letter with a direction does.
    """
    pieces = [(piece, _choose_face(piece, face) or face, _runs_from_right(piece)) for piece in split_letters(words)]
    faces, directions = [face for _, face, _ in pieces], _settle([direction for *_, direction in pieces], from_right)
    letters = zip((piece for piece, *_ in pieces), faces, directions, strict=True)
    runs = [
        Run("".join(letter for letter, *_ in group), *key) for key, group in groupby(letters, key=lambda one: one[1:])
    ]
    first = bool(directions and directions[0]) if from_right is None else from_right
    return tuple(_order(runs, from_right=first))


def _settle(directions: Sequence[bool | None], from_right: bool | None) -> list[bool]:
    """Each letter's direction: one that has none takes that of both letters around it, else the line's."""
    first = next((direction for direction in directions if direction is not None), False)
    line = first if from_right is None else from_right
    settled, before = [], line
    following = [*directions]
    after: bool | None = line
    for index in range(len(following) - 1, -1, -1):
        after = directions[index] if directions[index] is not None else after
        following[index] = after
    for own, after in zip(directions, following, strict=True):
        before = own if own is not None else before if before == after else line
        settled.append(before)
    return settled


def _order(runs: list[Run], *, from_right: bool) -> list[Run]:
    """Runs from left to right: those that run the other way than their line stand in their own order."""
    ordered: list[Run] = []
    for direction, group in groupby(runs, key=lambda run: run.from_right):
        neighbours = list(group)
        if direction:
            neighbours.reverse()
        ordered = [*neighbours, *ordered] if from_right else [*ordered, *neighbours]
    return ordered


def split_letters(words: str) -> list[str]:
    """`words` in letters, each with its marks, and in emoji, each with its parts."""
    letters: list[str] = []
    for sign in words:
        if letters and _goes_on(letters[-1], sign):
            letters[-1] += sign
        else:
            letters.append(sign)
    return letters


def _goes_on(letter: str, sign: str) -> bool:
    """Whether a sign is part of the letter before it."""
    if letter[-1] == _JOINER or sign == _JOINER or _EMOJI_PARTS.match(sign) or category(sign) in {"Mn", "Mc", "Me"}:
        return True
    return len(letter) == 1 and bool(_REGIONAL.match(letter) and _REGIONAL.match(sign))


def _runs_from_right(letter: str) -> bool | None:
    """Whether a letter runs from right to left; None for what has no direction of its own."""
    kind = bidirectional(letter[0])
    return kind in {"R", "AL"} if kind in {"L", "R", "AL"} else None


@cache
def _choose_face(letter: str, face: Path) -> Path | None:
    """The face for a letter: `face` if it has it, else another one; None where none has."""
    if letter.isspace() or fonts.is_plain(letter):
        return face
    seen = [sign for sign in letter if not UNSEEN.match(sign)]
    if any(map(fonts.is_private, seen)) or (_SHAPED.search(letter) and not _can_shape()):
        return None
    return next((other for other in _list_faces(letter, face) if _has_all(other, seen)), None)


def _list_faces(letter: str, face: Path) -> Iterator[Path]:
    """The faces that may have a letter, the preferred ones first."""
    emoji = fonts.emoji_face() if _EMOJI_PARTS.search(letter) else None
    others = (fonts.find_face(sign) for sign in reversed(letter) if not sign.isascii())
    yield from filter(None, (emoji, face))
    yield from filter(None, others)


def _has_all(face: Path, signs: Sequence[str]) -> bool:
    return all(ord(sign) in fonts.characters_of(face) for sign in signs)


@cache
def _can_shape() -> bool:
    """Whether Pillow finds FriBiDi, without which it sets letters side by side."""
    from PIL import features

    return bool(features.check("raqm"))


def drop_missing(words: str, face: Path) -> tuple[str, str]:
    """`words` without the letters that no face has, and those letters."""
    lost = [letter for letter in split_letters(words) if _choose_face(letter, face) is None]
    kept = "".join(letter for letter in split_letters(words) if letter not in lost)
    return tidy_spaces(kept), "".join(dict.fromkeys(lost))
