"""What stands around and inside an article on a page and is no part of it: menus, buttons, adverts, comments.

By what its makers call it (element, role, class, id), by what it says, and by being links only. Nothing
that holds a good part of the page's prose is boilerplate, whatever it is called. The words are in `boilerplate.toml`.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from pathlib import Path

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import INLINE, MATH, NOTE, Element, class_and_id, stands_in, words
from octavo.readers.html.measure import Measure

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text(encoding="utf-8"))
_NAMES = re.compile(rf"(?:^|[\s_]|-{{1,2}})(?:{'|'.join(_WORDS['names'])})(?=$|[\s_]|--?)", re.I)
"""Classes and ids of boilerplate: "share-buttons", "site-header", "c-newsletter__form"."""

_META_NAMES = re.compile(rf"(?:^|[\s_-])(?:{'|'.join(_WORDS['meta'])})(?=$|[\s_-])", re.I)
"""Classes and ids of bylines and dates: "byline", "entry-date"."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
"""Where words meet in "shareButtons"."""

_BODY_NAMES = re.compile(
    r"(?:^|[\s_-])(?:article|story|post|entry|blog|main)[-_]*(?:body|content|text|copy|well)(?=$|[\s_])", re.I
)
"""Classes of what holds an article, whatever else they say: "post-content with-sidebar"."""

PAGE_PHRASES = re.compile("|".join(_WORDS["says"]), re.I | re.S)
"""What short blocks say that belong to the page and not to the article: "Share this"."""

END_HEADINGS = re.compile("|".join(_WORDS["ends"]), re.I)
"""Headings that end an article, as what follows them is the page's: "Related articles"."""


# --- what is called boilerplate ---------------------------------------------------------------------

_TAGS = {"nav", "menu", "dialog", "button", "select", "textarea", "template", "script", "style"}
_ROLES = {
    "navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist",
    "complementary", "alert", "status", "tooltip",
}  # fmt: skip
_PROTECTED = {
    "html", "body", "main", "article", "p", "pre", "blockquote", "figure", "table", "tbody", "td", "tr", "thead", "li",
    NOTE, MATH, "math", "code", "img", "picture", "figcaption", "caption", "dd", "dt", *HEADINGS,
}  # fmt: skip
"""Elements that are the article's, whatever they are called."""


def reason(element: Element) -> str:
    """Why an element is boilerplate by what it is called, "" if it is not."""
    if why := _by_kind(element):
        return why
    inline = element.tag in INLINE
    if element.tag in _PROTECTED or (inline and stands_in(element, "pre", "code")):
        return ""
    names = [element.get("class"), *([] if inline else [element.get("id"), element.get("data-component")])]
    return next((why for name in names if name and (why := _by_name(name))), "")


def _by_kind(element: Element) -> str:
    """Why an element is boilerplate by its tag, its role, or because no one sees it."""
    role = (element.get("role") or "").lower()
    if role in _ROLES:
        return role
    if element.tag in _TAGS:
        return str(element.tag)
    if element.tag == "footer" and not stands_in(element, "blockquote", "figure", "article", "section", "main"):
        return "footer"
    return "hidden" if is_hidden(element) else ""


@lru_cache(maxsize=4096)
def _by_name(name: str) -> str:
    """What a class or id calls boilerplate, "" if nothing."""
    spaced = _CAMEL.sub("-", name)
    match = _NAMES.search(spaced)
    return match.group().strip(" _-").lower() if match and not _BODY_NAMES.search(spaced) else ""


_WEAK = re.compile(
    r"widget|banner|overlay|sticky|rail|tools|meter|floating|affix|hidden|toc|report|flag|legal|topics|teaser|cta"
    r"|register|modal"
)
"""Names that say little: prose can stand under them, as in "widget" or "sticky-top"."""


def is_text(element: Element, why: str, measure: Measure) -> bool:
    """Whether what is called boilerplate is text all the same: a quoted post; prose under a name that says little."""
    if why.startswith("social"):
        return any(len(words(quote).split()) > 7 for quote in element.iter("blockquote"))
    return _WEAK.match(why) is not None and measure.prose >= 40 and measure.linked * 5 < measure.words


# --- what else marks it -----------------------------------------------------------------------------

_NO_BYLINES = {"h1", "li", "body", "article", "main", "figure", "figcaption", "a", "td", "blockquote"}


def is_meta(element: Element) -> bool:
    """Whether an element is called a byline, a date or the like."""
    if element.tag in ("time", "address"):
        return True
    if element.tag in _NO_BYLINES:
        return False
    if element.get("rel") == "author" or element.get("itemprop") in ("author", "datePublished", "dateModified"):
        return True
    return any(map(_is_meta_name, class_and_id(element)))


@lru_cache(maxsize=4096)
def _is_meta_name(name: str) -> bool:
    return _META_NAMES.search(_CAMEL.sub("-", name)) is not None


_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)  # style="display:none"


def is_hidden(element: Element) -> bool:
    """Whether a page shows an element to no one."""
    if element.get("hidden") is not None and element.get("hidden") != "until-found":
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def is_links(measure: Measure) -> bool:
    """Whether an element says hardly anything outside links."""
    return measure.links >= 3 and measure.linked * 10 > measure.words * 7 and measure.words > 0
