"""The authors of a page as clean names: from what it states, else from its byline; none rather than invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from octavo.readers.elements.tree import words
from octavo.readers.html.declared import Stated, one_line, text_of
from octavo.readers.html.measure import Element
from octavo.readers.html.titles import plain_form

_BY = re.compile(
    r"^\W*(?:(?:written|posted|published|story|words|text|article|reported|report|edited|a guest post"
    r"|guest post|author|authors|autor|autora|auteur|autore)\s*(?:by|von|par|por|di)?\s*:?\s+(?:by\s+)?|(?:by"
    r"|von|par|por|di|door|af|av|od|przez|от|автор)\s*:?\s+)+",
    re.I,
)
_SPLIT = re.compile(r"\s*(?:[;|•·\n/]|,\s*(?:and|und|et|y|e|en)?\s+|\s(?:and|und|et|y|&|e|with|en)\s)\s*", re.I)
_TAIL = re.compile(
    r"\s*(?:[(\[<|–—@].*|,? (?:staff|senior|special to|contributing|associated|editor|correspondent|reporter"
    r"|writer|columnist|for |in |on |at |is |updated|published|posted|last |follow).*|\d.*)$",
    re.I | re.S,
)
_NO_NAME = re.compile(
    r"https?:|www\.|@|\d|^(admin|administrator|staff|editor|editors|editorial|redaktion|redaction|rédaction"
    r"|redacción|guest|anonymous|unknown|author|user|team|the|by|none|null|webmaster|contributor|news|press"
    r"|agency|view|read|share|more|about|follow|profile|posts?|comments?)$"
    r"|\b(staff|redaktion|rédaction|redacción|editorial|newsroom|\.com|\.org|\.net|desk|redazione|redakcja)\b"
    r"|[{}\[\]<>=_]",
    re.I,
)
_BYLINES = re.compile(
    r"(^|[-_ ])(byline|by-line|author|authors|author-?name|article-?author|post-?author|entry-?author"
    r"|contributor|writer|vcard|fn|autor|auteur)([-_ ]|$|s|__)",
    re.I,
)


def authors(stated: Stated, body: Element, top: Element, site: str) -> Iterator[tuple[list[str], str]]:
    """Names, in the page's order, and where they stand: the surest place first."""
    for names, place in _authors(stated, body, top, site):
        yield [name for name in dict.fromkeys(names) if name][:12], place


def _authors(stated: Stated, body: Element, top: Element, site: str) -> Iterator[tuple[list[str], str]]:
    yield _ld(stated.article, site), "JSON-LD author"
    for meta in (
        ("citation_author", "dc.creator", "dcterms.creator", "parsely-author", "sailthru.author"),
        ("article:author",) if any(is_name(name) and " " in name for name in stated.all("article:author")) else (),
        ("author", "article:author", "byl", "byline", "og:article:author"),
        ("twitter:data1",) if "written" in stated.first("twitter:label1").lower() else (),
    ):
        yield _stated(stated.all(*meta)), next((place for _, place in stated.each(*meta)), "")
    yield _shown(body, top), "the byline"


def _is_site(name: str, site: str) -> bool:
    here, there = plain_form(name).replace(" ", ""), plain_form(site).replace(" ", "")
    return bool(there) and (here == there or (here in there and len(here) > 5))


def _ld(article: dict[str, Any], site: str) -> list[str]:
    """The authors that JSON-LD names: persons first; an organisation if it is not the site itself."""
    found: list[tuple[bool, str]] = []
    for key in ("author", "creator"):
        values = article.get(key)
        for value in values if isinstance(values, list) else [values]:
            organisation = isinstance(value, dict) and "Organization" in str(value.get("@type"))
            inner = value.get("name") if isinstance(value, dict) else value
            many = inner if isinstance(inner, list) else [inner]
            found += [(organisation, name) for one in many if one for name in _stated([text_of(one)])]
        if found:
            break
    persons = [name for organisation, name in found if not organisation]
    return persons or [name for _, name in found if not _is_site(name, site)]


