"""What a licence is called, and what it forbids whoever makes a book of an article, in plain words.

A page states a licence as an address or as words. Known are the licences of Creative Commons, by the parts of their
names (BY, SA, NC, ND), a few of other families, and the words that keep all rights.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from octavo.model import Article
from octavo.notes import Notes
from octavo.urls import valid_url
from octavo.walk import title


class Licence(Struct, frozen=True):
    """A licence: its name, "" where it is not known, and its address, "" where none is stated.

    `reserved` says that all rights are kept, `changes` that changed versions may be shared, `sale` that it may be sold.
    """

    name: str = ""
    url: str = ""
    reserved: bool = False
    changes: bool = True
    sale: bool = True


_COMMONS = re.compile(
    r"creativecommons\.org/licenses/(?P<parts>by[a-z-]*)(?:/(?P<version>\d\.\d))?"  # ".../licenses/by-nc/4.0/deed.de"
    r"|\bCC[ -](?P<words>BY(?:[ -](?:SA|NC|ND))*)\b(?:[ -]v?(?P<number>\d\.\d))?",  # "CC BY-NC-SA 4.0"
    re.IGNORECASE,
)
_DEDICATED = re.compile(
    r"creativecommons\.org/(?P<kind>publicdomain/zero|publicdomain/mark|licenses/publicdomain)|\bCC0\b", re.IGNORECASE
)
_OTHERS = (
    (re.compile(r"gnu\.org/(?:licenses|copyleft)/fdl(?:-(\d\.\d))?", re.IGNORECASE), "GFDL"),
    (re.compile(r"gnu\.org/licenses/(?:old-licenses/)?gpl-(\d\.\d)", re.IGNORECASE), "GPL"),
    (re.compile(r"apache\.org/licenses/LICENSE-(\d\.\d)", re.IGNORECASE), "Apache"),
    (re.compile(r"open-government-licence/version/(\d)", re.IGNORECASE), "Open Government Licence"),
    (re.compile(r"opensource\.org/licenses?/mit()", re.IGNORECASE), "MIT"),
)
"""Addresses of other licences, with their version, and their names."""

_RESERVED = re.compile(
    r"all rights reserved|alle rechte vorbehalten|alle rechten voorbehouden|tous droits réservés"
    r"|todos los derechos reservados|todos os direitos reservados|tutti i diritti riservati"
    r"|alla rättigheter förbehållna|wszelkie prawa zastrzeżone|все права защищены|版权所有|無断転載",
    re.IGNORECASE,
)


def read_licence(stated: str) -> Licence:
    """The licence that an address or words name; only its address where it is not known."""
    url = valid_url(stated)
    if found := _COMMONS.search(stated):
        return _read_commons(found, url)
    if found := _DEDICATED.search(stated):
        return Licence("Public Domain" if found["kind"] and "zero" not in found["kind"] else "CC0", url)
    for address, name in _OTHERS:
        if found := address.search(stated):
            return Licence(f"{name} {found[1] or ''}".strip(), url)
    return Licence("", url, reserved=_RESERVED.search(stated) is not None)


def _read_commons(found: re.Match[str], url: str) -> Licence:
    """A licence of Creative Commons, by the parts of its name."""
    parts = re.split("[ -]", (found["parts"] or found["words"]).upper().strip("-"))
    name = f"CC {'-'.join(parts)} {found['version'] or found['number'] or ''}".strip()
    return Licence(name, url, changes="ND" not in parts, sale="NC" not in parts)


def note_forbidden(articles: Iterable[Article], notes: Notes) -> None:
    """Notes what the licences of articles forbid."""
    for article in articles:
        for code, reason in _list_forbidden(read_licence(article.license)):
            notes.at(article.origin.path or article.origin.url or title(article)).add(code, reason)


def _list_forbidden(licence: Licence) -> Iterator[tuple[str, str]]:
    """The codes and words for what a licence forbids."""
    if licence.reserved:
        yield "licence-forbids", "all rights are reserved: ask its owner before you share the book"
    if not licence.changes:
        yield "licence-forbids", f"{licence.name}: no changed version may be shared"
    if not licence.sale:
        yield "licence-limits", f"{licence.name}: it must not be used to earn money"
