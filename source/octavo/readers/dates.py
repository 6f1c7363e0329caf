"""Dates as people write them, as ISO 8601: never a guess between day and month."""

from __future__ import annotations

import re

_MONTHS = (
    "jan january januar janvier enero gennaio janeiro januari ene genn|"
    "feb february februar février febrero febbraio fevereiro februari fev févr|"
    "mar march märz mars marzo março maart mrz|"
    "apr april avril abril aprile avr abr|"
    "may mai mayo maggio maio mei|"
    "jun june juni juin junio giugno junho giu|"
    "jul july juli juillet julio luglio julho lug juil|"
    "aug august août agosto augustus ago|"
    "sep sept september septembre septiembre settembre setembro set|"
    "oct october oktober octobre octubre ottobre outubro okt ott out|"
    "nov november novembre noviembre novembro|"
    "dec december dezember décembre diciembre dicembre dezembro dez dic déc"
)
MONTHS = {name: number for number, names in enumerate(_MONTHS.split("|"), 1) for name in names.split()}

_WORD = r"(?P<month>[^\W\d_]{3,10})\.?"
_ISO = re.compile(r"\b(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})\b")
_SPELLED = (
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?[ -](?:of |de )?{_WORD},?[ -](?:de )?(?P<year>\d{{4}})\b"
    ),
    re.compile(rf"\b{_WORD} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>\d{{4}})\b"),
)
_FIGURES = (
    re.compile(r"\b(?P<day>\d{1,2})\.\s?(?P<number>\d{1,2})\.\s?(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<year>\d{4})[/.](?P<number>\d{1,2})[/.](?P<day>\d{1,2})\b"),
    re.compile(r"\b(?P<day>1[3-9]|2\d|3[01])/(?P<number>\d{1,2})/(?P<year>\d{4})\b"),
    re.compile(r"\b(?P<number>\d{1,2})/(?P<day>1[3-9]|2\d|3[01])/(?P<year>\d{4})\b"),
)


def date(text: str) -> str:
    """A date in `text` as YYYY-MM-DD, "" if there is none or it can be read in two ways."""
    return find(text)[0]


def find(text: str) -> tuple[str, int]:
    """A date and where it starts."""
    for pattern in (_ISO, *_SPELLED, *_FIGURES):
        if (match := pattern.search(text)) and (found := _iso(match.groupdict())):
            return found, match.start()
    return "", len(text)


def _iso(parts: dict[str, str]) -> str:
    month = MONTHS.get(parts["month"].lower(), 0) if "month" in parts else int(parts["number"])
    day, year = int(parts["day"]), int(parts["year"])
    return f"{year:04}-{month:02}-{day:02}" if 1 <= month <= 12 and 1 <= day <= 31 and year > 1000 else ""
