"""What stands before the text in a Markdown file: keys and values, in YAML between --- or in TOML between +++."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from msgspec import Struct, field

from octavo.locale import tags
from octavo.model import Direction, Person, Series
from octavo.notes import Notes
from octavo.readers.dates import find_date, is_iso_date
from octavo.readers.elements.tree import clean_text, collapse
from octavo.readers.frontmatter_block import read_block
from octavo.readers.persons import split_names

_BLOCK = re.compile(  # between two lines of --- or +++; YAML may end in ... too
    r"\ufeff?(---|\+\+\+)[ \t]*\n(.*?)^(?:\1|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_LONGEST = 65_536
"""Characters; what is longer is an article between two rules."""

_ENTRY = re.compile(r"[\w.\"'-]+\s*[:=]|\s|[-#\[\]}]|$")
"""How a line of a block begins, and a line of prose does not: "title: ", "title = ", "  - ink", "[author]"."""

_RELATOR = re.compile(r"[a-z]{3}")  # "ill"
_ROLES = {
    "author": "aut", "editor": "edt", "translator": "trl", "illustrator": "ill", "photographer": "pht",
    "contributor": "ctb",
}  # fmt: skip
"""Words for what a person did, and their MARC relator codes."""

SYNONYMS = {
    "title": "title", "headline": "title",
    "subtitle": "subtitle", "alternativeheadline": "subtitle",
    "author": "author", "authors": "author", "by": "author", "byline": "author", "creator": "author",
    "editor": "editor", "editors": "editor", "translator": "translator", "translators": "translator",
    "illustrator": "illustrator", "illustrators": "illustrator",
    "photographer": "photographer", "photographers": "photographer", "photos": "photographer",
    "contributor": "contributor", "contributors": "contributor",
    "date": "published", "published": "published", "datepublished": "published", "pubdate": "published",
    "created": "published",
    "updated": "modified", "modified": "modified", "datemodified": "modified", "lastmod": "modified",
    "lang": "language", "language": "language", "inlanguage": "language", "locale": "language",
    "description": "description", "abstract": "description", "summary": "description", "excerpt": "description",
    "tags": "keywords", "keywords": "keywords", "categories": "keywords", "subject": "keywords",
    "cover": "image", "image": "image", "coverimage": "image", "featuredimage": "image",
    "rights": "license", "license": "license", "licence": "license", "copyright": "license",
    "alt": "alt", "alttext": "alt", "alttexts": "alt",
    "publisher": "publisher", "series": "series", "ispartof": "series",
    "canonical": "url", "canonicalurl": "url", "source": "url", "url": "url", "link": "url",
    "dir": "direction", "direction": "direction",
}  # fmt: skip
"""Keys as people write them (lower case, without signs) → what they mean."""


class FrontMatter(Struct, frozen=True):
    """What a file says of itself; "" and () where it says nothing. Dates are ISO 8601.

    `alt` are the words for its pictures, by their names; "" marks an ornament.
    """

    title: str = ""
    subtitle: str = ""
    authors: tuple[Person, ...] = ()
    published: str = ""
    modified: str = ""
    language: str = ""
    direction: Direction = ""
    description: str = ""
    keywords: tuple[str, ...] = ()
    image: str = ""
    license: str = ""
    publisher: str = ""
    series: Series | None = None
    url: str = ""
    alt: dict[str, str] = field(default_factory=dict)


def split_front_matter(text: str, notes: Notes) -> tuple[FrontMatter, str]:
    """The front matter of `text` and the text after it; rules with prose between them are no front matter."""
    match = _BLOCK.match(text)
    if match is None or len(match[2]) > _LONGEST:
        return FrontMatter(), text
    values, flaws = read_block(match[2], is_toml=match[1] == "+++")
    if flaws and not all(map(_ENTRY.match, match[2].splitlines())):
        return FrontMatter(), text
    if not isinstance(values, dict):
        return FrontMatter(), text if values is not None else text[match.end() :]
    for flaw in flaws:
        notes.at_line(flaw.line + 1).add("front-matter-broken", flaw.reason)
    if _holds_controls(values):
        notes.add("controls-dropped", "in the front matter")
    return _interpret(values, notes), text[match.end() :]


def _holds_controls(values: dict[Any, Any]) -> bool:
    """Whether an escape of YAML or TOML stands for no character: "\\u0007"."""
    waiting: list[Any] = [values]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str) and clean_text(value) != value:
            return True
        waiting.extend(value.values() if isinstance(value, dict) else value if isinstance(value, list) else ())
    return False


def _interpret(values: Mapping[Any, Any], notes: Notes) -> FrontMatter:
    """What the keys and values mean."""
    known = _known_values(values, notes)
    language = _read_language(known.get("language", [""])[0], notes)
    dates = {name: _read_date(known[name][0], language) for name in _DATES if name in known}
    for name, found in dates.items():
        if not found and _read_line(known[name][0]):
            notes.add("front-matter-broken", f"“{_read_line(known[name][0])[:60]}” is no date; it was left out")
    return FrontMatter(
        **{name: _read_line(known[name][0]) for name in _LINES if name in known},
        **dates,
        authors=tuple(
            person
            for role, code in _ROLES.items()
            for value in known.get(role, ())
            for person in _read_persons(value, code)
        ),
        language=language,
        keywords=tuple(dict.fromkeys(word for value in known.get("keywords", ()) for word in _read_list(value))),
        direction=_read_direction(known.get("direction", [""])[0]),
        series=_read_series(known["series"][0]) if "series" in known else None,
        alt=_read_alt_texts(known["alt"][0], notes) if "alt" in known else {},
    )


def _meaning_of(key: object) -> str:
    return SYNONYMS.get(re.sub(r"[\W_]", "", str(key)).lower(), "")


def _known_values(values: Mapping[Any, Any], notes: Notes) -> dict[str, list[Any]]:
    """All values of each meaning, in order; keys that mean nothing here are noted."""
    known: dict[str, list[Any]] = {}
    for key, value in values.items():
        meaning = _meaning_of(key)
        if not meaning:
            notes.add("front-matter-unknown", str(key))
        elif value is not None:
            known.setdefault(meaning, []).append(value)
    return known


_DATES = ("published", "modified")
_LINES = ("title", "subtitle", "description", "image", "license", "publisher", "url")
"""What is one line of words."""


def _read_line(value: object) -> str:
    """One line of words; the first of a list, the name or address in a mapping."""
    if isinstance(value, Mapping):
        value = next((value[key] for key in ("name", "title", "url", "src", "path", "text") if key in value), "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return collapse(str(value)) if isinstance(value, str | int | float | date) else ""


def _read_date(value: object, language: str) -> str:
    """A date as ISO 8601, "" if it is none; the names of months may be those of `language`."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    word = _read_line(value)
    return word.replace(" ", "T") if is_iso_date(word) else find_date(word, language)


