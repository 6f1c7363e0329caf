"""Compares an article with the text it was read from: what was kept, what was left out and why, and what was lost.

The check of a finished book compares it with what was read, so it cannot see what reading lost. This one can. A run
of text that the article does not have as a whole is looked up in threes of words, so that a word which is cut out of
a sentence is missed even where the article has it elsewhere.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from msgspec import Struct

from octavo.locale.characters import SENTENCE_END
from octavo.model import Article, Footnote, Math, Span
from octavo.notes import Fate, Notes, Passage, Piece, bare_words, first_words
from octavo.walk import Content, rewrite, text, visit

_WORDS = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u1000-\u109f\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
    r"|\d+|[^\W\d_]+"
)
"""Words and numbers; each letter of a script that writes without spaces is a word."""

_LEAST_PROSE = 8
"""Words in a run that counts as prose; a shorter one may be a label."""

_COUNTER = re.compile(r"[\W\d]+")
"""What may count a line or an item, before its first word: "12.", "3.1 "."""

_MOST = 20
"""Losses of one article that are noted one by one."""


class Run(Struct, frozen=True, gc=False):
    """A run of text in the source, white space collapsed, up to where a block begins or ends."""

    text: str
    is_furniture: bool = False
    """Whether it stands in what is no part of any article: a menu, a form, what no one sees, a link of its own."""

    @property
    def is_prose(self) -> bool:
        """Whether it is a sentence, or as long as one: what is shorter may be a label."""
        return SENTENCE_END.search(self.text) is not None or len(split_words(self.text)) >= _LEAST_PROSE


def compare_with_source(runs: Sequence[Run], article: Article, notes: Notes) -> None:
    """Adds a `prose-lost` warning for words between the article's first and last passage that it does not have."""
    words = _ArticleWords(article)
    places = [words.find_line(run.text) for run in runs]
    region = _find_region(runs, places)
    losses = [(lost, runs[at]) for at in region if places[at] < 0 for lost in _find_losses(runs[at], words)]
    for lost, run in losses[:_MOST]:
        place = "" if lost == run.text else f", in “{first_words(run.text)}”"
        notes.add("prose-lost", f"“{first_words(lost)}”{place}")
    if len(losses) > _MOST:
        notes.add("prose-lost", f"and {len(losses) - _MOST} more passages")
    if notes.explains:
        reasons = [(one.why, bare_words(one.passage)) for one in notes.left_out]
        notes.passages += [Passage(tuple(_explain(run, words, reasons))) for run in runs]


# --- the article ------------------------------------------------------------------------------------


