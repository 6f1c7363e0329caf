"""Headings without the links that lead to themselves."""

from __future__ import annotations

from octavo.markup_names import HEADINGS
from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, classes, clean_text, drop, holds, words

_PERMALINKS = {"anchor", "headerlink", "heading-anchor", "header-anchor", "permalink", "anchorjs-link", "direct-link"}
"""Classes of such links: `<h2>Ink<a class="headerlink" href="#ink">¶</a></h2>`."""


def strip_permalinks(element: Element, context: Context) -> None:
    """Takes the links that lead to a heading itself out of it; their ids go to the heading."""
    for heading in element.iter(*HEADINGS):
        for link in list(heading.iter("a")):
            if _leads_into_page(link.get("href") or "", context.base):
                _strip_permalink(heading, link)


def _leads_into_page(href: str, base: str) -> bool:
    return "#" in href and href.rpartition("#")[0] in ("", base.partition("#")[0])


def _strip_permalink(heading: Element, link: Element) -> None:
    """Drops a link that is only a sign; one around all words of the heading leaves them."""
    said = words(link)
    whole = said == words(heading)
    is_sign = not any(character.isalnum() for character in said)
    is_named = not _PERMALINKS.isdisjoint(classes(link)) and not whole
    if (is_sign or is_named) and not holds(link, "img"):
        name = link.get("id") or link.get("name")
        if name and not heading.get("id"):
            heading.set("id", clean_text(name))
        drop(link)
    elif whole:
        del link.attrib["href"]
