"""Which runs are names: by what recurs, by the words in them and around them. What is in doubt is none."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from octavo.passes.index.persons import family_name, is_person
from octavo.passes.index.places import place_names
from octavo.passes.index.runs import Run
from octavo.passes.index.words import Words, given_names


@dataclass
class Name:
    """A name of an article: how it is listed, what it is, and where it stands. `short` are others for it: "ACLU"."""

    text: str
    kind: str = ""
    runs: list[Run] = field(default_factory=list)
    short: set[str] = field(default_factory=set)


@dataclass(frozen=True)
class Evidence:
    """What tells names apart in an article.

    `lower` are its words without a capital letter, `known` names that links and marks vouch for. `nouns` says that its
    language writes all nouns with a capital letter.
    """

    words: Words
    language: str
    lower: set[str]
    known: set[str]
    nouns: bool = False


def choose_names(runs: list[Run], evidence: Evidence) -> dict[str, Name]:
    """The names among runs, by their words."""
    return _Chooser(runs, evidence).choose()


class _Chooser:
    """Chooses the names of one article."""

    def __init__(self, runs: list[Run], evidence: Evidence) -> None:
        self._words = evidence.words
        self._lower = evidence.lower
        self._known = evidence.known
        self._nouns = evidence.nouns
        self._places = place_names(evidence.language)
        self._groups: defaultdict[str, list[Run]] = defaultdict(list)
        for run in runs:
            self._groups[self._strip(run)].append(run)
        self._names: dict[str, Name] = {}

    def _strip(self, run: Run) -> str:
        """The words of a run without what says that it is a company: "Amazon Inc"."""
        tokens = list(run.tokens)
        while len(tokens) > 1 and tokens[-1].rstrip(".") in _FORMS:
            tokens.pop()
        return " ".join(tokens).replace("'", "’").replace("\u00a0", " ")

    def choose(self) -> dict[str, Name]:
        """The names."""
        for text, runs in self._groups.items():
            if (kind := self._judge(text, runs)) is not None:
                listed = self._places.get(text, text)
                name = self._names.setdefault(listed, Name(listed, kind))
                name.runs += runs
        self._join_persons()
        self._join_short_forms()
        self._join_letters()
        return self._names

    # -- one at a time ------------------------------------------------------------------------------

    def _judge(self, text: str, runs: list[Run]) -> str | None:
        """What a name is, "" where nothing tells; None for what is none."""
        tokens = text.split()
        if text in self._places:
            return "organisation" if self._places[text] in _UNIONS else "place"
        if any(is_person(run, self._words) for run in runs) and not self._is_doubtful(runs):
            return "person"
        if text in self._known:
            return ""
        if all(token in self._words.generic or token in self._words.opening for token in tokens) or len(text) < 3:
            return None
        if len(tokens) == 1:
            return self._judge_word(text, runs)
        if self._nouns:
            return "organisation" if any(run.tokens[-1] in self._words.suffixes for run in runs) else None
        return self._judge_words(tokens, runs)

    def _is_doubtful(self, runs: list[Run]) -> bool:
        return all(run.joined for run in runs)

    def _judge_word(self, text: str, runs: list[Run]) -> str | None:
        """A word alone is a name if it recurs inside sentences, or stands where a common noun would have an article."""
        words = self._words
        if _is_letters(text):
            return self._judge_letters(text, runs)
        if _PLURAL_LETTERS.fullmatch(text):
            return None
        if text in words.generic or text in words.titles or text in given_names() or not words.generic:
            return None
        inside = [run for run in runs if not run.opens]
        if not inside or _stands_small(text, self._lower) or _is_common_noun(inside):
            return None
        if words.is_common(text):
            return "" if len(inside) > 1 and len(runs) > 2 else None
        if text.endswith("s") and text.removesuffix("s") in self._groups:
            return None
        if len(inside) > 1 or len(runs) > 2:
            return ""
        return "" if not text.endswith("ing") and _stands_bare(inside[0]) else None

    def _judge_letters(self, text: str, runs: list[Run]) -> str | None:
        """Letters are a name if they are known as one, or if what they name speaks: "according to the XYZ"."""
        if text in self._words.organisations:
            return "organisation"
        if text in self._words.letters or text.removesuffix("s") in self._words.letters:
            return None
        return "organisation" if any(_speaks(run, self._words) for run in runs) else None

    def _judge_words(self, tokens: list[str], runs: list[Run]) -> str | None:
        """Several words are a name if they stand inside a sentence, or recur, and none of them is a common one."""
        words = self._words
        if self._is_doubtful(runs) or tokens[0] in _DETERMINERS or len(tokens) > 7:
            return None
        if any(_PLURAL_LETTERS.fullmatch(token) for token in tokens) or all(_is_letters(token) for token in tokens):
            return None
        headed = tokens[-1] in words.heads or (len(tokens) > 2 and tokens[0] in words.joining and tokens[1] == "of")
        if not headed and (tokens[-1] in words.generic or tokens[0] in words.generic):
            return None
        if all(_stands_small(token, self._lower) or token in words.letters for token in tokens):
            return None
        if not headed and (tokens[-1].lower() in words.roles or _stands_small(tokens[-1], self._lower)):
            return None
        if all(words.is_common(token) or token in words.letters or token in words.generic for token in tokens):
            named = headed and any(run.before.endswith("the ") for run in runs)
            return "" if named else None
        if any(not run.opens for run in runs):
            return ""
        return "" if len(runs) > 1 or tokens[0] in self._groups else None

    # -- one for another ----------------------------------------------------------------------------

    def _join_persons(self) -> None:
        """Puts mentions by family name alone to the whole name: "Wessler said" to "Nathan Freed Wessler"."""
        families: defaultdict[str, list[Name]] = defaultdict(list)
        for name in self._names.values():
            if name.kind == "person" and " " in name.text:
                families[family_name(name.text)].append(name)
        for family, bearers in families.items():
            if len(bearers) == 1 and self._names.get(family, bearers[0]).kind in {"", "person"}:
                self._move(family, bearers[0])

    def _join_short_forms(self) -> None:
        """Puts the first word of a company's name to the whole: "Clearview" to "Clearview AI"."""
        for name in list(self._names.values()):
            first, _, rest = name.text.partition(" ")
            if rest and rest in self._words.suffixes and name.kind != "place":
                longer = [other for other in self._groups if other.startswith(f"{first} ")]
                if len(longer) == 1 and first not in self._words.generic:
                    self._move(first, name)

    def _join_letters(self) -> None:
        """Puts letters to the words that they stand for: "ACLU" to "American Civil Liberties Union"."""
        for text in [text for text in self._groups if _is_letters(text) and len(text) > 2]:
            wholes = [name for name in self._names.values() if " " in name.text and _initials(name.text) == text]
            if f"{text}s" in self._groups or text in self._words.letters:
                for name in wholes:
                    del self._names[name.text]
            elif len(wholes) == 1 and wholes[0].kind != "person":
                self._move(text, wholes[0])
                wholes[0].short.add(text)
                wholes[0].kind = wholes[0].kind or "organisation"

    def _move(self, text: str, name: Name) -> None:
        """Puts the mentions of some words to a name."""
        self._names.pop(text, None)
        known = {id(run) for run in name.runs}
        name.runs += [run for run in self._groups.get(text, []) if id(run) not in known]


