"""Makes an article's elements fit for paper: words for pictures and bookmarks, sizes for pictures, tables and code."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree import listings, tables

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_OPENING = re.compile(r"\S.{11,27}(?=\s)")
"""The words that open an article: two to six of them."""


def fit(section: Element, words: dict[str, str], page: Page) -> None:
    """Changes `section` in place; `words` are the phrases of its language."""
    _open(section)
    tables.fit(section, page)
    listings.fit(section, page)
    for element in section.iter():
        if element.tag in _HEADINGS:
            _label(element)
        elif element.tag == "figure":
            _caption(element)
        elif element.tag == "img":
            _picture(element, words)
        elif element.tag == "ol" and (start := element.get("start")):
            element.set("style", f"counter-reset: list-item {int(start) - 1}")  # WeasyPrint does not read start
        elif element.tag == "a" and (element.text or "").startswith("http"):
            element.set("class", "address")  # no hyphens in addresses


def _open(section: Element) -> None:
    """Sets the first words of an article apart, for small capitals."""
    first = section[1] if len(section) > 1 else section
    if first.tag == "p" and not first.get("class") and (found := _OPENING.match(first.text or "")):
        opening = Element("span", {"class": "opening"})
        opening.text = found[0]
        opening.tail = (first.text or "")[found.end() :]
        first.text = None
        first.insert(0, opening)


def _label(heading: Element) -> None:
    """Keeps notes and drawings out of the bookmark of a heading."""
    if len(heading):
        heading.set("data-label", _line(heading))


def _caption(figure: Element) -> None:
    """A picture that has no words of its own is described by its figure's caption."""
    caption = figure.find("figcaption")
    if caption is not None and (words := _line(caption)):
        for image in figure.iter("img"):
            image.set("alt", image.get("alt") or words)


def _picture(image: Element, words: dict[str, str]) -> None:
    """PDF/UA asks for words for every picture; the size is the one that the article asks for."""
    image.set("alt", image.get("alt") or image.get("title") or words["image"])
    if width := image.get("width"):
        image.set("style", f"width: {width}px")


def _line(element: Element) -> str:
    return " ".join("".join(_words(element)).split())


def _words(element: Element) -> Iterator[str]:
    """The words of an element without its notes."""
    yield element.text or ""
    for child in element:
        if child.get("role") != "doc-footnote":
            yield from _words(child)
        yield child.tail or ""
