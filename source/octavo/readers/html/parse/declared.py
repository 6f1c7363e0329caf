"""What a page declares of itself for machines: meta elements, JSON-LD, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from html import unescape
from typing import Any

from msgspec import Struct

from octavo.readers.elements.tree import Element, clean_text, text_in


class Declared(Struct, frozen=True):
    """What a page declares. A claim is a value ("" for none) and the place where it stands."""

    meta: dict[str, list[str]]
    """The values of meta elements by name (lower case), in order."""
    links: dict[str, str]
    """The address of the first link of each relation."""
    article: dict[str, Any]
    """The JSON-LD object that describes the article."""
    title: str
    """The title element."""

    def meta_value(self, *names: str) -> str:
        """The first value of the first of these meta names that has one."""
        return next((value for name in names for value in self.meta.get(name, ())), "")

    def meta_values(self, *names: str) -> list[str]:
        """All values of the first of these meta names that has any."""
        return next((self.meta[name] for name in names if self.meta.get(name)), [])

    def meta_claims(self, *names: str) -> Iterator[tuple[str, str]]:
        """The first value of each of these meta names that has one, and where it stands."""
        return ((self.meta[name][0], f"meta {name}") for name in names if self.meta.get(name))

    def json_claims(self, *names: str) -> Iterator[tuple[str, str]]:
        """What these members of the JSON-LD object say as a line of words, and where it stands."""
        return ((text_of(self.article.get(name)), f"JSON-LD {name}") for name in names)


def read_declared(page: Element) -> Declared:
    """Reads the head of a page, and the parts of it that strayed into the body."""
    return Declared(_read_meta(page), _read_links(page), _find_article(page), _read_title(page))


# --- elements ---------------------------------------------------------------------------------------


def _read_meta(page: Element) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for meta in page.iter("meta"):
        names = map(meta.get, ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), "").lower().strip()
        value = one_line(meta.get("content") or meta.get("value") or "")
        if name and value:
            found.setdefault(name, []).append(value)
    return found


def _read_links(page: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for link in page.iter("link"):
        if href := link.get("href"):
            for relation in (link.get("rel") or "").lower().split():
                found.setdefault(relation, href.strip())
    return found


def _read_title(page: Element) -> str:
    """The words of the title element, which is none of a drawing's."""
    for title in page.iter("title"):
        around = title.getparent()
        if around is None or around.tag != "svg":
            return one_line(text_in(title))
    return ""


def one_line(text: str) -> str:
    """`text` on one line; what was escaped twice is unescaped, markup in it goes."""
    text = unescape(unescape(text)) if "&" in text else text
    return " ".join(clean_text(_TAGS.sub(" ", text)).split())


_TAGS = re.compile(r"</?(?:a|b|br|em|font|i|p|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,200}>", re.I)
"""Tags that are written into values: "A <em>Tree</em>"."""


# --- JSON-LD ----------------------------------------------------------------------------------------

_ARTICLE_TYPES = (
    re.compile(r"article|posting|report|story|newsitem", re.I),
    re.compile(r"review|recipe|howto|creativework|chapter", re.I),
    re.compile(r"webpage|itempage", re.I),
)
"""Types of objects that describe an article, the surest first: "NewsArticle", "Recipe", "WebPage"."""

_OTHER_TYPES = re.compile(r"collection|search", re.I)
"""Types of pages that hold no article: "CollectionPage", "SearchResultsPage"."""

_MARKS = re.compile(r"^\s*(//\s*)?<!\[CDATA\[|(//\s*)?\]\]>\s*$|^\s*<!--|-->\s*$")
"""What encloses the JSON in old pages: "<![CDATA[", "<!--"."""


def _find_article(page: Element) -> dict[str, Any]:
    """The JSON-LD object of the article: the first whose type says so; pages and other works come after articles."""
    found = list(page.iter("script"))
    scripts = (script for script in found if "ld+json" in (script.get("type") or ""))
    things = [thing for script in scripts for thing in _read_objects(script.text or "")]
    types = [(thing, " ".join(_strings(thing.get("@type")))) for thing in things]
    for wanted in _ARTICLE_TYPES:
        for thing, type_ in types:
            if wanted.search(type_) and not _OTHER_TYPES.search(type_):
                return _resolve(thing, things)
    return _read_front_matter(found)


def _read_front_matter(scripts: Sequence[Element]) -> dict[str, Any]:
    """What the front matter of Distill's template says, as an article: `{"title": …, "authors": [{"author": …}]}`."""
    texts = (script.text or "" for script in scripts if _tag_around(script) in _FRONT_MATTER)
    try:
        stated = json.loads(next(texts, "{}"), strict=False)
    except (ValueError, RecursionError):
        return {}
    authors = stated.get("authors") if isinstance(stated, dict) else None
    entries = authors if isinstance(authors, list) else []
    names = [entry.get("author") or entry.get("name") for entry in entries if isinstance(entry, dict)]
    return {"author": list(filter(None, names))} if any(names) else {}


_FRONT_MATTER = ("d-front-matter", "dt-frontmatter")


def _tag_around(script: Element) -> object:
    around = script.getparent()
    return None if around is None else around.tag


def _read_objects(script: str) -> Iterator[dict[str, Any]]:
    try:
        yield from _find_objects(json.loads(_MARKS.sub("", script), strict=False))
    except (ValueError, RecursionError):
        return


def _find_objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects in a JSON value that have a type."""
    if depth > 5:
        return
    if isinstance(value, list):
        for member in value:
            yield from _find_objects(member, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _find_objects(value.get(key), depth + 1)


def _resolve(thing: dict[str, Any], things: list[dict[str, Any]]) -> dict[str, Any]:
    """An object whose author and publisher are not only pointers to other objects."""
    by_id = {other["@id"]: other for other in things if isinstance(other.get("@id"), str) and len(other) > 1}
    resolved = dict(thing)
    for key in ("author", "publisher", "creator"):
        members = thing.get(key)
        resolved[key] = [
            by_id.get(member.get("@id"), member) if isinstance(member, dict) else member
            for member in (members if isinstance(members, list) else [members])
            if member
        ]
    return resolved


def _strings(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [member for member in value if isinstance(member, str)] if isinstance(value, list) else []


def text_of(value: Any) -> str:
    """A JSON-LD value as a line of words: the name of an object, the first of a list."""
    if isinstance(value, list):
        value = next((member for member in value if member), "")
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("@id") or ""
        return text_of(value) if isinstance(value, list) else one_line(str(value))
    return one_line(str(value)) if isinstance(value, str | int) else ""
