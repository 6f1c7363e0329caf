"""Whether words are a name: by what stands in them and around them. What is in doubt is none."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from dataclasses import dataclass

from octavo.passes.index.persons import is_person
from octavo.passes.index.places import place_names
from octavo.passes.index.runs import Run
from octavo.passes.index.words import Words, given_names


@dataclass(frozen=True)
class Evidence:
    """What tells names apart in an article.

    `lower` are its words without a capital letter, `known` names that links and marks vouch for.
    """

    words: Words
    language: str
    lower: set[str]
    known: set[str]


_UNIONS = frozenset({"European Union", "United Nations"})
"""What is among the places, because it is written as they are ("EU"), and is none."""


class Judge:
    """Judges what may be a name in one article. `texts` are the words of all that may be."""

    def __init__(self, evidence: Evidence, texts: Container[str]) -> None:
        self._evidence = evidence
        self._words = evidence.words
        self._places = place_names(evidence.language)
        self._texts = texts

    def listed(self, text: str) -> str:
        """How words are listed: "U.S." as "United States"."""
        return self._places.get(text, text)

    def is_place(self, text: str) -> bool:
        """Whether words are the name of a place."""
        return text in self._places

    def judge(self, text: str, runs: Sequence[Run]) -> str | None:
        """What a name is, "" where nothing tells; None for what is none. The runs are where it stands."""
        if text in self._places:
            return "organisation" if self._places[text] in _UNIONS else "place"
        if self._names_person(runs):
            return "person"
        if text in self._evidence.known:
            return ""
        return None if self._is_generic(text) else self._judge_unknown(text, runs)

    def _judge_unknown(self, text: str, runs: Sequence[Run]) -> str | None:
        if any(strip_form(run.tokens) != " ".join(run.tokens) for run in runs):
            return "organisation"
        if is_letters(text):
            return "organisation" if self._are_known_letters(text, runs) else None
        if " " not in text:
            return "" if self._is_name_word(text, runs) else None
        return "" if not self._words.nouns and self._are_name_words(text.split(), runs) else None

    def _names_person(self, runs: Sequence[Run]) -> bool:
        return any(is_person(run, self._words) for run in runs) and not all(run.joined for run in runs)

    def _is_generic(self, text: str) -> bool:
        generic = (token in self._words.generic or token in self._words.opening for token in text.split())
        return len(text) < 3 or all(generic)

    # -- letters --------------------------------------------------------------------------------------

    def _are_known_letters(self, text: str, runs: Sequence[Run]) -> bool:
        """Letters are a name if they are known as one, or if what they name speaks: "according to the XYZ"."""
        if text in self._words.organisations:
            return True
        is_word = text in self._words.letters or text.removesuffix("s") in self._words.letters
        return not is_word and any(_speaks(run, self._words) for run in runs)

    # -- one word -------------------------------------------------------------------------------------

    def _is_name_word(self, text: str, runs: Sequence[Run]) -> bool:
        """A word alone is a name if it recurs inside sentences, or stands where a common noun would have an article."""
        inside = [run for run in runs if not run.opens]
        if not inside or self._is_common_word(text) or _is_common_noun(inside):
            return False
        if self._words.is_common(text):  # "on Windows"
            return len(inside) > 1 and len(runs) > 2 and any(map(_stands_bare, inside))
        if len(inside) > 1 or len(runs) > 2:
            return True
        return not text.endswith("ing") and _stands_bare(inside[0])

    def _is_common_word(self, text: str) -> bool:
        """Whether a word is no name for what it is: a title, a given name, one that is written small elsewhere."""
        words = self._words
        if not words.generic or text in words.generic or text in words.titles or text in given_names():
            return True
        if _stands_small(text, self._evidence.lower) or (text.endswith("s") and text.removesuffix("s") in self._texts):
            return True
        return (
            bool(_PLURAL_LETTERS.fullmatch(text) or _SHORTENED.search(text))
            or _is_compound(text)
            or (text.isupper() and len(text) > _LETTERS)
        )

    # -- several words --------------------------------------------------------------------------------

    def _are_name_words(self, tokens: Sequence[str], runs: Sequence[Run]) -> bool:
        """Several words are a name if they stand inside a sentence, or recur, and are not all common ones."""
        words = self._words
        headed = tokens[-1] in words.heads or (tokens[0] in words.joining and tokens[1:2] == ["of"])
        if all(run.joined for run in runs) or not self._may_be_name(tokens) or not (headed or self._is_proper(tokens)):
            return False
        if all(self._is_common_part(token) for token in tokens):  # "the Entrepreneur Index", but no "Design Decisions"
            return headed and any(run.before.endswith("the ") for run in runs)
        if len(runs) > 1:
            return True
        return bool(words.generic) and (not runs[0].opens or tokens[0] in self._texts)

    def _may_be_name(self, tokens: Sequence[str]) -> bool:
        """Whether words are more than a row of letters, and do not all stand elsewhere without capital letters."""
        if tokens[0] in _DETERMINERS or len(tokens) > _LONGEST or all(map(is_letters, tokens)):
            return False
        if not any(map(_WORD.search, tokens)):  # "Z8 Aa4" is a formula
            return False
        if any(_PLURAL_LETTERS.fullmatch(token) for token in tokens) or _is_compound(tokens[-1]):
            return False
        lower, letters = self._evidence.lower, self._words.letters
        return not all(_stands_small(token, lower) or token in letters for token in tokens)

    def _is_proper(self, tokens: Sequence[str]) -> bool:
        """Whether neither the first nor the last word is one that many things are called."""
        words, last = self._words, tokens[-1]
        if tokens[0] in words.generic or last in words.generic or last.lower() in words.roles:
            return False
        return not _stands_small(last, self._evidence.lower)

    def _is_common_part(self, token: str) -> bool:
        words = self._words
        return words.is_common(token) or token in words.letters or token in words.generic or len(token) < 3


_LETTERS = 6
"""The most letters that are said one by one."""
_LONGEST = 7
"""Words of a name."""
_DETERMINERS = frozenset({"The", "A", "An", "My", "Our", "Your", "This", "These"})
_WORD = re.compile(r"[^\W\d_]{3}")
_SHORTENED = re.compile("’(?:t|re|ll|ve|d|m)$")  # "Don’t"
_PLURAL_LETTERS = re.compile(r"[A-Z]{2,}e?s|(?:[A-Z]\.){2,}")  # "APIs", "A.I."


_FORMS = frozenset(
    {"Inc", "Corp", "Ltd", "LLC", "LLP", "PLC", "plc", "GmbH", "AG", "SE", "SA", "SAS", "SARL", "Limited"}
)  # fmt: skip
"""What says that a name is a company's, and is no part of it: "Amazon Inc"."""


