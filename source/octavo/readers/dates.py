"""Dates as people write them, as ISO 8601: never a guess between day and month."""

from __future__ import annotations

import re
from datetime import date

from octavo.readers.months import month_number

_MONTH = r"(?P<month>[^\W\d_]{3,12})\.?"
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b")  # "2021-05-03"
_SPELLED = (
    # "3 May 2021", "3rd of May, 2021", "3. Mai 2021", "1er mai 2021", "3 de mayo de 2021", "3-May-2021"
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?{_MONTH},?[ -](?:de )?(?P<year>\d{{4}})\b"
    ),
    # "May 3, 2021", "May 3rd 2021"
    re.compile(rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
    # "2021 May 3", "2021. május 3."
    re.compile(rf"\b(?P<year>\d{{4}})[.,]? {_MONTH} (?P<day>\d{{1,2}})(?!\d)"),
)
_FIGURES = (
    # "2021年5月3日", "2021년 5월 3일"
    re.compile(r"(?<!\d)(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]"),
    # "3.5.2021", "3. 5. 2021"
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})\b"),
    # "2021/5/3", "2021.05.03"
    re.compile(r"\b(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b"),
    # "23/5/2021", "5/23/2021"; but "3/5/2021" is read by nobody for sure
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])/(?P<number>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<number>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})\b"),
)


def find_date(text: str, language: str = "") -> str:
    """A date in `text` as YYYY-MM-DD; "" if there is none, or it can be read in two ways.

    `language` is the tag of the text's language, "" if it is not known.
    """
    return locate_date(text, language)[0]


def locate_date(text: str, language: str = "") -> tuple[str, int]:
    """The same date, and where in `text` it starts: at its end if there is none."""
    for pattern in (_ISO, *_SPELLED, *_FIGURES):
        if (match := pattern.search(text)) and (found := _iso_date(match.groupdict(), language)):
            return found, match.start()
    return "", len(text)


def _iso_date(parts: dict[str, str], language: str) -> str:
    month = month_number(parts["month"], language) if "month" in parts else int(parts["number"])
    day, year = int(parts["day"]), int(parts["year"])
    found = f"{year:04}-{month:02}-{day:02}"
    return found if year > 1000 and is_iso_date(found) else ""


_ISO_DATE = re.compile(  # "2021", "2021-05", "2021-05-03 10:00:00+02:00"
    r"(?P<day>\d{4}(?:-\d{2}(?:-\d{2})?)?)"
    r"(?:(?<=-\d\d-\d\d)[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


def is_iso_date(word: str) -> bool:
    """Whether a word is a year, a month, a day or a time of ISO 8601, and such a day has been or will be."""
    match = _ISO_DATE.fullmatch(word)
    try:
        return match is not None and bool(date.fromisoformat(f"{match['day']}-01-01"[:10]))
    except ValueError:
        return False
