"""Names that links vouch for: what links to an encyclopedia, to a site of the same name, or to somebody's profile."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from octavo.passes.index.lines import Line

_ENCYCLOPEDIAS = ("wikipedia.org", "wikimedia.org")
_PROFILES = frozenset(
    {"twitter.com", "x.com", "github.com", "linkedin.com", "orcid.org", "imdb.com", "bsky.app", "mastodon.social"}
)
_LONGEST = 60


def find_linked_names(lines: list[Line], *, nouns: bool) -> set[str]:
    """The words of links that are names; `nouns` says whether the language writes all nouns with capital letters."""
    found = set()
    for line in lines:
        for start, end, href in line.links:
            words = " ".join(line.words[start:end].split())
            if words and len(words) < _LONGEST and _is_name(words, href, nouns=nouns):
                found.add(words.removesuffix("’s").removesuffix("'s"))
    return found


def _is_name(words: str, href: str, *, nouns: bool) -> bool:
    """Whether the words of a link are a name, by where it leads."""
    place = urlsplit(href)
    host = (place.hostname or "").removeprefix("www.")
    if not _starts_as_name(words):
        return False
    if host.endswith(_ENCYCLOPEDIAS):
        return _names_page(words, place.path, nouns=nouns)
    if host in _PROFILES:
        return words.count(" ") in {1, 2} and all(token[:1].isupper() for token in words.split())
    return _names_site(words, host)


def _starts_as_name(words: str) -> bool:
    """Whether words begin and end as a name does; "iPhone" is one, too."""
    tokens = words.split()
    return all(any(letter.isupper() for letter in token[:2]) for token in (tokens[0], tokens[-1]))


def _names_page(words: str, path: str, *, nouns: bool) -> bool:
    """Whether words are the title of a page of an encyclopedia, as a name is written there.

    In a title only the first word of a common noun has a capital letter ("Machine learning"). In a language that writes
    all nouns so, that says nothing of what is one word.
    """
    title = unquote(path.rpartition("/wiki/")[2]).replace("_", " ")
    bare = re.sub(r" \(.*\)$", "", title)
    if words.casefold() not in {bare.casefold(), bare.split(",")[0].casefold()}:
        return False
    behind = [token for token in bare.split()[1:] if token[:1].isalpha()]
    if nouns:
        return len(behind) > 0 and bare != title
    return any(token[0].isupper() for token in behind) or not behind


def _names_site(words: str, host: str) -> bool:
    """Whether a site is called as the words are: "Clearview AI" is clearview.ai, "The Guardian" theguardian.com."""
    squashed = re.sub(r"[^\w]", "", words).casefold()
    labels = host.split(".")
    own = labels[-3] if len(labels) > 2 and labels[-2] in {"co", "com", "org", "ac", "gov"} else labels[-2:][0]
    spelt = {own.replace("-", ""), "".join(labels[-2:]).replace("-", "")}
    return len(squashed) > 2 and (squashed in spelt or f"the{squashed}" in spelt)
