"""What is a name: names in bylines, without the words before and after them, and what is none."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from octavo.readers.html.parse.declared import one_line
from octavo.readers.persons import PARTICLES, is_organisation, split_names

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("bylines.toml").read_text(encoding="utf-8"))


def _any(group: str) -> str:
    return "|".join(sorted(_WORDS[group], key=len, reverse=True))


_EAST = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_ARTICLE_BY = (
    r"(?:an?|the|this|ein|eine|une?|una?|um|uma|en|ett|et|een)\s+(?:[\w-]+\s+){1,2}(?:by|von|par|de|di|por|av|af|door)"
)
"""“An essay by”, “Ein Artikel von”, “Un article de”."""

GUEST = re.compile(rf"\W*(?:{_any('guest')})\s*:?\s*", re.I)
"""What a guest's name follows."""

_BEFORE = re.compile(rf"\W*(?:{_any('before')}|{_ARTICLE_BY})(?:\s*:\s*|\s+|$)", re.I)
_PARTICLE_BEFORE = re.compile(r"\W*(?:di|af|av|da)\s+", re.I)
"""What begins a byline in one language, and a name in another."""

_FIELD = re.compile(rf"\W*(?:{_any('field')})(?:\s*[:：／/|｜＝=•]\s*(?:(?:by|von|par|por|di)\s+)?|\s*$)", re.I)
_POSTED = re.compile(
    r"\W*(?:posted|published|created|written|veröffentlicht|erstellt|geschrieben|publié|publicado|pubblicato|geplaatst"
    r"|on|am|le|el|il|op)\b[^.!?]{0,24}\d[^!?]{2,40}?\b(?:by|von|par|por|da|door|av|af)\s+(?=\w)",
    re.I,
)
"""What stands before a name after a date: "Posted on 3 May 2021 by Ada Holm"."""

_OTHERS = re.compile(rf"\W*(?:{_any('others')})(?![\w'])", re.I)
_JOB = re.compile(rf"(?<![\w-])(?:{_any('jobs')})(?![\w-])", re.I)
_NOBODY = re.compile(f"{_any('nobody')}|{_any('placeholders')}", re.I)

_EASTERN_NAME = re.compile(rf"[{_EAST}][{_EAST}々・·\s]{{1,11}}")  # "林大同", "山田 花子"
_EASTERN_TAIL = re.compile(
    r"(?:記者|记者|基者|기자|특파원|氏|さん|／.*|/.*|　.*)$"
)  # "김철수 기자", "王小明／台北報導"

_TAIL = re.compile(
    r"\s*(?:[(\[<|–—@].*|,? (?:illustrations?\b|photos?\b|fotos?\b|bilder\b"
    r"|staff|special to|for |in |on |at |is |has |was |from |updated|published|posted|last "
    r"|follow|and more|et al|ist |für |bei |est |pour ).*|\d.*)$",
    re.I | re.S,
)
"""What stands after a name: " for The Site", " (Ghent)", " 5 March"."""

_MONTH_AT_END = re.compile(
    r"\s+(?:on|am|le|el|il|den)?\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?$", re.I
)
"""What is left of a date after a name: "Ada Holm March" of "Ada Holm March 5"."""

_DEGREES = re.compile(
    r",?\s+(?:(?i:ph\.?\s?d|m\.?d|r\.?d|rdn|mph|msc?|mba|jd|esq|cpa|dds|dvm|cfp)|MA|BA|RN|MRCGP|FRCP)\b\.?(?=,|$|\s)"
)

_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|[{}\[\]<>=_©:]|\b(staff|redaktion|rédaction|redacción|editorial|newsroom|\.com|\.org|\.net|desk"
    r"|redazione|redakcja|policy|articles?|artikel|newsletter|subscribe|comments?|minutes?|views?)\b|['’]s$",
    re.I,
)
"""What no person is called: "Sports desk", "ada@example.org", "Privacy policy"."""

EDGES = " .,:;-–—*'\"“”|/\u00a0"
"""What may stand around a name."""


def parse_label(text: str) -> str | None:
    """What follows the words by which a byline begins; None if it does not begin so."""
    if len(text) > 200:
        return None
    if posted := _POSTED.match(text):
        return text[posted.end() :]
    if _OTHERS.match(text):
        return None
    match = GUEST.match(text) or _BEFORE.match(text) or _FIELD.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if _PARTICLE_BEFORE.fullmatch(match.group()) and rest and " " not in rest.strip():  # "Di Stefano", a name
        return None
    again = _BEFORE.match(rest)  # "Author: By Ada Holm", "Posted by: by Ada Holm"
    return rest[again.end() :] if again else rest


def names_others(text: str) -> bool:
    """Whether a line begins by saying that who follows is no author: "Photo by", "Reviewed by"."""
    return _OTHERS.match(text) is not None


def is_job(text: str) -> bool:
    """Whether words say what somebody does: "senior editor"."""
    return len(text.split()) <= 8 and _JOB.search(text) is not None


@lru_cache(maxsize=2048)
def parse_names(text: str) -> list[str]:
    """The names that a byline holds; who is named after a job, a date or another label is none of them."""
    said = one_line(text)
    rest = parse_label(said)
    names: list[str] = []
    for part in split_names(said if rest is None else rest):
        name = _trim(part)
        if names and (is_job(part) or names_others(part) or _is_date(part, name)):
            break
        if is_name(name) and not _is_date(part, name):
            names.append(name)
        elif rest is not None and not names:
            break
    return [name.title() if name.isupper() and len(name) > 4 and " " in name else name for name in names]


def _is_date(part: str, name: str) -> bool:
    """Whether what is taken for a name is what stands before figures: "March" of "March 5"."""
    return " " not in name and part != name and not _EASTERN_NAME.fullmatch(name) and any(map(str.isdigit, part))


def _trim(part: str) -> str:
    """A name without what stands after it."""
    said = parse_label(part) or part
    bare = _DEGREES.sub("", _TAIL.sub("", said))
    is_dated = said[len(bare) :].lstrip()[:1].isdigit()
    bare = _MONTH_AT_END.sub("", bare) if is_dated or len(bare.split()) > 2 else bare
    return _strip_initials(_EASTERN_TAIL.sub("", bare.strip(EDGES)).strip(EDGES))


def _strip_initials(name: str) -> str:
    """A name without its initials, which stand before it where there is no portrait: "AH Ada Holm"."""
    first, _, rest = name.partition(" ")
    are_initials = len(first) > 1 and " " in rest and first == "".join(part[0] for part in rest.split())
    return rest if are_initials else name


def is_name(text: str) -> bool:
    """Whether `text` can be a person's name."""
    if _EASTERN_NAME.fullmatch(text):
        return not _NOBODY.fullmatch(text)
    parts = text.split()
    if not 1 <= len(parts) <= 5 or not 3 <= len(text) <= 50 or _NO_NAME.search(text) or _NOBODY.fullmatch(text):
        return False
    if is_job(text) or is_organisation(text):
        return False
    if any(part[:1].islower() and part not in PARTICLES for part in parts):
        return False
    return not parts[0][:1].islower() or len(parts) > 2  # "van der Holm", but not "la madre"


def is_full_name(text: str) -> bool:
    """Whether `text` can be a person's whole name: of two words, or in signs without spaces."""
    return is_name(text) and (" " in text or _EASTERN_NAME.fullmatch(text) is not None)


def is_nobody(text: str) -> bool:
    """Whether this is what programs write where nobody is named."""
    return _NOBODY.fullmatch(text) is not None
