"""Articles that a page only declares: their text stands in its JSON-LD or other data, and a script would show it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

from octavo.notes import Notes
from octavo.readers.elements.tree import Element, clean_text
from octavo.readers.html.parse.embedded_text import find_embedded_text

_LEAST = 600
"""Characters of a text that is an article."""

_MOST_BEFORE_SCRIPTS = 400
"""Characters that a page may show before its script runs: a menu and a footer."""

_LEAST_WORDS = 5
"""Words of a text, on a page that shows none."""

_SILENT = {"script", "style", "template", "noscript"}

_TAG = re.compile(r"<(?:p|h[1-6]|br|div|ul)\b", re.I)
_PARAGRAPHS = re.compile(r"\s*\n\s*")


def show_declared_body(root: Element, body: Element, article: dict[str, Any], notes: Notes) -> None:
    """Adds the text that `article`, the JSON-LD of a page, declares to a page that shows less than a third of it.

    A page that declares none may hold it as data for a script; one that shows no word at all is read however short
    that is.
    """
    declared, shown = article.get("articleBody"), _count_shown(body)
    place, title = "the articleBody of its JSON-LD", ""
    if not isinstance(declared, str) or not declared.strip():
        if shown > _MOST_BEFORE_SCRIPTS or (found := find_embedded_text(root)) is None:
            return
        place, title, declared = "the data for its script", found.title, found.text
    if (shown and (len(declared) < _LEAST or shown * 3 > len(declared))) or len(declared.split()) < _LEAST_WORDS:
        return
    notes.add("body-declared", f"{len(declared.split())} words from {place}")
    text = _read_text(clean_text(unescape(declared)))
    if title and next(body.iter("h1"), None) is None:
        heading = etree.SubElement(body, "h1")
        heading.text = clean_text(title)
    body.append(text)


def _count_shown(body: Element) -> int:
    """Characters that a page shows, white space apart."""
    shown = (element for element in body.iter(etree.Element) if element.tag not in _SILENT)
    own = sum(len((element.text or "").strip()) for element in shown)
    return own + sum(len((element.tail or "").strip()) for element in body.iter(etree.Element))


def _read_text(text: str) -> Element:
    """A `div` with the paragraphs of a text, which may be HTML or have a line for each."""
    made: Element | None = None
    if _TAG.search(text):
        source = f"<html><body>{text}</body></html>".encode()
        made = etree.fromstring(source, etree.HTMLParser(encoding="utf-8")).find("body")
    if made is None:
        made = etree.Element("body")
        for line in filter(None, _PARAGRAPHS.split(text.strip())):
            etree.SubElement(made, "p").text = line
    made.tag = "div"
    made.set("itemprop", "articleBody")
    return made
