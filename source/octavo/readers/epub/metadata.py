"""What an EPUB says of itself, in EPUB 3's way and in EPUB 2's (EPUB 3.3, section 5.5; OPF 2.0.1, section 2.2)."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

from octavo.locale import tags
from octavo.model import Person, Series
from octavo.readers.elements.tree import Element, words
from octavo.readers.epub.package import NAMESPACES
from octavo.urls import valid_url

_OPF = f"{{{NAMESPACES['opf']}}}"
_RELATOR = re.compile("[a-z]{3}")  # "aut", "trl"
_MARKUP = re.compile(r"<[^<>]{1,300}>")  # "<p class='x'>" in a description


class EpubMetadata:
    """The metadata of one package document."""

    def __init__(self, opf: Element) -> None:
        found = opf.find("opf:metadata", NAMESPACES)
        self._metadata = opf if found is None else found
        self._own_identifier = opf.get("unique-identifier") or ""
        self._refinements: dict[tuple[str, str], str] = {}
        """What EPUB 3's meta elements say of other elements, by the id of that element and the property."""
        for meta in self._metadata.iter(f"{_OPF}meta"):
            key = ((meta.get("refines") or "").removeprefix("#"), meta.get("property") or "")
            self._refinements.setdefault(key, words(meta))

    def _all(self, name: str) -> list[Element]:
        """The Dublin Core elements of a name that say something."""
        return [found for found in self._metadata.iter(f"{{{NAMESPACES['dc']}}}{name}") if words(found)]

    def first(self, name: str) -> str:
        """The first value of a Dublin Core element, "" if there is none."""
        return next(map(words, self._all(name)), "")

    def title(self) -> tuple[str, str]:
        """The title (the first one, if none is called the main one) and the subtitle; "" where there is none."""
        titles = self._all("title")
        kinds = [self._refinements.get((found.get("id") or "", "title-type"), "") for found in titles]
        main = next((at for at, kind in enumerate(kinds) if kind == "main"), 0)
        sub = next((words(found) for found, kind in zip(titles, kinds, strict=True) if kind == "subtitle"), "")
        return (words(titles[main]) if titles else "", sub)

    def people(self) -> tuple[Person, ...]:
        """Who made the book, creators first; contributors only with a role that names people's work on the text."""
        creators = [self._read_person(found, "aut") for found in self._all("creator")]
        others = [self._read_person(found, "") for found in self._all("contributor")]
        return tuple(dict.fromkeys([*creators, *(person for person in others if person.role not in ("", "bkp"))]))

    def _read_person(self, found: Element, usual_role: str) -> Person:
        key = found.get("id") or ""
        role = self._refinements.get((key, "role")) or found.get(f"{_OPF}role") or ""
        file_as = self._refinements.get((key, "file-as")) or found.get(f"{_OPF}file-as") or ""
        name = words(found)
        return Person(name, file_as if file_as != name else "", role if _RELATOR.fullmatch(role) else usual_role)

    def published(self) -> str:
        """The date of publication. Dates of changes are none, nor is the year 101, which calibre writes."""
        for found in self._all("date"):
            event = (found.get(f"{_OPF}event") or "publication").lower()
            day = words(found)[:10]
            if event in ("publication", "original-publication") and _is_date(day):
                return day
        return ""

    def language(self) -> str:
        """The first language, if it is one."""
        return tags.standardise(self.first("language"))

    def description(self) -> str:
        """The description as plain words; shops put markup in it."""
        return " ".join(unescape(_MARKUP.sub(" ", self.first("description"))).split())

    def subjects(self) -> tuple[str, ...]:
        """The subjects, once each."""
        return tuple(dict.fromkeys(map(words, self._all("subject"))))

    def source(self) -> str:
        """Where the text came from: the first source or identifier that is an address of the web."""
        stated = [words(found) for name in ("source", "identifier") for found in self._all(name)]
        return next((found for text in stated if (found := valid_url(text)).startswith(("http:", "https:"))), "")

    def series(self) -> Series | None:
        """The series that the book is part of, as EPUB 3 or calibre says it."""
        name = self._refinements.get(("", "belongs-to-collection"), "") or self._meta_content("calibre:series")
        position = next((text for (_, key), text in self._refinements.items() if key == "group-position"), "")
        return Series(name, position or self._meta_content("calibre:series_index")) if name else None

    def identifier(self) -> str:
        """The identifier that the package calls its own; the first one, if it calls none so."""
        own = (words(found) for found in self._all("identifier") if found.get("id") == self._own_identifier)
        return next(own, "") or self.first("identifier")

    def values(self, name: str) -> tuple[str, ...]:
        """What meta elements of a name ("schema:accessMode") say of the book, in EPUB 3's way or EPUB 2's."""
        metas = list(self._metadata.iter(f"{_OPF}meta"))
        stated = [words(meta) for meta in metas if meta.get("property") == name and not meta.get("refines")]
        stated += [meta.get("content") or "" for meta in metas if meta.get("name") == name]
        return tuple(dict.fromkeys(filter(None, (" ".join(value.split()) for value in stated))))

    def cover(self) -> str:
        """The manifest id of the cover, as EPUB 2 states it."""
        return self._meta_content("cover")

    def _meta_content(self, name: str) -> str:
        """What EPUB 2's meta element of a name says."""
        metas = self._metadata.iter(f"{_OPF}meta")
        return next((" ".join((meta.get("content") or "").split()) for meta in metas if meta.get("name") == name), "")


def _is_date(day: str) -> bool:
    """Whether this is a year, a month or a day of ISO 8601, later than the year 1000."""
    try:
        return date.fromisoformat(f"{day}-01-01"[:10]).year > 1000
    except ValueError:
        return False
