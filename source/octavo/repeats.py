"""Finds articles that stand twice in a row of them: the same words, or one page in two states.

Runs of a few words tell articles apart (Broder, "On the resemblance and containment of documents", 1997): how alike two
are is the share of runs that both have. Most articles share none, so only those are compared whose rarest runs meet.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from zlib import crc32

from octavo.model import Article
from octavo.notes import Notes
from octavo.store import NoStore, Store, make_key, recall
from octavo.urls import page_key
from octavo.walk import text, title

_Pairs = list[tuple[int, int]]

ALIKE = 0.95
"""The share of runs of words that two articles have in common that are one."""

_STATES = 0.5
"""That of two articles of one address that are one article in two states, not two pages that claim one address."""

_RUN = 4
"""Words of a run."""
_SKETCH = 8
"""How many of the longest words of an article, which are its rarest, say what it may be alike."""
_FEWEST = 24
"""Words of the shortest article that is compared: of notices and stubs, many are alike and mean different things."""

_UNSPACED = 20
"""Characters a word where words are not set apart, as in Chinese: there, each character counts as one."""


def note_repeated(articles: Sequence[Article], notes: Notes, store: Store | None = None, *wishes: object) -> None:
    """Notes each article that repeats one before it; both stay in the book.

    What was found is kept in `store`; `wishes` are what articles depend on besides their sources.
    """
    sources = [(one.origin.sha256, one.origin.url, title(one)) for one in articles]
    key = make_key("repeats", sources, wishes)
    pairs = recall(store or NoStore(), key, _Pairs, lambda: _find_places(articles))
    for first, again in ((articles[place], articles[other]) for place, other in pairs):
        notes.at(_name_place(again)).add("article-repeated", f"“{title(first)}” ({_name_place(first)})")


def find_repeated(articles: Sequence[Article]) -> list[tuple[Article, Article]]:
    """The articles that repeat one before them: pairs of the first and the repeated one, in the order of the latter.

    Two are one article if nearly all their words are the same in the same order, or at least half of them where they
    have one address too.
    """
    return [(articles[first], articles[again]) for first, again in _find_places(articles)]


def _find_places(articles: Sequence[Article]) -> _Pairs:
    """The places of the first and the repeated one of each pair."""
    words = [_list_words(text(article.content).casefold()) for article in articles]
    runs = _Runs(words)
    repeated: dict[int, int] = {}
    for again, first, least in sorted(set(_find_candidates(articles, words))):
        if again not in repeated and runs.share(first, again) >= least:
            repeated[again] = repeated.get(first, first)
    return [(first, again) for again, first in repeated.items()]


def _name_place(article: Article) -> str:
    """What a user knows an article by: its file, its address or its title."""
    return article.origin.path or article.origin.url or title(article)


def _list_words(written: str) -> list[str]:
    words = written.split()
    return words if len(written) <= _UNSPACED * len(words) else list("".join(words))


def _find_candidates(articles: Sequence[Article], words: Sequence[list[str]]) -> Iterator[tuple[int, int, float]]:
    """The numbers of two articles that may be one, the later first, and the share that they must have in common."""
    pages = ((page_key(article.origin.url), number) for number, article in enumerate(articles))
    yield from _pair_up(pages, _STATES)
    yield from _pair_up(((key, number) for number, own in enumerate(words) for key in _sketch(own)), ALIKE)


def _sketch(words: list[str]) -> Iterator[str]:
    """All words in one, and the runs that the longest words begin."""
    if len(words) >= _FEWEST:
        yield " ".join(words)
        for _, word in nlargest(_SKETCH, [(len(word), word) for word in set(words)]):
            start = words.index(word)
            yield " ".join(words[start : start + _RUN])


def _pair_up(keyed: Iterable[tuple[str, int]], least: float) -> Iterator[tuple[int, int, float]]:
    """Each number that has a key, with the first that has it."""
    firsts: dict[str, int] = {}
    for key, number in keyed:
        if key and firsts.setdefault(key, number) != number:
            yield number, firsts[key], least


class _Runs:
    """The runs of words of articles, listed for those that are compared."""

    def __init__(self, words: Sequence[list[str]]) -> None:
        self._words = words
        self._known: dict[int, frozenset[int]] = {}

    def share(self, one: int, other: int) -> float:
        """The runs that two articles have in common, of all that they have (Jaccard's index)."""
        here, there = self._list(one), self._list(other)
        return len(here & there) / max(len(here | there), 1)

    def _list(self, number: int) -> frozenset[int]:
        """Digests of the runs of an article; none where it has hardly any words."""
        words = self._words[number]
        if number not in self._known:
            runs = zip(*(words[start:] for start in range(_RUN)), strict=False) if len(words) >= _FEWEST else ()
            self._known[number] = frozenset(crc32(" ".join(run).encode("utf-8", "surrogatepass")) for run in runs)
        return self._known[number]
