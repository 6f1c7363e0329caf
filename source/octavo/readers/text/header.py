"""What stands over an article: its title, subtitle, byline and dates, where the text states them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.dates import find_date
from octavo.readers.text.byline import (
    is_cue,
    is_dateline,
    looks_like_writer,
    read_dates,
    read_field,
    read_name_and_date,
    read_name_and_job,
    read_names,
    split_names,
    strip_date,
    unglue,
)
from octavo.readers.text.line_features import is_prose, looks_like_job, looks_like_name, size
from octavo.readers.text.title import find_title, read_title
from octavo.readers.text.wording import BUTTON, COUNTER, biography_of, is_follow_or_counter

_REACH = 14
"""How many lines under its title a header may have."""

_NEAR = 3
"""So many lines apart a writer is named twice: beside a picture and under it."""

_LONGEST_NAMES = 200
"""Characters of a line that is names alone."""

_SHORTEST, _LONGEST = 3, 45
"""Words of a subtitle."""

_SEPARATOR = re.compile(r" [|·•] ")  # "Ada Holm | The Courier", "Ada Holm · May 3"
_MARKS = re.compile(r"(?<=[^\W\d_])[¹²³⁴⁵⁶⁷⁸⁹*∗†‡§](?:[,¹²³⁴⁵⁶⁷⁸⁹*∗†‡§]*)")  # "Ada Holm¹* and Per Lind²"
_UPPER_NAME = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_.'’-]{1,15}\.?){1,3}")  # "ADA HOLM", "ADA B. HOLM"

_DATELINE = re.compile(  # "Vik, 3 de mayo de 2021.- ", "NORTHHAVEN, May 3, 2021 /Wire/ -- ", "(Vik, 3. Mai 2021) "
    r"\(?[^\W\d_a-z][\w .'’-]{1,40}(?:, [^\W\d_.]{2,20}\.?)?,? ?\(?(?:le |den |am )?"
    r"(?:\w+\.? \d{1,2}|\d{1,2}\.?(?: de)? \w+),?(?: de)? \d{4}"
    r"\)?(?: ?\([^()]{2,20}\)| /[^/]{2,30}/)? ?(?:\.-|[-–—:)]|\. [-–—])"
)
_STOP_INSIDE = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)]* +[\"'“‘„«(]*[^\W\d_a-z]|[。！？].")
"""Where a second sentence begins, "The lamp is late. Nobody minds.": what has two is a paragraph of the article."""


class Header(Struct, frozen=True):
    """What the header says; `used` are the places of its chunks, `title_at` the place of the title."""

    title: str = ""
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    used: frozenset[int] = frozenset()
    title_at: int = 0


def find_header(texts: Sequence[str], reasons: Sequence[str], *, saved_page: bool) -> Header:
    """The header among `texts`; what `reasons` says is no part of the article is passed over."""
    title_at = find_title(texts, reasons, saved_page=saved_page)
    header = Header()
    if title_at is not None:
        header = Header(title=read_title(texts[title_at]), used=frozenset({title_at}), title_at=title_at)
    header = _add_lines(header, texts, reasons)
    dates = (_read_dateline(text) for text in texts[header.title_at + 1 : header.title_at + _REACH])
    return header if header.published else replace(header, published=next(filter(None, dates), ""))


def _read_dateline(text: str) -> str:
    """The date after the name of a place that a paragraph begins with: "VIK, May 3, 2021 – The …"; "" for none."""
    match = _DATELINE.match(text)
    return find_date(match[0]) if match and is_prose(text) else ""


def _add_lines(header: Header, texts: Sequence[str], reasons: Sequence[str]) -> Header:
    """The header with what the lines around the title say, up to the second paragraph under it."""
    last = header.title_at + _REACH
    places = [
        at for at in range(min(last, len(texts))) if at not in header.used and not _is_passed_over(at, texts, reasons)
    ]
    paragraphs, turns = 0, 0
    for turn, at in enumerate(places):
        following = texts[places[turn + 1]] if turn + 1 < len(places) else ""
        before = texts[places[turn - 1]] if turn else ""
        if at + 1 < len(texts) and reasons[at + 1] in (BUTTON, COUNTER):
            following = texts[at + 1]
        grown = _add_line(header, at, texts, before, following)
        is_below = at > header.title_at
        turns += is_below
        near = [texts[place] for place in places[turn + 1 : turn + 4]]
        if turns == 1 and is_below and grown is header and _may_be_subtitle(header, texts[at], near):
            grown = _add(header, at, subtitle=texts[at])
        if is_below and grown is header and is_prose(texts[at]):
            paragraphs += 1
        header = grown
        if paragraphs > 1:
            break
    return header


def _is_passed_over(at: int, texts: Sequence[str], reasons: Sequence[str]) -> bool:
    return bool(reasons[at]) and not is_cue(texts[at])


# --- what a line says --------------------------------------------------------------------------------


def _add_line(header: Header, at: int, texts: Sequence[str], before: str, following: str) -> Header:
    """The header with what one line says; the same one if it says nothing."""
    text = unglue(texts[at])
    if read_field(text)[0] == "title":
        return _add(header, at, title=read_title(text))
    dates = {name: value for name, value in read_dates(text).items() if not getattr(header, name)}
    is_below = at > header.title_at
    if is_below and (name := _read_next_name(header, text, before, following)):
        return _add(header, at, authors=(*header.authors, name))
    names = read_names(text) or read_name_and_date(text)
    if names or (is_below and (names := _read_name_alone(text, before, following))):
        return _add(header, at, authors=header.authors or names, **dates)
    known = is_below and not header.authors and _find_known_name(text, at, texts)
    if known or dates or (is_dateline(text) and find_date(text)):
        return _add(header, at, authors=(known,) if known else header.authors, **dates)
    is_cue_of_name = is_cue(text) and bool(_read_name_alone(following, text, ""))
    if is_cue_of_name or (header.authors and looks_like_job(text)):
        return _add(header, at)
    return header


def _read_name_alone(text: str, before: str, following: str) -> tuple[str, ...]:
    """The person whom a line names that is a name alone: by the cue before it, or the job or the date beside it."""
    if len(text) > _LONGEST_NAMES:
        return ()
    is_dated = is_dateline(before) or is_dateline(following)
    if names := read_name_and_job(text):
        return names
    name = _SEPARATOR.split(text, maxsplit=1)[0].strip()
    if name.isupper() and name == text and (is_dated or is_cue(before)) and _UPPER_NAME.fullmatch(name):
        return (name,)
    names = split_names(_MARKS.sub("", name))
    if not names or not all(map(looks_like_writer, names)):
        return ()
    is_told = is_cue(before) or looks_like_job(following) or is_follow_or_counter(following)
    is_told = is_told or (name != text and size(name) > 1 and is_prose(following))  # "Ada Holm | The Courier"
    is_told = is_told or _MARKS.search(name) is not None
    is_told = is_told or (name == text and biography_of(following) == text)
    return names if is_dated or is_told else ()


def _read_next_name(header: Header, text: str, before: str, following: str) -> str:
    """The name of another writer under that of one, where a date, a job or a counter stands under it; "" for none."""
    is_told = is_dateline(following) or looks_like_job(following) or is_follow_or_counter(following)
    is_name = looks_like_name(text) and looks_like_writer(text)
    return text if before in header.authors and is_name and is_told else ""


def _find_known_name(text: str, at: int, texts: Sequence[str]) -> str:
    """The person of a line that is a name alone, or a date and a name, where a line near it is the name again."""
    name = strip_date(text)
    near = [*texts[max(0, at - _NEAR) : at], *texts[at + 1 : at + 1 + _NEAR]]
    return name if name in near and looks_like_name(name) and looks_like_writer(name) else ""


def _add(header: Header, at: int, **more: object) -> Header:
    return replace(header, used=header.used | {at}, **more)


def _may_be_subtitle(header: Header, text: str, following: Sequence[str]) -> bool:
    """Whether the line under the title says more of it: a byline or a date stands one or two lines below."""
    if not header.title or header.subtitle or header.authors or not _SHORTEST <= size(text) <= _LONGEST:
        return False
    if _STOP_INSIDE.search(text):
        return False
    first, second, third = [*following, "", "", ""][:3]
    pairs = ((first, text, second), (second, first, third))
    return any(
        is_cue(line) or read_names(line) or _read_name_alone(line, "", below) or (read_dates(line) and size(line) <= 10)
        for line, above, below in pairs
    )