class _ArticleWords:
    """The words of an article, made ready to look up others in them."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._lines: dict[str, int] = {}
        self._said = f"{text(article.content, footnotes=False)}\n{article.description}"
        for place, line in enumerate(self._said.split("\n")):
            self._lines.setdefault(" ".join(line.split()), place)
        self._whole = " ".join(self._lines)

    def find_line(self, line: str) -> int:
        """Where in the article a whole line stands first, -1 for nowhere."""
        return self._lines.get(line, -1)

    def has_text(self, run: str) -> bool:
        """Whether the article has a text as it is written, white space apart: most that is there is found so."""
        return run in self._whole

    def look_up(self, words: Sequence[str]) -> list[bool]:
        """Which words the article has beside their neighbours."""
        if len(words) < 3:
            return [tuple(words) in self._short] * len(words)
        found = [three in self._threes for three in zip(words, words[1:], words[2:], strict=False)]
        padded = [False, False, *found, False, False]
        return [any(padded[at : at + 3]) for at in range(len(words))]

    def holds(self, words: Sequence[str]) -> bool:
        """Whether the article has these words in a row, whatever parts them."""
        return "".join(words) in self._joined

    @cached_property
    def _words(self) -> list[str]:
        """All words; those of a note and of a formula's source stand apart from the line that they are in.

        Lines with raised figures are there with and without them, as the source has none that may call a note.
        """
        content = self._article.content
        apart = [_text_apart(node) for node in visit(content) if isinstance(node, Footnote | Math)]
        lowered = rewrite(self._article, _drop_raised)
        again = "" if lowered is self._article else text(lowered.content, footnotes=False)
        return split_words("\n".join((self._said, *apart, again)))

    @cached_property
    def _threes(self) -> frozenset[tuple[str, ...]]:
        return frozenset(zip(self._words, self._words[1:], self._words[2:], strict=False))

    @cached_property
    def _short(self) -> frozenset[tuple[str, ...]]:
        lines = (tuple(split_words(line)) for line in self._lines if len(line) < 60)
        return frozenset(line for line in lines if len(line) < 3)

    @cached_property
    def _joined(self) -> str:
        return "".join(self._words)


def split_words(line: str) -> list[str]:
    """The words of a line as they are compared."""
    return _WORDS.findall(line.casefold())


def _drop_raised(node: Struct) -> Content:
    """Nothing in the place of raised figures: "A⁸"."""
    if isinstance(node, Span) and node.style == "superscript" and text(node.content).isdecimal():
        return ()
    return node


def _text_apart(node: Footnote | Math) -> str:
    return text(node.body, footnotes=False) if isinstance(node, Footnote) else node.tex


# --- the source -------------------------------------------------------------------------------------


def _find_region(runs: Sequence[Run], places: Sequence[int]) -> range:
    """The runs from the article's first to its last: the longest row of prose that stands in the article's order."""
    ends: list[int] = []
    last: list[int] = []
    before: dict[int, int] = {}
    for at, place in enumerate(places):
        if place >= 0 and len(split_words(runs[at].text)) >= _LEAST_PROSE:
            length = bisect_left(ends, place)
            before[at] = last[length - 1] if length else at
            ends[length : length + 1] = [place]
            last[length : length + 1] = [at]
    first = last[-1] if last else 0
    while before.get(first, first) != first:
        first = before[first]
    return range(first, last[-1] + 1 if last else 0)


def _find_losses(run: Run, known: _ArticleWords) -> Iterator[str]:
    """The words that the article lacks of a sentence that it has in part, or all words of one that it lacks."""
    if run.is_furniture or known.has_text(run.text) or not run.is_prose:
        return
    pieces = list(_divide(run, known))
    if sum(len(words) for words, is_kept in pieces if is_kept) * 2 > len(run.text):
        lost = [words for words, is_kept in pieces if not is_kept]
        yield from lost[1:] if lost and _COUNTER.fullmatch(pieces[0][0]) else lost
    elif len(split_words(run.text)) >= _LEAST_PROSE and SENTENCE_END.search(run.text):
        yield run.text


def _divide(run: Run, known: _ArticleWords) -> Iterator[tuple[str, bool]]:
    """A run in pieces that the article has, and that it has not; white space and stops go with the words before."""
    found = list(_WORDS.finditer(run.text))
    if not found:
        yield run.text, True
    words = [word.group().casefold() for word in found]
    kept = [True] * len(words) if known.holds(words) else known.look_up(words)
    starts = [0, *(word.start() for word in found[1:]), len(run.text)]
    for is_kept, group in groupby(range(len(words)), key=kept.__getitem__):
        at = list(group)
        yield run.text[starts[at[0]] : starts[at[-1] + 1]], is_kept


def _explain(run: Run, known: _ArticleWords, reasons: Sequence[tuple[str, str]]) -> Iterator[Piece]:
    """A run in pieces, each with its fate and, if it was left out, the reason."""
    for words, is_kept in _divide(run, known):
        yield Piece(words, "kept", "") if is_kept else Piece(words, *_find_reason(words, reasons))


def _find_reason(words: str, reasons: Sequence[tuple[str, str]]) -> tuple[Fate, str]:
    """What became of words that the article lacks; `reasons` are the passages left out (why, bare words)."""
    wanted = bare_words(words)
    why = next((why for why, passage in reasons if wanted in passage), "")
    return ("left out", why) if why else ("lost", "")
