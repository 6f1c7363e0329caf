"""Names of persons: by which words one is known, and how an index files it."""

from __future__ import annotations

import re

from octavo.passes.index.places import place_names
from octavo.passes.index.runs import Run
from octavo.passes.index.words import Words, family_first, given_names

_PARTICLES = frozenset(
    {"van", "von", "der", "den", "de", "du", "di", "da", "del", "della", "la", "le", "bin", "ibn", "al", "el", "ten"}
)  # fmt: skip
_BEHIND = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})


def is_person(run: Run, words: Words) -> bool:
    """Whether a run names a person, by its given name, a title before it, or what is said of it: ", a lawyer at"."""
    if not _may_be_person(run, words):
        return False
    if run.titled or len(run.tokens) < 2:
        return run.titled and len(run.tokens[-1]) > 2
    if run.tokens[0].rstrip(".") in given_names():
        return True
    return not any(words.is_common(token) for token in run.tokens) and _has_role(run, words)


def _may_be_person(run: Run, words: Words) -> bool:
    names = [token for token in run.tokens if token not in _PARTICLES]
    if not 1 <= len(names) <= 4 or names[-1] in words.generic or names[0] in words.opening:
        return False
    if " ".join(names) in place_names("en"):
        return False
    return all(_is_name_word(token) and not _is_head(token, words) for token in names)


def _is_head(token: str, words: Words) -> bool:
    return token.removesuffix("s") in words.heads or token in words.heads or token in words.suffixes


def _is_name_word(token: str) -> bool:
    """ "Brown", "J.", "McGregor", "O’Hara", "Jean-Luc"; no "IBM" and no "GPT4"."""
    plain = token.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return plain.isalpha() and (len(plain) == 1 or not plain.isupper() or token in _BEHIND or token.endswith("."))


def _has_role(run: Run, words: Words) -> bool:
    """Whether it is said what a run is: "Ada Brown, a lawyer at", "Ada Brown, who", "the author Ada Brown"."""
    if run.after.startswith((", who ", ", whose ")):
        return True
    if not run.after.startswith(", ") or not words.roles:
        return (run.before.split() or [""])[-1] in words.roles
    said = re.findall(r"[\w-]+", run.after.split(" at ")[0].split(" of ")[0])[:5]
    return any(word in words.roles for word in said)


def family_name(name: str) -> str:
    """The family name of a person: "van Rossum" of "Guido van Rossum"."""
    given, family, _ = _part_name(name)
    return family if given else name


def file_person(name: str) -> str:
    """How an index files a person: "van Rossum, Guido", "King, Martin Luther, Jr."; "Xi Jinping" stays."""
    given, family, behind = _part_name(name)
    return ", ".join(filter(None, (family, given, behind))) if given else name


def _part_name(name: str) -> tuple[str, str, str]:
    """Given and family name, and what stands behind them; nothing given where the family name stands first."""
    tokens = name.split()
    behind = tokens.pop() if len(tokens) > 2 and tokens[-1] in _BEHIND else ""
    if len(tokens) < 2 or (tokens[0] in family_first() and tokens[0] not in given_names()):
        return "", name, ""
    at = next((index for index, token in enumerate(tokens) if index and token in _PARTICLES), len(tokens) - 1)
    return " ".join(tokens[:at]), " ".join(tokens[at:]), behind
