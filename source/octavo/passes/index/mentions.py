"""The names of an article, and where they stand: at the first mention in each section the words become a target."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Protocol

from msgspec import Struct

from octavo.model import Article
from octavo.passes.index.judging import Evidence
from octavo.passes.index.lines import Line, read_lines
from octavo.passes.index.links import find_linked_names
from octavo.passes.index.names import Name, choose_names
from octavo.passes.index.runs import Run, find_lower, find_runs
from octavo.passes.index.words import Words, read_words
from octavo.passes.names import slug
from octavo.walk import digest

_UNCASED = frozenset(
    {"am", "ar", "bn", "fa", "gu", "he", "hi", "ja", "ka", "km", "kn", "ko", "lo", "ml", "mr", "my", "ne", "pa", "ps",
    "si", "ta", "te", "th", "ur", "yi", "yue", "zh"}
)  # fmt: skip
"""Languages without capital letters: there names are those that are marked."""


class Mention(Struct, frozen=True):
    """A name in an article: what it is, the ids of the places where it stands, and shorter names for it."""

    text: str
    kind: str
    ids: tuple[str, ...]
    short: tuple[str, ...] = ()


class Wishes(Protocol):
    """Names that are wanted, and those that others stand under."""

    @property
    def add(self) -> Mapping[str, str]:
        """Names and what they are."""

    @property
    def merge(self) -> Mapping[str, str]:
        """Names, and those that they stand under."""


class Target(Struct, frozen=True, array_like=True):
    """Words that become a target: the number of their text in the article, where they begin and end in it, its id."""

    text: int
    start: int
    end: int
    id: str


class Marks(Struct, frozen=True, array_like=True):
    """The names of an article, and the targets that they need there."""

    mentions: tuple[Mention, ...]
    targets: tuple[Target, ...]


def find_marks(article: Article, language: str, wishes: Wishes) -> Marks:
    """What an article names, and where. It must have an id; `language` is its own, or the book's."""
    reading = read_lines(article)
    names = _find_names(article, reading.lines, language.partition("-")[0].lower(), wishes)
    marker = _Marker(article.id, reading.ids)
    mentions = [marker.mark(name) for name in names]
    return Marks(tuple(one for one in mentions if one.ids), tuple(marker.targets))


# --- what is named -----------------------------------------------------------------------------------


def _find_names(article: Article, lines: list[Line], language: str, wishes: Wishes) -> Iterable[Name]:
    names: dict[str, Name] = {}
    if language not in _UNCASED:
        words = read_words(language)
        known = find_linked_names(lines, nouns=words.nouns) | _stated_names(article, words)
        lower = set() if words.nouns else find_lower(lines)
        names = choose_names(find_runs(lines, words, lower), Evidence(words, language, lower, known))
    for run in _find_definitions(lines):
        names.setdefault(run.text, Name(run.text)).runs.append(run)
    wanted = {**dict.fromkeys((*wishes.merge, *wishes.merge.values()), ""), **wishes.add}
    for text, runs in _find_wanted(lines, wanted).items():
        name = names.setdefault(text, Name(text))
        name.runs, name.kind = runs, wanted[text] or name.kind
    return names.values()


def _stated_names(article: Article, words: Words) -> set[str]:
    """What the article says itself that it is about, where that may be a name, and who wrote it."""
    about = {
        stated
        for stated in article.keywords
        if any(token[:1].isupper() for token in stated.split()[1:] or ([] if words.nouns else [stated]))
    }
    return about | {person.name for person in article.authors}


def _find_definitions(lines: list[Line]) -> Iterable[Run]:
    """What is marked as a term that is explained there, if it is short enough to be one."""
    for line in lines:
        for start, end in line.definitions:
            tokens = tuple(line.words[start:end].split())
            if 0 < len(tokens) <= 5:
                yield Run(line, start, end, tokens)


def _find_wanted(lines: list[Line], wanted: Iterable[str]) -> dict[str, list[Run]]:
    """Where wanted words stand, whole and as they are written; of two that begin at one place the longer."""
    ordered = sorted(wanted, key=len, reverse=True)
    found: defaultdict[str, list[Run]] = defaultdict(list)
    if ordered:
        spelt = {re.sub("[’']", "’", text): text for text in ordered}
        pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spelt))})(?!\w)")
        for line in lines:
            for one in pattern.finditer(re.sub("['\u00a0]", lambda sign: "’" if sign[0] == "'" else " ", line.words)):
                found[spelt[one[0]]].append(Run(line, one.start(), one.end(), tuple(one[0].split())))
    return found


# --- where it stands ---------------------------------------------------------------------------------


class _Marker:
    """Gives ids to the places of names in one article."""

    def __init__(self, article_id: str, taken: set[str]) -> None:
        self.targets: list[Target] = []
        self._article_id = article_id
        self._taken = set(taken)
        self._marked: defaultdict[int, list[Target]] = defaultdict(list)

    def mark(self, name: Name) -> Mention:
        """Marks a name at its first place in each section that is free."""
        ids: dict[int, str] = {}
        for run in sorted(name.runs, key=lambda run: (run.line.texts[0][1], run.start)):
            if run.line.section not in ids and (place := self._find_place(run)):
                ids[run.line.section] = self._make_id(name.text, len(ids) + 1)
                target = Target(*place, ids[run.line.section])
                self._marked[target.text].append(target)
                self.targets.append(target)
        return Mention(name.text, name.kind, tuple(ids.values()), tuple(sorted(name.short)))

    def _find_place(self, run: Run) -> tuple[int, int, int] | None:
        """The text that a run stands in, and where; None if another name stands there. It ends with its text."""
        number, start, end_of_text = run.line.find_text(run.start)
        end = start + min(run.end, end_of_text) - run.start
        if any(other.start < end and start < other.end for other in self._marked.get(number, ())):
            return None
        return number, start, end

    def _make_id(self, text: str, count: int) -> str:
        stem = f"{self._article_id}.index-{slug(text) or digest(text)}"
        name = stem if count == 1 else f"{stem}-{count}"
        while name in self._taken:
            count += 1
            name = f"{stem}-{count}"
        self._taken.add(name)
        return name
