"""How the lines of an element are set: in the middle or at the right, by style, attribute, name or class."""

from __future__ import annotations

import re

from octavo.model import LineAlign
from octavo.readers.elements.style.declarations import declarations_of
from octavo.readers.elements.tree import Element, classes, tag_of

_VALUES: dict[str, LineAlign] = {
    "center": "center", "-webkit-center": "center", "-moz-center": "center", "middle": "center",
    "right": "right", "end": "right", "-webkit-right": "right",
    "left": "", "start": "", "justify": "", "-webkit-left": "", "match-parent": "",
}  # fmt: skip
"""Values of text-align (CSS Text 3, section 7.1) and of the attribute `align`, and what they are in a book."""

_CENTER = re.compile(
    r"(?:[a-z]{1,4}-)?(?:(?:te?xt|ta|align|para?|p)[-_]?)*(?:(?:xs|sm|md|lg)-)?(?:cent(?:er|re)(?:ed|d)?|middle)"
)
"""Classes of lines in the middle: "aligncenter", "has-text-align-center", "ql-align-center", "text-md-center"."""

_RIGHT = re.compile(
    r"(?:[a-z]{1,4}-)?(?:te?xt|ta|para?)[-_]?(?:align(?:ed)?[-_]?)?(?:(?:xs|sm|md|lg)-)?(?:right|end)|ql-align-right"
)
"""Classes of lines at the right: "text-right", "has-text-align-right". A division of class "right" is a column."""

_RIGHT_PARAGRAPH = re.compile(r"(?:align(?:ed)?[-_]?)?right|signature|signed")
"""Those of paragraphs alone, which do not float: "right", "alignright", "signed"."""


def alignment_of(element: Element, around: LineAlign) -> LineAlign:
    """How the lines in an element are set; as those `around` it, if it does not say."""
    tag = tag_of(element)
    if tag in _APART:
        return ""
    stated = declarations_of(element).get("text-align") or (element.get("align") or "").strip().lower()
    if stated in _VALUES and tag not in _FLOATING:
        return _VALUES[stated]
    if tag == "center":
        return "center"
    for name in classes(element) if element.get("class") else ():
        if _CENTER.fullmatch(name):
            return "center"
        if _RIGHT.fullmatch(name) or (tag == "p" and _RIGHT_PARAGRAPH.fullmatch(name)):
            return "right"
    return around


_APART = {"td", "th", "li", "figcaption", "caption", "dt", "dd", "table", "ul", "ol", "nav", "aside", "octavo-note"}
"""Elements that say themselves how their lines are set, whatever stands around them."""

_FLOATING = {"figure", "img", "iframe", "object", "hr"}