def _stated(values: list[str]) -> list[str]:
    """The names in what a page states for machines: not as strictly as in what it shows."""
    found: list[str] = []
    for value in values:
        text = _BY.sub("", one_line(value))
        if _ADDRESS.search(text):
            continue
        text = _INVERTED.sub(r"\2 \1", text)
        for part in _SPLIT.split(text):
            name = (part or "").strip(" .,:;-–—*'\"")
            if 2 < len(name) < 60 and len(name.split()) < 8 and not _NOBODY.fullmatch(name):
                found.append(name.title() if name.isupper() and " " in name else name)
    return found


_INVERTED = re.compile(r"^([^\W\d_][\w'’-]+), ([^\W\d_][\w'’-]+)$")
"""A name with the surname first."""

_ADDRESS = re.compile(r"https?:|www\.|@\w|\.(com|org|net|de|co|io)$", re.I)
_NOBODY = re.compile(
    r"(?:wp-?)?(?:admin|administrator|webmaster|author|user|root|none|null|unknown|anonymous|guest|by|test)", re.I
)


def names(text: str) -> list[str]:
    """The names that a byline holds."""
    text = _BY.sub("", one_line(text))
    found = []
    for part in _SPLIT.split(text):
        name = _TAIL.sub("", _BY.sub("", part or "")).strip(" .,:;-–—*'\"")
        if is_name(name):
            found.append(name.title() if name.isupper() and len(name) > 4 else name)
    return found


def is_name(text: str) -> bool:
    """Whether `text` can be a person's name."""
    parts = text.split()
    if not 1 <= len(parts) <= 5 or len(text) > 50 or len(text) < 3 or _NO_NAME.search(text):
        return False
    small = [
        part
        for part in parts
        if part[:1].islower()
        and part
        not in (
            "de",
            "van",
            "von",
            "der",
            "den",
            "la",
            "le",
            "da",
            "di",
            "del",
            "dos",
            "bin",
            "al",
            "el",
            "du",
            "ten",
            "ter",
            "af",
            "av",
            "y",
            "e",
            "zu",
            "dela",
            "della",
        )
    ]
    return not small or (len(parts) == 1)


def _shown(body: Element, top: Element) -> list[str]:
    """Names in the byline that the page shows: in the article's element first."""
    for place in dict.fromkeys((top, top.getparent() if top.getparent() is not None else top, body)):
        for element in _bylines(place):
            said = words(element)
            if len(said) > 160 or not said:
                continue
            links = [
                words(link)
                for link in element.iter("a")
                if (link.get("rel") or "") == "author" or "author" in (link.get("href") or "")
            ]
            found = [name for link in links for name in names(link) if len(name.split()) > 1] or names(said)
            found = [name for name in found if len(name.split()) > 1 or name in links]
            if found:
                return found
    return []


_PROFILE = re.compile(r"/(authors?|editors|people|contributors?|writers?|profile|staff|autor|auteur|by)/[^/]+/?$", re.I)


def _bylines(place: Element) -> Iterator[Element]:
    yield from place.xpath(".//*[@rel='author'] | .//*[@itemprop='author']//*[@itemprop='name']")
    yield from place.xpath(".//*[@itemprop='author']")
    for link in place.iter("a"):
        if _PROFILE.search(link.get("href") or "") and is_name(words(link)) and " " in words(link):
            yield link
    for element in place.iter(
        "p", "div", "span", "a", "li", "address", "h3", "h4", "h5", "h6", "strong", "em", "small", "cite", "section"
    ):
        if any(_BYLINES.search(name) for name in (element.get("class"), element.get("id")) if name):
            yield element
    for element in list(place.iter("p", "div", "span", "h3", "h4", "h5", "h6", "em", "strong", "small"))[:250]:
        if (
            len(element) < 4
            and re.match(r"\s*(by|von|par|por|words by|written by)[\s:]", (element.text or "")[:20], re.I)
            and len(words(element)) < 90
        ):
            yield element