def _read_language(value: object, notes: Notes) -> str:
    """A language as its tag, "" if it is none, which is noted."""
    stated = "no" if value is False else _read_line(value)  # to YAML the tag of Norwegian is a "no"
    language = tags.standardise(stated)
    if stated and not language:
        notes.add("front-matter-broken", f"language: “{stated}” is no language tag")
    return language


def _read_list(value: object) -> list[str]:
    if isinstance(value, list):
        return [word for item in value if (word := _read_line(item))]
    return [part for part in re.split(r"\s*[,;]\s*", _read_line(value)) if part]


def _read_persons(value: object, role: str) -> list[Person]:
    """Persons as people write them: a name, names in a row, a list of either, or mappings with name, role and url."""
    if isinstance(value, list):
        return [person for item in value for person in _read_persons(item, role)]
    if isinstance(value, Mapping):
        lower = {str(key).lower().replace("-", "_"): item for key, item in value.items()}
        stated = _read_line(lower.get("role", "")).lower()
        code = _ROLES.get(stated, stated if _RELATOR.fullmatch(stated) else role)
        name, url = _read_line(lower.get("name", "")), _read_line(lower.get("url", lower.get("link", "")))
        return [Person(name, file_as=_read_line(lower.get("file_as", "")), role=code, url=url)] if name else []
    return [Person(name, role=role) for name in split_names(_read_line(value))]


def _read_series(value: object) -> Series | None:
    if isinstance(value, Mapping):
        position = next((value[key] for key in ("position", "number", "part", "volume", "index") if key in value), "")
        return Series(_read_line(value), _read_line(position)) if _read_line(value) else None
    return Series(_read_line(value)) if _read_line(value) else None


def _read_alt_texts(value: object, notes: Notes) -> dict[str, str]:
    """Words for pictures, by their names. A name without a value says nothing, and "" that it is an ornament."""
    if not isinstance(value, Mapping):
        notes.add("front-matter-broken", "alt: it needs names of pictures, each with its words")
        return {}
    return {str(name): _read_line(words) for name, words in value.items() if words is not None}


def _read_direction(value: object) -> Direction:
    word = _read_line(value).lower()
    return "rtl" if word == "rtl" else "ltr" if word == "ltr" else ""