def strip_form(tokens: Sequence[str]) -> str:
    """The words of a name without what says that it is a company's."""
    kept = list(tokens)
    while len(kept) > 1 and kept[-1].rstrip(".") in _FORMS:
        kept.pop()
    return " ".join(kept)


def is_letters(text: str) -> bool:
    """Whether a word is letters that are said one by one: "CNN", "MI5"."""
    return 1 < len(text) <= _LETTERS and text.isupper() and text.isalnum()


def _is_compound(token: str) -> bool:
    """Whether a word only says something by a name: "Apache-based", "Unix-like"."""
    return bool(re.search("-[a-z]", token))


def _stands_small(token: str, lower: set[str]) -> bool:
    """Whether a word stands in the article without a capital letter, in singular or plural."""
    small = token.lower()
    return any(one in lower for one in (small, f"{small}s", small.removesuffix("s")))


_PREPOSITIONS = "for|by|from|at|in|with|to|of|against|about|into|via|on|through|than|like|called|named|using|and|or"
_BEHIND = (
    "to|and|or|is|was|are|were|has|had|have|will|would|could|can|may|might|in|on|at|for|with|from|by|as|that|which|who"
    "|when|where|while|because|but|if|of|than|since|during|after|before|until|said|says|did|does"
)
_BARE = re.compile(rf"(?:^|[\s(])(?:{_PREPOSITIONS})[ \u00a0]$")
_CLOSED = re.compile(rf"(?:[,.;:!?)]|$|[ \u00a0](?:{_BEHIND})\b)")


def _stands_bare(run: Run) -> bool:
    """Whether a word stands where a common noun would have an article, and is no part of another: "for Congress to"."""
    return bool(_BARE.search(run.before)) and bool(_CLOSED.match(run.after))


_QUANTITIES = r"an?|every|each|any|another|many|some|several|few|th[eo]se|this|its|two|three|\d[\d.,/]*"
_COUNTED = re.compile(rf"(?:^|\s)(?:{_QUANTITIES})[ \u00a0]$", re.IGNORECASE)
_STRAY = 0.15
"""The share of mentions that may be written in another way than the rest."""


def _is_common_noun(runs: Sequence[Run]) -> bool:
    """Whether a word has articles that no name has: "a Manager", "3 Tbsp"; or has "the", and elsewhere has not.

    "An Amazon warehouse" says nothing of Amazon.
    """
    closed = [run for run in runs if _CLOSED.match(run.after)]
    if any(_COUNTED.search(run.before) for run in closed):
        return True
    definite = sum(run.before.endswith("the ") for run in closed)
    return len(closed) * _STRAY < definite < len(closed) * (1 - _STRAY)


def _speaks(run: Run, words: Words) -> bool:
    """Whether what a run names speaks: "XYZ said", "according to the XYZ"."""
    behind = run.after.split()
    return run.before.endswith(("ccording to ", "ccording to the ")) or bool(behind and behind[0] in words.speaking)
