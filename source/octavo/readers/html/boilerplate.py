"""What stands around and inside an article on a page and is no part of it: menus, buttons, adverts, comments.

By what its makers call it (element, role, class, id), by what it says, and by being links only. Nothing
that holds a good part of the page's prose is furniture, whatever it is called.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from octavo.readers.elements.tree import words
from octavo.readers.html.measure import INLINE, Element, Measure

_TAGS = {"nav", "menu", "dialog", "button", "select", "textarea", "template", "script", "style"}
_ROLES = {
    "navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist",
    "complementary", "alert", "status", "tooltip",
}  # fmt: skip
_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text(encoding="utf-8"))
_FURNITURE = re.compile(rf"(?:^|[\s_]|-{{1,2}})(?:{'|'.join(_WORDS['names'])})(?=$|[\s_]|--?)", re.I)
_META = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS['meta'])})(?=$|[\s_-])", re.I)
_BODY = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|blog|main)[-_]*(?:body|content|text|copy|well)(?=$|[\s_])", re.I
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_PROTECTED = {
    "html", "body", "main", "article", "p", "pre", "blockquote", "figure", "table", "tbody", "td", "tr", "thead", "li",
    "octavo-note", "octavo-math", "math", "code", "img", "picture", "h1", "figcaption", "caption", "dd", "dt",
}  # fmt: skip
_WITH_FOOTERS = {"blockquote", "figure", "article", "section", "main"}
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


@lru_cache(maxsize=4096)
def _named(name: str) -> str:
    """What a class or id calls furniture, "" if nothing."""
    spaced = _CAMEL.sub("-", name)
    match = _FURNITURE.search(spaced)
    return str(match.group()).strip(" _-").lower() if match and not _BODY.search(spaced) else ""


@lru_cache(maxsize=4096)
def _is_meta_name(name: str) -> bool:
    return _META.search(_CAMEL.sub("-", name)) is not None


def _by_kind(element: Element) -> str:
    """Why an element is furniture by its tag, its role, or because no one sees it."""
    tag = element.tag
    role = (element.get("role") or "").lower()
    if tag in _TAGS or role in _ROLES:
        return str(role if role in _ROLES else tag)
    if tag == "footer" and not any(around.tag in _WITH_FOOTERS for around in element.iterancestors()):
        return "footer"
    return "hidden" if is_hidden(element) else ""


def reason(element: Element) -> str:
    """Why an element is furniture by what it is called, "" if it is not."""
    if why := _by_kind(element):
        return why
    tag = element.tag
    if (
        tag in _PROTECTED
        or tag in _HEADINGS
        or (tag in INLINE and any(around.tag in ("pre", "code") for around in element.iterancestors()))
    ):
        return ""
    boxes = tag not in INLINE and tag not in _HEADINGS
    for name in (element.get("class"), *((element.get("id"), element.get("data-component")) if boxes else ())):
        if name and (why := _named(name)):
            return why
    return ""


def is_text(element: Element, why: str, measure: Measure) -> bool:
    """Whether what is called furniture is a part of the text: a quoted post, or prose under a name that says little."""
    if why.startswith("social"):
        return any(len(words(quote).split()) > 7 for quote in element.iter("blockquote"))
    return _WEAK.match(why) is not None and measure.prose >= 40 and measure.linked * 5 < measure.words


_WEAK = re.compile(
    r"widget|banner|overlay|sticky|rail|tools|meter|floating|affix|hidden|toc|report|flag|legal|topics|teaser|cta|register|modal"
)


def is_meta(element: Element) -> bool:
    """Whether an element is called a byline, a date or the like."""
    if element.tag in ("time", "address"):
        return True
    if (
        element.tag in ("p", "h1", "li", "body", "article", "main", "figure", "figcaption", "a", "td", "blockquote")
        and element.tag != "p"
    ):
        return False
    if (element.get("rel") or "") == "author" or (element.get("itemprop") or "") in (
        "author",
        "datePublished",
        "dateModified",
    ):
        return True
    return any(name and _is_meta_name(name) for name in (element.get("class"), element.get("id")))


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)


def is_hidden(element: Element) -> bool:
    """Whether a page shows an element to no one."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))


def is_links(measure: Measure) -> bool:
    """Whether an element says hardly anything outside links."""
    return measure.links >= 3 and measure.linked * 10 > measure.words * 7 and measure.words > 0


SAYS = re.compile("|".join(_WORDS["says"]), re.I | re.S)
"""What short blocks say that belong to the page and not to the article."""

ENDS = re.compile("|".join(_WORDS["ends"]), re.I)
"""Headings that end an article: what follows them is the page's."""
