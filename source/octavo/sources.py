"""The articles of a book that came from the web, as programs for references take them (CSL-JSON 1.0.2)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from octavo.model import Article, Person
from octavo.walk import line, title, unlink

_ROLES = {"aut": "author", "cre": "author", "edt": "editor", "trl": "translator", "ill": "illustrator"}
"""Names in CSL for what makers did, by MARC relator codes; whoever did something else contributed."""


def from_web(articles: Iterable[Article]) -> list[Article]:
    """The articles whose address is known."""
    return [article for article in articles if article.origin.url]


def format_sources(articles: Iterable[Article]) -> bytes:
    """The articles from the web as the JSON file that stands beside a book."""
    items = [make_item(article) for article in articles]
    return json.dumps(items, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace") + b"\n"


def make_item(article: Article) -> dict[str, Any]:
    """An article as an item of CSL-JSON; what CSL has no name for stands under "custom" (1.0.2, appendix)."""
    subtitle = line(unlink(article.alternative_headline))
    item: dict[str, Any] = {
        "id": article.id,
        "type": "webpage",
        "title": title(article),
        **_make_names(article.authors),
        "container-title": article.publisher,
        "issued": _make_date(article.date_published),
        "accessed": _make_date(article.origin.fetched),
        "URL": article.origin.url,
        "language": article.in_language,
        "abstract": article.description or subtitle,
        "keyword": ", ".join(article.keywords),
        "custom": _make_custom(article),
    }
    return {name: value for name, value in item.items() if value}


def _make_names(persons: Iterable[Person]) -> dict[str, list[dict[str, str]]]:
    """The makers by what they did."""
    found: dict[str, list[dict[str, str]]] = {}
    for person in filter(lambda person: person.name.strip(), persons):
        found.setdefault(_ROLES.get(person.role, "contributor"), []).append(_make_name(person))
    return found


def _make_name(person: Person) -> dict[str, str]:
    """A name in parts, where it is known which is which ("Reader, Ada"), else whole."""
    family, comma, given = person.file_as.partition(", ")
    return {"family": family, "given": given} if comma and family and given else {"literal": person.name}


_DAY = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")  # "2026", "2026-09-08T12:00:00Z"


def _make_date(moment: str) -> dict[str, list[list[int]]]:
    """An ISO 8601 date in the form of CSL, as exact as it is; nothing for what is none."""
    found = _DAY.match(moment)
    return {"date-parts": [[int(part) for part in found.groups() if part]]} if found else {}


def _make_custom(article: Article) -> dict[str, Any]:
    """What else is known of where an article came from."""
    known = {
        "license": article.license,
        "modified": article.date_modified,
        "retrieved": article.origin.fetched,
        "sha256": article.origin.sha256,
        "addresses": list(article.origin.addresses),
    }
    return {name: value for name, value in known.items() if value}
