"""The pages that a page names as its neighbours in a series: the next one, the one before, the contents of all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from octavo.discovery.page import WebPage, link_title
from octavo.readers.elements.tree import Element, class_and_id
from octavo.urls import page_key


class Neighbours(Struct, frozen=True):
    """Absolute addresses, "" for what a page does not name."""

    previous: str = ""
    next: str = ""
    contents: str = ""


_RELATIONS = {
    "prev": "previous",
    "previous": "previous",
    "next": "next",
    "contents": "contents",
    "toc": "contents",
    "index": "contents",
    "up": "contents",
    "start": "contents",
}
"""Link types (HTML Standard, 4.6.8, and those of HTML 4) by what they name; the first found of each counts."""


def find_neighbours(page: WebPage) -> Neighbours:
    """What a page states as its neighbours: by link types, else by the words of links that say nothing else."""
    found: dict[str, str] = {}
    for name, address in (*_by_relation(page), *_by_words(page)):
        if page_key(address) != page.key:
            found.setdefault(name, address)
    return Neighbours(**found)


def _by_relation(page: WebPage) -> Iterator[tuple[str, str]]:
    stated = [element for element in page.root.iter("link", "a") if element.get("rel") and element.get("href")]
    for element in sorted(stated, key=_is_link_in_body):
        for relation in (element.get("rel") or "").lower().split():
            if relation in _RELATIONS and (address := page.leads_to(element)):
                yield _RELATIONS[relation], address


def _is_link_in_body(element: Element) -> bool:
    return element.tag == "a"


# --- by words ---------------------------------------------------------------------------------------

_SIGNS = "«»‹›<>←→⟵⟶⇐⇒↑◄►◀▶|·:.… "
_WORDS = {
    "previous": re.compile(
        r"(?:prev|previous)(?: (?:part|chapter|page|section|lesson|episode|instal?lment|topic))?"
        r"|(?:vorheriger?s?|voriger?s?) (?:teil|kapitel|seite|folge)|zurück|(?:partie|chapitre|page) précédente?"
        r"|(?:parte|capítulo|página) anterior|anterior|précédente?|vorige|poprzedni|назад|上一[章页篇]|前[のへ]",
        re.I,
    ),
    "next": re.compile(
        r"next(?: (?:part|chapter|page|section|lesson|episode|instal?lment|topic))?"
        r"|nächster?s? (?:teil|kapitel|seite|folge)|weiter|(?:partie|chapitre|page) suivante?"
        r"|(?:parte|capítulo|página) siguiente|siguiente|suivante?|volgende|następny|вперёд|下一[章页篇]|次[のへ]",
        re.I,
    ),
    "contents": re.compile(
        r"(?:table of )?contents|toc|index|up|all parts|back to (?:the )?(?:contents|index|series)|inhalt"
        r"|inhaltsverzeichnis|alle teile|sommaire|table des matières|índice|indice|inhoud|目[录錄次]",
        re.I,
    ),
}
_NAMED = {
    "previous": re.compile(r"(?:^|[\s_-])(?:prev|previous)(?:$|[\s_-])", re.I),
    "next": re.compile(r"(?:^|[\s_-])next(?:$|[\s_-])", re.I),
}
"""Classes and ids of the links, or of what holds each of them: "pagination-link next", "nav-previous"."""

_LONGEST = 30


def _by_words(page: WebPage) -> Iterator[tuple[str, str]]:
    """Links that say "Next part →" and no more, or "Next: Roots" where their class says so too."""
    for link in page.body.iter("a"):
        said = link_title(link).strip(_SIGNS)
        name = _said_by(said) or _named(link)
        if name and (address := page.leads_to(link)):
            yield name, address


def _said_by(said: str) -> str:
    if len(said) > _LONGEST:
        return ""
    return next((name for name, pattern in _WORDS.items() if pattern.fullmatch(said)), "")


def _named(link: Element) -> str:
    """What the class of a link says, or that of an element that holds nothing else."""
    around = link.getparent()
    holders = [link] if around is None or len(around) > 1 else [link, around]
    names = " ".join(name for holder in holders for name in class_and_id(holder))
    return next((name for name, pattern in _NAMED.items() if pattern.search(names)), "") if names else ""
