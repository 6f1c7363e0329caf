"""What changed in an article, word by word: for whoever takes a newer state of it, and wants to see what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

from msgspec import Struct

from octavo.model import Article
from octavo.walk import text

CONTEXT = 5
"""Words before and behind a change that show where it is."""

_LONGEST = 24
"""Words of the longest run of changed words that is shown whole; of longer ones the first and the last."""
_FIRST, _LAST = 12, 6


class Run(Struct, frozen=True):
    """Words in a row that are in both states, only in the old one, or only in the new one."""

    kind: Literal["same", "removed", "added"]
    words: tuple[str, ...]


class Difference(Struct, frozen=True):
    """Two states of an article: the runs of each block that changed, in their order."""

    blocks: tuple[tuple[Run, ...], ...]

    @property
    def removed(self) -> int:
        """The number of words that only the old state has."""
        return self._count("removed")

    @property
    def added(self) -> int:
        """The number of words that only the new state has."""
        return self._count("added")

    def _count(self, kind: str) -> int:
        return sum(len(run.words) for block in self.blocks for run in block if run.kind == kind)

    def lines(self) -> Iterator[str]:
        """A line for each block that changed: "read [-letter-] {+line+} by line"; what is left out is "…"."""
        for block in self.blocks:
            last = len(block) - 1
            yield " ".join(_show_run(run, at == 0, at == last) for at, run in enumerate(block))


def diff_words(old: Article, new: Article) -> Difference:
    """What changed from `old` to `new` in the words of the headline, the subtitle and the body."""
    before, after = ([*filter(str.strip, text(article.content).splitlines())] for article in (old, new))
    blocks: list[tuple[Run, ...]] = []
    for kind, first, end, start, stop in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind != "equal":
            blocks += _diff_blocks(before[first:end], after[start:stop])
    return Difference(tuple(block for block in blocks if any(run.kind != "same" for run in block)))


def _diff_blocks(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Run, ...]]:
    """What changed in blocks that stand in the place of others: each is compared with one, if that is possible."""
    if len(old) == len(new):
        yield from (_diff_runs(one.split(), other.split()) for one, other in zip(old, new, strict=True))
    elif old and new:
        yield _diff_runs(" ".join(old).split(), " ".join(new).split())
    else:
        yield from (_diff_runs(one.split(), []) for one in old)
        yield from (_diff_runs([], one.split()) for one in new)


def _diff_runs(old: list[str], new: list[str]) -> tuple[Run, ...]:
    """The runs of two lists of words, those of the old before those of the new one."""
    runs: list[Run] = []
    for kind, first, end, start, stop in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            runs.append(Run("same", tuple(old[first:end])))
        else:
            runs += [Run("removed", tuple(old[first:end]))] if end > first else []
            runs += [Run("added", tuple(new[start:stop]))] if stop > start else []
    return tuple(runs)


def _show_run(run: Run, is_first: bool, is_last: bool) -> str:
    """A run as a line shows it: of what is the same, the words beside changes."""
    words = run.words
    if run.kind == "same":
        before, behind = 0 if is_first else CONTEXT, 0 if is_last else CONTEXT
        return _shorten(words, before, behind) if len(words) > before + behind + 1 else " ".join(words)
    shown = " ".join(words) if len(words) <= _LONGEST else _shorten(words, _FIRST, _LAST)
    return f"[-{shown}-]" if run.kind == "removed" else f"{{+{shown}+}}"


def _shorten(words: Sequence[str], first: int, last: int) -> str:
    """The first and the last words, with "…" between them."""
    return " ".join((*words[:first], "…", *words[len(words) - last :]))
