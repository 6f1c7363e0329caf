"""Articles that a page only declares: their text stands in its JSON-LD, and a script would have shown it."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from lxml import etree

from octavo.notes import Notes
from octavo.readers.elements.tree import Element, clean_text

_LEAST = 600
"""Characters of a text that is an article."""

_SILENT = {"script", "style", "template", "noscript"}

_TAG = re.compile(r"<(?:p|h[1-6]|br|div|ul)\b", re.I)
_PARAGRAPHS = re.compile(r"\s*\n\s*")


def show_declared_body(body: Element, article: dict[str, Any], notes: Notes) -> None:
    """Adds the text that `article`, the JSON-LD of a page, declares to a page that shows less than a third of it."""
    declared = article.get("articleBody")
    if not isinstance(declared, str) or len(declared) < _LEAST or _count_shown(body) * 3 > len(declared):
        return
    notes.add("body-declared", f"{len(declared.split())} words from the articleBody of its JSON-LD")
    body.append(_read_text(clean_text(unescape(declared))))


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