_FORMS = frozenset({"Inc", "Corp", "Ltd", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "SE", "SA", "SAS", "SARL", "Limited"})
_UNIONS = frozenset({"European Union", "United Nations"})
_DETERMINERS = frozenset({"The", "A", "An", "My", "Our", "Your", "This", "These"})


def _is_letters(text: str) -> bool:
    """Whether a word is letters that are said one by one: "CNN", "MI5"."""
    return len(text) <= 6 and text.isupper() and text.isalnum() and len(text) > 1


def _initials(text: str) -> str:
    """The initials of a name; "" where it has letters already."""
    tokens = text.split()
    return "" if any(map(_is_letters, tokens)) else "".join(token[0] for token in tokens if token[0].isupper())


_BARE = re.compile(r"(?:^|[\s(])(?:for|by|from|at|in|with|to|of|against|about|into|via|on|through|than|like|called|named|using|and|or)[  ]$")
_CLOSED = re.compile(
    r"(?:[,.;:!?)]|$|[  ](?:to|and|or|is|was|are|were|has|had|have|will|would|could|can|may|might|in|on|at|for|with|from|by|as|that"
    r"|which|who|when|where|while|because|but|if|of|than|since|during|after|before|until|said|says|did|does)\b)"
)


def _stands_bare(run: Run) -> bool:
    """Whether a word stands where a common noun would have an article before it, and is no part of another noun."""
    return bool(_BARE.search(run.before)) and bool(_CLOSED.match(run.after))


_COUNTED = re.compile(r"(?:^|\s)(?:an?|every|each|any|another|many|some|several|few|th[eo]se|this|its|two|three|\d[\d.,/]*)[  ]$", re.IGNORECASE)


def _is_common_noun(runs: list[Run]) -> bool:
    """Whether a word has articles that no name has: "a Manager", "3 Tbsp"; or has "the", and elsewhere has not.

    "An Amazon warehouse" says nothing of Amazon.
    """
    closed = [run for run in runs if _CLOSED.match(run.after)]
    if any(_COUNTED.search(run.before) for run in closed):
        return True
    definite = sum(run.before.endswith("the ") for run in closed)
    return len(closed) * _STRAY < definite < len(closed) * (1 - _STRAY)


_STRAY = 0.15
"""The share of mentions that may be written in another way than the rest."""


def _stands_small(token: str, lower: set[str]) -> bool:
    """Whether a word stands in the article without a capital letter, in singular or plural."""
    small = token.lower()
    return any(one in lower for one in (small, f"{small}s", small.removesuffix("s")))


_PLURAL_LETTERS = re.compile(r"[A-Z]{2,}s|(?:[A-Z]\.){2,}")


def _speaks(run: Run, words: Words) -> bool:
    """Whether what a run names speaks: "XYZ said", "according to the XYZ"."""
    behind = run.after.split()
    return run.before.endswith(("ccording to ", "ccording to the ")) or bool(behind and behind[0] in words.speaking)
