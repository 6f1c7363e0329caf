"""What stands over an article: its title, subtitle, byline and dates, where the text states them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

import msgspec
from msgspec import Struct

from octavo.readers.dates import find_date, locate_date
from octavo.readers.text.boilerplate import key
from octavo.readers.text.line_features import (
    is_prose,
    is_sentence,
    looks_like_heading,
    looks_like_job,
    looks_like_name,
    size,
)

_REACH = 14
"""How many chunks from the top a header may have."""

_BY = re.compile(
    r"(?:(?:written |posted |story |words |text |article )?by|von|par|por|di|door)(?: |:\s*)(.+)", re.IGNORECASE
)
_FIELD = re.compile(
    r"(?P<name>title|author|authors|by|written by|autor|auteur|date|published|posted|last updated|updated|modified)"
    r"(?: on| at)?\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_LONGEST_SENTENCE = 14
"""A title may be a sentence of so many words."""

_POSTED = re.compile(r"(originally |last |first )?(posted|published|updated|edited)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(updated|modified|aktualisiert|mis à jour|actualizado)\b", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")
_AFTER_NAME = re.compile(
    r"\s*(?:[|•·–—@(]|\bfor\b|\bin\b|\bon\b|\bupdated\b|\bpublished\b|,\s+\S*\d|\b[^\W\d_]{3,9}\.? \d|\d).*$",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(
    r"about (the )?(author|writer)|(über|zum) (den |die )?autor(in)?|à propos de l.auteur|sobre (el|la) autora?"
)


class Head(Struct, frozen=True):
    """What the header says; `used` are the places of its chunks."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    used: frozenset[int] = frozenset()


def find(texts: Sequence[str], reasons: Sequence[str]) -> Head:
    """The header among `texts`; what `reasons` says is no part of the article is passed over."""
    head, prose = Head(), 0
    places = [at for at in range(min(_REACH, len(texts))) if not reasons[at]]
    if places and _is_title(texts[places[0]]):
        head = Head(title=_field(texts[places[0]])[1] or texts[places[0]], used=frozenset({places[0]}))
        places = places[1:]
    for turn, at in enumerate(places):
        following = texts[places[turn + 1]] if turn + 1 < len(places) else ""
        grown = _line(head, at, texts[at], following)
        if turn == 0 and grown is head and _may_be_subtitle(head, at, texts, places[1:]):
            grown = _with(head, at, subtitle=texts[at])
        prose += grown is head and is_prose(texts[at])
        head = grown
        if prose > 1:
            break
    return head if head.authors else _with_closing(head, texts)


def _is_title(text: str) -> bool:
    name = _field(text)[0]
    if name:
        return name == "title"
    bare = text.rstrip("\"'”’»)")
    stated = looks_like_heading(text) or not is_sentence(text) or bare[-1:] in "?!" or size(text) <= _LONGEST_SENTENCE
    return size(text) <= 30 and not _is_dateline(text) and stated and not _BY.fullmatch(text)


def _is_dateline(text: str) -> bool:
    return bool(_POSTED.match(text)) or (size(text) <= 8 and locate_date(text)[1] < 12 and _dated(text))


def _field(text: str) -> tuple[str, str]:
    """Name and value of a line like "Author: …"."""
    match = _FIELD.fullmatch(text)
    return (match["name"].lower(), match["value"].strip()) if match else ("", "")


def _line(head: Head, at: int, text: str, following: str) -> Head:
    """The header with what one line says; the same one if it says nothing."""
    name, value = _field(text)
    if name == "title":
        return _with(head, at, title=value)
    if names := _names(
        value if name in ("author", "authors", "by", "written by", "autor", "auteur") else ""
    ) or _byline(text, following):
        more = _dates(text)
        return _with(head, at, authors=head.authors or names, **more)
    if more := _dates(text):
        return _with(head, at, **more)
    if head.authors and looks_like_job(text):
        return _with(head, at)
    return head


def _byline(text: str, following: str) -> tuple[str, ...]:
    match = _BY.fullmatch(text)
    if match and size(text) <= 16:
        return _names(match[1])
    if looks_like_name(text) and (looks_like_job(following) or (_dated(following) and size(following) <= 10)):
        return (text.strip(),)
    before = text[: locate_date(text)[1]].rstrip(" -–—|•·,")
    return (before,) if len(before) < len(text) and size(text) <= 12 and looks_like_name(before) else ()


def _names(text: str) -> tuple[str, ...]:
    """The persons of a byline; () if what it names are no persons."""
    bare = _AFTER_NAME.sub("", text).strip(" .,")
    names = tuple(part for part in _SEPARATOR.split(bare) if part and not looks_like_job(part))
    short = all(part[0].isupper() and size(part) <= 5 and not any(map(str.isdigit, part)) for part in names)
    return names if short else ()


def _dates(text: str) -> dict[str, str]:
    """The date that a line of dates states; a sentence with a date in it is none."""
    if not _dated(text) or size(text) > 18 or (is_prose(text) and not _UPDATED.search(text)):
        return {}
    parts = _UPDATED.split(text, maxsplit=1)
    found = {"published": find_date(parts[0]), "modified": find_date(parts[-1]) if len(parts) > 1 else ""}
    return {name: value for name, value in found.items() if value}


def _dated(text: str) -> bool:
    return bool(find_date(text))


def _may_be_subtitle(head: Head, at: int, texts: Sequence[str], after: Sequence[int]) -> bool:
    """Whether a line between title and byline says more of the title."""
    if not head.title or head.subtitle or head.authors or size(texts[at]) > 45:
        return False
    first, second, third = [*(texts[near] for near in after[:3]), "", "", ""][:3]
    pairs = ((first, second), (second, third))
    return any(_byline(text, below) or (_dates(text) and size(text) <= 10) for text, below in pairs)


def _with(head: Head, at: int, **more: object) -> Head:
    return msgspec.structs.replace(head, used=head.used | {at}, **more)


def _with_closing(head: Head, texts: Sequence[str]) -> Head:
    """The author whom a box after the article names."""
    for text, following in itertools.pairwise(texts):
        if _ABOUT_AUTHOR.fullmatch(key(text)) and looks_like_name(following):
            return msgspec.structs.replace(head, authors=(following,))
    return head
