"""The authors of a page as clean names: from what it declares, else from its byline; none rather than invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from octavo.readers.elements.tree import Element, class_and_id, select, words
from octavo.readers.html.declared import Declared, one_line, text_of
from octavo.readers.html.titles import plain_form

_MOST = 12
"""Authors of an article."""


def find_authors(declared: Declared, body: Element, top: Element, site: str) -> Iterator[tuple[list[str], str]]:
    """Names, in the page's order, and where they stand: the surest place first. `top` holds the article."""
    for names, place in _find_names(declared, body, top, site):
        yield [name for name in dict.fromkeys(names) if name][:_MOST], place


def _find_names(declared: Declared, body: Element, top: Element, site: str) -> Iterator[tuple[list[str], str]]:
    yield _read_json(declared.article, site), "JSON-LD author"
    for names in _meta_names(declared):
        place = next((place for _, place in declared.meta_claims(*names)), "")
        yield _parse_declared(declared.meta_values(*names)), place
    yield _read_bylines(body, top), "the byline"


# --- what is declared -------------------------------------------------------------------------------


def _meta_names(declared: Declared) -> Iterator[tuple[str, ...]]:
    """Meta elements for authors, the surest first; some of them are often used for other things."""
    yield "citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"
    if any(is_name(name) and " " in name for name in declared.meta_values("article:author")):  # most are addresses
        yield ("article:author",)
    yield "author", "article:author", "byl", "byline", "og:article:author"
    if "written" in declared.meta_value("twitter:label1").lower():  # "Written by"
        yield ("twitter:data1",)


def _read_json(article: dict[str, Any], site: str) -> list[str]:
    """The authors that JSON-LD names: persons first; an organisation if it is not the site itself."""
    for key in ("author", "creator"):
        values = article.get(key)
        found = [found for value in (values if isinstance(values, list) else [values]) for found in _read_value(value)]
        if found:
            persons = [name for is_organisation, name in found if not is_organisation]
            return persons or [name for _, name in found if not _is_site(name, site)]
    return []


def _read_value(value: Any) -> Iterator[tuple[bool, str]]:
    """The names in one value, and whether they are an organisation's."""
    is_organisation = isinstance(value, dict) and "Organization" in str(value.get("@type"))
    inner = value.get("name") if isinstance(value, dict) else value
    for one in inner if isinstance(inner, list) else [inner]:
        if one:
            yield from ((is_organisation, name) for name in _parse_declared([text_of(one)]))


def _is_site(name: str, site: str) -> bool:
    here, there = plain_form(name).replace(" ", ""), plain_form(site).replace(" ", "")
    return bool(there) and (here == there or (here in there and len(here) > 5))


def _parse_declared(values: list[str]) -> list[str]:
    """The names in what a page states for machines: not as strictly as in what it shows."""
    lines = [_BY.sub("", one_line(value)) for value in values]
    lines = [_SURNAME_FIRST.sub(r"\2 \1", line) for line in lines if not _ADDRESS.search(line)]
    names = [(part or "").strip(_EDGES) for line in lines for part in _SPLIT.split(line)]
    names = [name for name in names if 2 < len(name) < 60 and len(name.split()) < 8 and not _NOBODY.fullmatch(name)]
    return [name.title() if name.isupper() and " " in name else name for name in names]


# --- what is shown ----------------------------------------------------------------------------------

_BYLINE_NAMES = re.compile(
    r"(^|[-_ ])(byline|by-line|author|authors|author-?name|article-?author|post-?author|entry-?author"
    r"|contributor|writer|vcard|fn|autor|auteur)([-_ ]|$|s|__)",
    re.I,
)
"""Classes and ids of bylines: "byline", "post-author", "vcard"."""

_BYLINE_ELEMENTS = (
    "p", "div", "span", "a", "li", "address", "h3", "h4", "h5", "h6", "strong", "em", "small", "cite", "section",
)  # fmt: skip
_PROFILE = re.compile(r"/(authors?|editors|people|contributors?|writers?|profile|staff|autor|auteur|by)/[^/]+/?$", re.I)
"""Addresses of an author's page: "/people/ada-green/"."""

_STARTS_WITH_BY = re.compile(r"\s*(by|von|par|por|words by|written by)[\s:]", re.I)  # "By Ada Green", "von: …"
_SHORT_ELEMENTS = ("p", "div", "span", "h3", "h4", "h5", "h6", "em", "strong", "small")
_MOST_ELEMENTS = 250
"""Elements that are asked for a byline where no class tells of one."""

_LONGEST = 160
"""Characters of a byline."""


def _read_bylines(body: Element, top: Element) -> list[str]:
    """Names in the byline that the page shows: in the article's element first."""
    around = top.getparent()
    for place in dict.fromkeys((top, top if around is None else around, body)):
        for element in _find_bylines(place):
            if names := _read_byline(element):
                return names
    return []


