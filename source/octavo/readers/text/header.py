"""What stands over an article: its title, subtitle, byline and dates, where the text states them."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.dates import find_date, locate_date
from octavo.readers.text.boilerplate import bare_words
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

_LONGEST_SENTENCE = 14
"""A title may be a sentence of so many words."""

_BYLINE = re.compile(  # "By Ada Holm", "Story by: Ada Holm", "Von Ada Holm"
    r"(?:(?:written |posted |story |words |text |article )?by|von|par|por|di|door)(?: |:\s*)(.+)", re.IGNORECASE
)
_FIELD = re.compile(  # "Author: Ada Holm", "Published on: May 3, 2021"
    r"(?P<name>title|author|authors|by|written by|autor|auteur|date|published|posted|last updated|updated|modified)"
    r"(?: on| at)?\s*:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
_AUTHOR_FIELDS = {"author", "authors", "by", "written by", "autor", "auteur"}
_POSTED = re.compile(  # "Last updated …"
    r"(originally |last |first )?(posted|published|updated|edited)\b", re.IGNORECASE
)
_UPDATED = re.compile(
    r"\b(updated|modified|aktualisiert|mis à jour|actualizado)\b", re.IGNORECASE
)  # "… | Updated May 5"
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b)\s*")  # "Ada Holm and Per Lind"
_AFTER_NAMES = re.compile(  # "Ada Holm | Staff writer", "Ada Holm for the Courier", "Ada Holm, May 3", "Ada Holm 3/5"
    r"\s*(?:[|•·–—@(]|\bfor\b|\bin\b|\bon\b|\bupdated\b|\bpublished\b|,\s+\S*\d|\b[^\W\d_]{3,9}\.? \d|\d).*$",
    re.IGNORECASE,
)
_ABOUT_AUTHOR = re.compile(  # "about the author", "über den autor"
    r"about (the )?(author|writer)|(über|zum) (den |die )?autor(in)?|à propos de l.auteur|sobre (el|la) autora?"
)


class Header(Struct, frozen=True):
    """What the header says; `used` are the places of its chunks."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    used: frozenset[int] = frozenset()


def find_header(texts: Sequence[str], reasons: Sequence[str]) -> Header:
    """The header among `texts`; what `reasons` says is no part of the article is passed over."""
    header, paragraphs = Header(), 0
    places = [at for at in range(min(_REACH, len(texts))) if not reasons[at]]
    if places and _is_title(texts[places[0]]):
        first, *places = places
        header = Header(title=_split_field(texts[first])[1] or texts[first], used=frozenset({first}))
    for turn, at in enumerate(places):
        following = texts[places[turn + 1]] if turn + 1 < len(places) else ""
        grown = _add_line(header, at, texts[at], following)
        if turn == 0 and grown is header and _may_be_subtitle(header, texts[at], [texts[near] for near in places[1:4]]):
            grown = _add(header, at, subtitle=texts[at])
        if grown is header and is_prose(texts[at]):
            paragraphs += 1
        header = grown
        if paragraphs > 1:
            break
    return header if header.authors else _add_author_at_end(header, texts)


# --- what a line says --------------------------------------------------------------------------------


def _add_line(header: Header, at: int, text: str, following: str) -> Header:
    """The header with what one line says; the same one if it says nothing."""
    name, value = _split_field(text)
    if name == "title":
        return _add(header, at, title=value)
    stated = _split_names(value) if name in _AUTHOR_FIELDS else ()
    dates = _read_dates(text)
    if names := stated or _read_byline(text, following):
        return _add(header, at, authors=header.authors or names, **dates)
    if dates:
        return _add(header, at, **dates)
    if header.authors and looks_like_job(text):
        return _add(header, at)
    return header


def _add(header: Header, at: int, **more: object) -> Header:
    return replace(header, used=header.used | {at}, **more)


def _split_field(text: str) -> tuple[str, str]:
    """Name and value of a line like "Author: …"; "" and "" of any other."""
    match = _FIELD.fullmatch(text)
    return (match["name"].lower(), match["value"].strip()) if match else ("", "")


def _is_title(text: str) -> bool:
    name = _split_field(text)[0]
    if name:
        return name == "title"
    if size(text) > 30 or _is_dateline(text) or _BYLINE.fullmatch(text):
        return False
    asks_or_calls = text.rstrip("\"'”’»)")[-1:] in "?!"
    return looks_like_heading(text) or not is_sentence(text) or asks_or_calls or size(text) <= _LONGEST_SENTENCE


def _is_dateline(text: str) -> bool:
    """Whether a line says when something was posted: "Posted by the editor", "Mon, 3 May 2021"."""
    date, at = locate_date(text)
    return bool(_POSTED.match(text)) or (size(text) <= 8 and date != "" and at < 12)


def _may_be_subtitle(header: Header, text: str, following: Sequence[str]) -> bool:
    """Whether the line under the title says more of it: a byline or a date stands one or two lines below."""
    if not header.title or header.subtitle or header.authors or size(text) > 45:
        return False
    first, second, third = [*following, "", "", ""][:3]
    pairs = ((first, second), (second, third))
    return any(_read_byline(line, below) or (_read_dates(line) and size(line) <= 10) for line, below in pairs)


# --- names and dates ---------------------------------------------------------------------------------


def _read_byline(text: str, following: str) -> tuple[str, ...]:
    """The persons that a line names as its authors; a name alone counts by the job or the date that follows it."""
    match = _BYLINE.fullmatch(text)
    if match and size(text) <= 16:
        return _split_names(match[1])
    if looks_like_name(text) and (looks_like_job(following) or (find_date(following) and size(following) <= 10)):
        return (text.strip(),)
    before = text[: locate_date(text)[1]].rstrip(" -–—|•·,")
    return (before,) if len(before) < len(text) and size(text) <= 12 and looks_like_name(before) else ()


def _split_names(text: str) -> tuple[str, ...]:
    """The persons of a byline; () if what it names are no persons."""
    bare = _AFTER_NAMES.sub("", text).strip(" .,")
    names = tuple(part for part in _BETWEEN_NAMES.split(bare) if part and not looks_like_job(part))
    are_persons = all(part[0].isupper() and size(part) <= 5 and not any(map(str.isdigit, part)) for part in names)
    return names if are_persons else ()


def _read_dates(text: str) -> dict[str, str]:
    """The dates that a line of dates states, as fields of a header; a sentence with a date in it is none."""
    if not find_date(text) or size(text) > 18 or (is_prose(text) and not _UPDATED.search(text)):
        return {}
    before, *after = _UPDATED.split(text, maxsplit=1)
    found = {"published": find_date(before), "modified": find_date(after[-1]) if after else ""}
    return {name: value for name, value in found.items() if value}


def _add_author_at_end(header: Header, texts: Sequence[str]) -> Header:
    """The header with the author whom a box after the article names."""
    for text, following in itertools.pairwise(texts):
        if _ABOUT_AUTHOR.fullmatch(bare_words(text)) and looks_like_name(following):
            return replace(header, authors=(following,))
    return header
