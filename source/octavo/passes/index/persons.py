"""Names of persons: by which words one is known, and how an index files it."""

from __future__ import annotations

import re

from octavo.passes.index.runs import Run
from octavo.passes.index.words import Words, given_names

_PARTICLES = frozenset({"van", "von", "der", "den", "de", "du", "di", "da", "del", "della", "la", "le", "bin", "ibn", "al", "el", "ten"})
_BEHIND = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
_FAMILY_FIRST = frozenset(
    "Abe Ban Chen Choi Deng Dong Feng Guo Han He Hu Huang Jang Jiang Kang Kim Li Lin Liu Luo Ma Mao Moon Ngo Nguyen Pak Park Pham Sun Tan"
    " Tran Wang Wen Wu Xi Xiao Xie Xu Yang Yoon Yu Zhang Zhao Zheng Zhou Zhu".split()
)
"""Family names that stand before given ones where nothing tells otherwise: "Xi Jinping"."""


def is_person(run: Run, words: Words) -> bool:
    """Whether a run names a person, by its given name, a title before it, or what is said of it: ", a lawyer at"."""
    if not _may_be_person(run, words):
        return False
    if run.titled:
        return True
    if len(run.tokens) < 2:
        return False
    return run.tokens[0].rstrip(".") in given_names() or _has_role(run, words)


def _may_be_person(run: Run, words: Words) -> bool:
    names = [token for token in run.tokens if token not in _PARTICLES]
    if not 1 <= len(names) <= 4 or names[-1] in words.generic or names[0] in words.opening:
        return False
    return all(_is_name_word(token) and token not in words.heads and token not in words.suffixes for token in names)


def _is_name_word(token: str) -> bool:
    """"Brown", "J.", "McGregor", "O’Hara", "Jean-Luc"; no "IBM" and no "GPT4"."""
    plain = token.replace(".", "").replace("-", "").replace("’", "").replace("'", "")
    return plain.isalpha() and (len(plain) == 1 or not plain.isupper() or token in _BEHIND or token.endswith("."))


_APPOSITION = re.compile(r",? ?,? ?(?:\(\d+\), |\d\d, )?(?:an? |the |its |his |her |our |their |who\b|one of )?((?:[\w’'-]+ ){0,3}?[\w-]+)")
"""What follows a name: ", a senior lawyer at", ", who"."""


def _has_role(run: Run, words: Words) -> bool:
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
    """How an index files a person: "Rossum, Guido van" is "van Rossum, Guido"; "Xi Jinping" stays."""
    given, family, behind = _part_name(name)
    return ", ".join(filter(None, (family, given, behind))) if given else name


def _part_name(name: str) -> tuple[str, str, str]:
    """Given and family name and what stands behind both; the whole as family name where it is one word, or files so."""
    tokens = name.split()
    behind = tokens.pop() if len(tokens) > 2 and tokens[-1] in _BEHIND else ""
    if len(tokens) < 2 or (tokens[0] in _FAMILY_FIRST and tokens[0] not in given_names()):
        return "", name, ""
    at = next((index for index, token in enumerate(tokens) if index and token in _PARTICLES), len(tokens) - 1)
    return " ".join(tokens[:at]), " ".join(tokens[at:]), behind
