"""Titles: how two are compared, and what of a declared one is the site's name or the series'."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from octavo.readers.elements.tree import Element
from octavo.readers.html.measures.measure import count_words
from octavo.readers.html.parse.declared import one_line

_WIDE = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef"
_SEPARATORS = re.compile(
    r"\s+[|–—·•»«›>:/\\~]+\s+|\s+-+\s+|\s*[|｜»›•]\s*|\s+::\s*|::\s+"  # " | ", " – ", " :: "
    rf"|(?<=[{_WIDE}])[_－—–-]+(?=[{_WIDE}])"  # "河湾的磨坊_山谷网", which has no spaces
)
"""What stands between a title and the name of its site; but not what is in "std::vector"."""

_BARS = re.compile(r"\s*[|｜]\s*")
"""What stands before a site's name where another sign is in the title: "Oak - An overview | The Site"."""

_DASH = re.compile(r"\s[-–—]\s")
"""What stands in a title, where a bar stands after it."""

_COLON = re.compile(r"[:：]\s*")
"""What stands between a site's name and a title: "The Site: An Oak", "山谷网：河湾的磨坊"."""


@lru_cache(maxsize=1024)
def plain_form(text: str) -> str:
    """`text` as titles are compared: letters and figures only, small."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", text).lower()))


def is_same_name(one: str, other: str) -> bool:
    """Whether two names are the same but for spaces, signs and case; an empty one is none."""
    here, there = plain_form(one).replace(" ", ""), plain_form(other).replace(" ", "")
    return bool(here) and here == there


def split_parts(claim: str) -> list[str]:
    """The parts of a declared title between its separators."""
    return [part for part in _SEPARATORS.split(claim) if part and part.strip()]


# --- without the site's name ------------------------------------------------------------------------


def strip_site(claim: str, names: Iterable[str], claims: Sequence[str]) -> str:
    """A declared title without the site's name.

    That is a part that is one of the site's `names`, or that other titles of the page leave out, or that is shorter.
    """
    known = [name for name in names if plain_form(name)]
    claim = _strip_ends(claim, known)
    parts = split_parts(claim)
    if len(parts) < 2:
        return claim
    if shorter := next((other for other in claims if other != claim and _is_part(other, claim)), ""):
        return shorter if len(split_parts(shorter)) == 1 else strip_site(shorter, known, [])
    if bare := _strip_known(claim, parts, known):
        return bare
    return claim if _is_said_twice(claim, claims) else _strip_shorter(claim, parts)


def _is_said_twice(claim: str, claims: Sequence[str]) -> bool:
    """Whether two places declare a title alike, and a third one more: the site's name stands there, if anywhere."""
    said = plain_form(claim)
    others = [plain_form(other) for other in claims]
    return others.count(said) > 1 and any(said in other and said != other for other in others)


def _strip_ends(claim: str, names: Sequence[str]) -> str:
    """A title without a name of several parts at its end, or with a colon at its start."""
    for name in names:
        before = claim.removesuffix(name)
        if before != claim and len(split_parts(name)) > 1 and re.search(r"\s[-–—|:·»]+\s*$", before):
            return before.rstrip(" -–—|:·»")
        colon = _COLON.search(claim)
        if colon and is_same_name(claim[: colon.start()], name):
            return claim[colon.end() :] or claim
    return claim


def _strip_known(claim: str, parts: Sequence[str], names: Sequence[str]) -> str:
    """A title without the parts at its ends that are names of the site; "" if there are none."""
    kept = [part for part in parts if plain_form(part) and not any(is_same_name(part, name) for name in names)]
    if not kept or len(kept) == len(parts):
        return ""
    start = claim.find(kept[0])
    return claim[start : claim.rfind(kept[-1]) + len(kept[-1])].strip()


def _strip_shorter(claim: str, parts: Sequence[str]) -> str:
    """The longest part of a title, if it is long and the last one short; what stands before a bar is one part."""
    barred = [part for part in _BARS.split(claim) if part.strip()]
    if len(barred) == 2 and len(parts) > 2 and _DASH.search(barred[0]):
        return barred[0].strip()
    longest = max(parts, key=count_words)
    return longest if count_words(longest) >= 3 and count_words(parts[-1]) <= 4 else claim


def _is_part(other: str, claim: str) -> bool:
    """Whether a title of two words or more is in another one."""
    bare = plain_form(other)
    return bare in plain_form(claim) and count_words(bare) > 1


# --- series -----------------------------------------------------------------------------------------

_SERIES = re.compile(
    r"^(?P<series>[^|]{3,80}?\((?:volume|vol\.?|book|part|band|tome)\s*\w+\))\s*[:|–—-]?\s*(?P<title>\w[^|]*)$", re.I
)
"""A title after its series: "On Trees (Volume 2): Oak"."""


def split_series(title: str) -> tuple[str, str]:
    """A title without the series or the volume that stands before it, and the series ("" if there is none)."""
    match = _SERIES.match(title)
    return (match["title"], match["series"]) if match else (title, "")


def split_two_lines(heading: Element | None, title: str, address: str) -> tuple[str, str]:
    """The title and the series of a heading of two lines, ("", "") if it is not one.

    The page's title joins both lines by a separator, and its address names the second line rather than the first.
    """
    if heading is None or len(heading) != 1 or (line := heading.find("br")) is None:
        return "", ""
    series, name = one_line(heading.text or ""), one_line(line.tail or "")
    first, second = plain_form(series), plain_form(name)
    joined = [plain_form(part) for part in re.split(r"\s*[:|–—]\s+|\s+-\s+", title, maxsplit=1)]
    if first and second and joined == [first, second]:
        slug = set(plain_form(address.replace("_", " ")).split())
        if _share_in(slug, second) >= 0.5 > _share_in(slug, first):
            return name, series
    return "", ""


def _share_in(slug: set[str], line: str) -> float:
    """The share of a line's words that an address has."""
    parts = line.split()
    return sum(part in slug for part in parts) / len(parts)
