"""Headings without the links that lead to themselves."""

from __future__ import annotations

from octavo.markup_names import HEADINGS
from octavo.readers.elements.context import Context
from octavo.readers.elements.tree import Element, classes, clean_text, drop, holds, is_attached, words

_PERMALINKS = {"anchor", "headerlink", "heading-anchor", "header-anchor", "permalink", "anchorjs-link", "direct-link"}
"""Classes of such links: `<h2>Ink<a class="headerlink" href="#ink">¶</a></h2>`."""


_SIGNS = {"¶", "🔗", "⚓", "⚓︎", "§", "#", "∞", "link", "permalink", ""}
"""What such links say; drawn icons say nothing."""


def strip_permalinks(element: Element, context: Context) -> None:
    """Takes the links that lead to a heading itself out of it; their ids go to the heading.

    Terms, captions and formulas have such links too: those are known by a class, or by the one sign that is no word.
    """
    for heading in element.iter(*HEADINGS):
        for link in list(heading.iter("a")):
            if _leads_into_page(link.get("href") or "", context.base):
                _strip_permalink(heading, link)
    for link in list(element.iter("a")):
        if _is_permalink(link) and _leads_into_page(link.get("href") or "", context.base) and is_attached(link):
            _hand_on_id(link)
            drop(link)


def _is_permalink(link: Element) -> bool:
    """Whether a link outside headings only gives the address of what it stands beside."""
    said = words(link).lower()
    if said not in _SIGNS or holds(link, "img"):
        return False
    return said == "¶" or not _PERMALINKS.isdisjoint(classes(link))


def _hand_on_id(link: Element) -> None:
    """Gives the id of a link that goes to what it stands in."""
    name, around = link.get("id") or link.get("name"), link.getparent()
    if name and around is not None and not around.get("id"):
        around.set("id", clean_text(name))


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
