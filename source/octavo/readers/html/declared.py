"""What a page states about itself for machines: meta elements, JSON-LD, links."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from msgspec import Struct, field

from octavo.readers.elements.tree import clean_text
from octavo.readers.html.measure import Element

_ARTICLES = re.compile(
    r"article|posting|report|review|chapter|book$|recipe|howto|creativework|webpage|newsitem|story|scholarly", re.I
)


class Stated(Struct):
    """Meta elements by name (lower case, in order), and the JSON-LD object that describes the article."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    article: dict[str, Any] = field(default_factory=dict)
    title: str = ""

    def first(self, *names: str) -> str:
        """The first value of the first of these meta names that has one."""
        return next((value for name in names for value in self.meta.get(name, ())), "")

    def each(self, *names: str) -> Iterator[tuple[str, str]]:
        """The first value of each of these meta names that has one, and where it stands."""
        return ((self.meta[name][0], f"meta {name}") for name in names if self.meta.get(name))

    def said(self, *names: str) -> Iterator[tuple[str, str]]:
        """What these members of the JSON-LD object say as a line of words, and where it stands."""
        return ((text_of(self.article.get(name)), f"JSON-LD {name}") for name in names)

    def all(self, *names: str) -> list[str]:
        """All values of the first of these meta names that has any."""
        return next((self.meta[name] for name in names if self.meta.get(name)), [])


def stated(page: Element) -> Stated:
    """Reads the head of a page, and the parts of it that strayed into the body."""
    found = Stated()
    for meta in page.iter("meta"):
        name = (
            (meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or "")
            .lower()
            .strip()
        )
        value = one_line(meta.get("content") or meta.get("value") or "")
        if name and value:
            found.meta.setdefault(name, []).append(value)
    for link in page.iter("link"):
        for rel in (link.get("rel") or "").lower().split():
            if link.get("href"):
                found.links.setdefault(rel, link.get("href").strip())
    title = next((element for element in page.iter("title") if element.getparent().tag != "svg"), None)
    found.title = one_line("".join(title.itertext())) if title is not None else ""
    found.article = _article(page)
    return found


def one_line(text: str) -> str:
    """`text` on one line; what was escaped twice is unescaped, markup in it goes."""
    text = unescape(unescape(text)) if "&" in text else text
    return " ".join(clean_text(_TAGS.sub(" ", text)).split())


_TAGS = re.compile(r"</?(?:a|b|br|em|font|i|p|small|span|strong|sub|sup|u|wbr)\b[^<>]{0,200}>", re.I)


def _article(page: Element) -> dict[str, Any]:
    """The JSON-LD object of the article: the first whose type says so; pages and other works come after articles."""
    things = [
        thing for script in page.iter("script") if "ld+json" in (script.get("type") or "") for thing in _things(script)
    ]
    kinds = [(thing, " ".join(_strings(thing.get("@type")))) for thing in things]
    for wanted in (
        r"article|posting|report|story|newsitem",
        r"review|recipe|howto|creativework|chapter",
        r"webpage|itempage",
    ):
        for thing, kind in kinds:
            if re.search(wanted, kind, re.I) and not re.search(r"collection|search", kind, re.I):
                return _resolved(thing, things)
    return {}


def _things(script: Element) -> Iterator[dict[str, Any]]:
    text = re.sub(r"^\s*(//\s*)?<!\[CDATA\[|(//\s*)?\]\]>\s*$|^\s*<!--|-->\s*$", "", script.text or "")
    try:
        yield from _objects(json.loads(text, strict=False))
    except (ValueError, RecursionError):
        return


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 5:
        return
    if isinstance(value, list):
        for member in value:
            yield from _objects(member, depth + 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "hasPart"):
            yield from _objects(value.get(key), depth + 1)


def _resolved(thing: dict[str, Any], things: list[dict[str, Any]]) -> dict[str, Any]:
    """An object whose author and publisher are not only pointers to other objects."""
    by_id = {other["@id"]: other for other in things if isinstance(other.get("@id"), str) and len(other) > 1}
    made = dict(thing)
    for key in ("author", "publisher", "creator"):
        values = made.get(key)
        many = values if isinstance(values, list) else [values]
        made[key] = [
            by_id.get(value.get("@id"), value) if isinstance(value, dict) else value for value in many if value
        ]
    return made


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
