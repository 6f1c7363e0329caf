"""The names of an article, each with all its mentions: by family name alone, by its first word, by letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from octavo.passes.index.judging import Evidence, Judge, is_letters, strip_form
from octavo.passes.index.persons import family_name
from octavo.passes.index.runs import Run


@dataclass
class Name:
    """A name of an article: how it is listed, what it is, and where it stands. `short` are others for it: "ACLU"."""

    text: str
    kind: str = ""
    runs: list[Run] = field(default_factory=list)
    short: set[str] = field(default_factory=set)


def choose_names(runs: Iterable[Run], evidence: Evidence) -> dict[str, Name]:
    """The names among runs, by how they are listed."""
    chooser = _Chooser(runs, evidence)
    chooser.choose()
    chooser.join_genitives()
    chooser.join_persons()
    chooser.join_first_words()
    chooser.join_letters()
    return chooser.names


class _Chooser:
    """Chooses the names of one article."""

    def __init__(self, runs: Iterable[Run], evidence: Evidence) -> None:
        self.names: dict[str, Name] = {}
        self._words = evidence.words
        self._groups: defaultdict[str, list[Run]] = defaultdict(list)
        for run in runs:
            self._groups[strip_form(run.tokens).replace("'", "’")].append(run)
        self._judge = Judge(evidence, self._groups.keys())

    def choose(self) -> None:
        """Takes those that are names."""
        for text, runs in self._groups.items():
            if (kind := self._judge.judge(text, runs)) is not None:
                listed = self._judge.listed(text)
                self.names.setdefault(listed, Name(listed, kind)).runs += runs

    def join_genitives(self) -> None:
        """Puts "Ada Browns" to "Ada Brown", as languages say it whose genitive has no apostrophe."""
        for text in list(self.names):
            name = self.names.get(text.removesuffix("s"))
            if self._words.nouns and name and name.text != text:
                self._move(text, name)

    def join_persons(self) -> None:
        """Puts mentions by family name alone to the whole name: "Wessler said" to "Nathan Freed Wessler"."""
        families: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self.names.values():
            if name.kind == "person" and " " in name.text:
                families[family_name(name.text)].append(name)
        for family, bearers in families.items():
            if self._judge.is_place(family):  # "Warsaw", of Barry Warsaw: one of the two, and nothing tells which
                self.names.pop(family, None)
            elif len(bearers) == 1:
                self._move(family, bearers[0])

    def join_first_words(self) -> None:
        """Puts the first word of a company's name to the whole: "Clearview" to "Clearview AI"."""
        for name in list(self.names.values()):
            first, _, rest = name.text.partition(" ")
            longer = [other for other in self._groups if other.startswith(f"{first} ")]
            if rest in self._words.suffixes and len(longer) == 1 and first not in self._words.generic:
                self._move(first, name)

    def join_letters(self) -> None:
        """Puts letters to the words that they stand for: "ACLU" to "American Civil Liberties Union".

        Where they are no name, neither are the words: "Application Programming Interface".
        """
        for letters in [text for text in self._groups if is_letters(text) and len(text) > 2]:
            wholes = [name for name in self.names.values() if _initials(name.text) == letters]
            if f"{letters}s" in self._groups or letters in self._words.letters:
                for name in wholes:
                    del self.names[name.text]
            elif len(wholes) == 1 and wholes[0].kind != "person":
                self._move(letters, wholes[0])
                wholes[0].short.add(letters)
                wholes[0].kind = wholes[0].kind or "organisation"

    def _move(self, text: str, name: Name) -> None:
        """Puts the mentions of some words to a name."""
        if text in self._groups and self.names.get(text) is not name:
            self.names.pop(text, None)
            name.runs += self._groups[text]


def _initials(text: str) -> str:
    """The initials of a name of several words; "" where it has letters already."""
    tokens = text.split()
    if len(tokens) < 2 or any(map(is_letters, tokens)):
        return ""
    return "".join(token[0] for token in tokens if token[0].isupper())