def _find_bylines(place: Element) -> Iterator[Element]:
    """Elements that may be bylines, the surest first."""
    yield from select(place, ".//*[@rel='author'] | .//*[@itemprop='author']//*[@itemprop='name']")
    yield from select(place, ".//*[@itemprop='author']")
    for link in place.iter("a"):
        if _PROFILE.search(link.get("href") or "") and is_name(words(link)) and " " in words(link):
            yield link
    for element in place.iter(*_BYLINE_ELEMENTS):
        if any(map(_BYLINE_NAMES.search, class_and_id(element))):
            yield element
    for element in islice(place.iter(*_SHORT_ELEMENTS), _MOST_ELEMENTS):
        if len(element) < 4 and _STARTS_WITH_BY.match((element.text or "")[:20]) and len(words(element)) < 90:
            yield element


def _read_byline(element: Element) -> list[str]:
    """The names in a byline: of its links to authors, else of its words; a name of one word only if it is a link."""
    said = words(element)
    if not 0 < len(said) <= _LONGEST:
        return []
    links = [words(link) for link in element.iter("a") if _leads_to_author(link)]
    names = [name for link in links for name in parse_names(link) if len(name.split()) > 1] or parse_names(said)
    return [name for name in names if len(name.split()) > 1 or name in links]


def _leads_to_author(link: Element) -> bool:
    return link.get("rel") == "author" or "author" in (link.get("href") or "")


# --- names ------------------------------------------------------------------------------------------

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|story|words|text|article|reported|report|edited|a guest post"
    r"|guest post|author|authors|autor|autora|auteur|autore)\s*(?:by|von|par|por|di)?\s*:?\s+(?:by\s+)?|(?:by"
    r"|von|par|por|di|door|af|av|od|przez|от|автор)\s*:?\s+)+",
    re.I,
)
"""What stands before a name: "By ", "Written by ", "Autor: "."""

_SPLIT = re.compile(r"\s*(?:[;|•·\n/]|,\s*(?:and|und|et|y|e|en)?\s+|\s(?:and|und|et|y|&|e|with|en)\s)\s*", re.I)
"""What stands between names: ", ", " and ", " | "."""

_TAIL = re.compile(
    r"\s*(?:[(\[<|–—@].*|,? (?:staff|senior|special to|contributing|associated|editor|correspondent|reporter"
    r"|writer|columnist|for |in |on |at |is |updated|published|posted|last |follow).*|\d.*)$",
    re.I | re.S,
)
"""What stands after a name: ", senior editor", " for The Site", " 5 March"."""

_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^(admin|administrator|staff|editor|editors|editorial|redaktion|redaction|rédaction"
    r"|redacción|guest|anonymous|unknown|author|user|team|the|by|none|null|webmaster|contributor|news|press"
    r"|agency|view|read|share|more|about|follow|profile|posts?|comments?)$"
    r"|\b(staff|redaktion|rédaction|redacción|editorial|newsroom|\.com|\.org|\.net|desk|redazione|redakcja)\b"
    r"|[{}\[\]<>=_]",
    re.I,
)
"""What no person is called: "Editorial", "Sports desk", "ada@example.org"."""

_NOBODY = re.compile(
    r"(?:wp-?)?(?:admin|administrator|webmaster|author|user|root|none|null|unknown|anonymous|guest|by|test)", re.I
)
"""What programs write where no one is named."""

_SURNAME_FIRST = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
"""A name with the surname first: "Green, Ada"."""

_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(com|org|net|de|co|io)$", re.I)
"""An address where a name should be: "https://example.org/ada", "@ada", "example.org"."""

_EDGES = " .,:;-–—*'\""
"""What may stand around a name."""

_PARTICLES = {
    "de", "van", "von", "der", "den", "la", "le", "da", "di", "del", "dos", "bin", "al", "el", "du", "ten", "ter", "af",
    "av", "y", "e", "zu", "dela", "della",
}  # fmt: skip
"""Small words in names: "Bo de Vries"."""


def parse_names(text: str) -> list[str]:
    """The names that a byline holds."""
    parts = (_TAIL.sub("", _BY.sub("", part or "")) for part in _SPLIT.split(_BY.sub("", one_line(text))))
    names = [name for part in parts if is_name(name := part.strip(_EDGES))]
    return [name.title() if name.isupper() and len(name) > 4 else name for name in names]


def is_name(text: str) -> bool:
    """Whether `text` can be a person's name."""
    parts = text.split()
    if not 1 <= len(parts) <= 5 or not 3 <= len(text) <= 50 or _NO_NAME.search(text):
        return False
    return len(parts) == 1 or not any(part[:1].islower() and part not in _PARTICLES for part in parts)
