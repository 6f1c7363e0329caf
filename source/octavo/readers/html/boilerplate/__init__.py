"""What stands around and inside an article on a page and is no part of it: menus, buttons, adverts, comments.

This module says what a page *calls* so, by element, role, class and id; and which words say so. A sign is no verdict:
`strip` weighs it against where an element stands and what it holds. The words are in `class_names.toml` and
`boilerplate.toml`.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from octavo.markup_names import HEADINGS
from octavo.readers.elements.style.cascade import HIDDEN
from octavo.readers.elements.style.declarations import declarations_of, hides
from octavo.readers.elements.tree import INLINE, MATH, NOTE, Element, class_and_id, stands_in, words
from octavo.readers.html.boilerplate.class_names import boilerplate_name, is_meta_name, is_weak
from octavo.readers.html.boilerplate.folds import is_folded
from octavo.readers.html.measures.measure import Measure

_WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text(encoding="utf-8"))

PAGE_PHRASES = re.compile("|".join(_WORDS["says"]), re.I | re.S)
"""What short lines say that belong to the page and not to the article: "Share this"."""

AD_LABELS = re.compile("|".join(_WORDS["labels"]), re.I)
"""What stands above adverts: "Advertisement"."""

CALLS = re.compile(rf"(?:^|[.!?:,–—]\s+|\b(?:please|bitte|invite you to)\s+)\W*(?:{'|'.join(_WORDS['calls'])})", re.I)
"""How sentences begin that ask a reader for something: "Subscribe to our newsletter", at the start or after a stop."""

CONSENT = re.compile("|".join(_WORDS["consent"]), re.I)
"""What boxes say that ask their reader to agree before something is loaded: "Please accept cookies to see this"."""

LEGAL = re.compile("|".join(_WORDS["legal"]), re.I)
"""Links at the foot of a page to what the law wants there: "Privacy policy", "Imprint"."""

LEADS = re.compile("|".join(_WORDS["leads"]), re.I | re.S)
"""Lines that lead to other pages: "Read also: The bridge that moved"."""

END_HEADINGS = re.compile("|".join(_WORDS["ends"]), re.I)
"""Headings that end an article, as what follows them is the page's: "Related articles"."""

TAG_LABELS = re.compile("|".join(_WORDS["tags"]), re.I)
"""What stands over links to other articles on the same, and over text of the article too: "Topics"."""


def ends_article(heading: Element) -> bool:
    """Whether a heading says that the article is over: "Related articles:"."""
    return END_HEADINGS.fullmatch(words(heading).strip(":. ")) is not None


# --- what is called boilerplate ---------------------------------------------------------------------

_TAGS = {"nav", "dialog", "button", "select", "textarea", "template", "script", "style"}
_ROLES = {
    "navigation", "search", "banner", "contentinfo", "dialog", "alertdialog", "menu", "menubar", "toolbar",
    "complementary", "alert", "status", "tooltip",
}  # fmt: skip
VAGUE_KINDS = {"alert", "status", "tooltip", "toolbar", "banner"}
"""Roles under which sentences of the text stand: `<div role="alert">` is a warning in many handbooks."""

_PROTECTED = {
    "html", "body", "main", "article", "p", "pre", "blockquote", "figure", "table", "tbody", "td", "tr", "thead", "li",
    NOTE, MATH, "math", "code", "img", "picture", "figcaption", "caption", "dd", "dt",
    "address", *HEADINGS,
}  # fmt: skip
"""Elements that are the article's, whatever they are called."""


def reason(element: Element) -> str:
    """Why an element is boilerplate by what it is called, "" if it is not."""
    stated = element.keys()  # lxml is slow to say that an attribute is not there
    if why := _kind_by(element, stated):
        return why
    tag = element.tag
    if tag in _PROTECTED:
        return ""
    inline = tag in INLINE
    asked = ("class",) if inline else ("class", "id", "data-component")
    names = (element.get(name) for name in asked if name in stated)
    why = next((why for name in names if name and (why := boilerplate_name(name))), "")
    return "" if why and inline and stands_in(element, "pre", "code", "figure", *HEADINGS) else why


def kind_of(element: Element) -> str:
    """Why an element is boilerplate by its tag, its role, or because no one sees it."""
    return _kind_by(element, element.keys())


_PARTS = re.compile(r"schema\.org/(BreadcrumbList|SiteNavigationElement|WPSideBar|WPFooter|WPAdBlock)\b")
"""Types of the parts of a page that are none of its article (schema.org, WebPageElement)."""


def _kind_by(element: Element, stated: list[str]) -> str:
    """The kind of an element with these attributes."""
    role = (element.get("role") or "").lower() if "role" in stated else ""
    if role in _ROLES:
        return role
    if why := _kind_of_tag(element):
        return why
    if "itemtype" in stated and (part := _PARTS.search(element.get("itemtype") or "")):
        return part[1]
    if HIDDEN in stated:
        return "hidden"
    is_unseen = "hidden" in stated or ("style" in stated and hides(declarations_of(element)))
    return "hidden" if is_unseen and not is_folded(element) else ""


def _kind_of_tag(element: Element) -> str:
    tag = element.tag
    if tag == "footer" and not stands_in(element, "blockquote", "figure", "article", "section", "main"):
        return "footer"
    return str(tag) if tag in _TAGS and not (tag == "nav" and _leads_nowhere(element)) else ""


def _leads_nowhere(element: Element) -> bool:
    """Whether an element has words and no link: the answers in lists that fold stand in a `nav` of some makers."""
    return element.find(".//a") is None and words(element) != ""


def is_text(element: Element, why: str, measure: Measure) -> bool:
    """Whether what is called boilerplate is text all the same: a quoted post; prose under a name that says little."""
    if why.startswith("social"):
        return any(len(words(quote).split()) > 7 for quote in element.iter("blockquote"))
    return is_weak(why) and measure.prose >= 40 and measure.linked * 5 < measure.words


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
    return any(map(is_meta_name, class_and_id(element)))


def is_links(measure: Measure) -> bool:
    """Whether an element says hardly anything outside links."""
    return measure.links >= 3 and measure.linked * 10 > measure.words * 7 and measure.words > 0
