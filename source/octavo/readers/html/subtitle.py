"""The line under a headline that says by its class that it is one."""

from __future__ import annotations

import re

from octavo.readers.elements.tree import words
from octavo.readers.html.measure import Element

_NAMES = re.compile(
    r"(^|[-_ ])(sub-?(title|head|headline|heading)|standfirst|dek|strapline)([-_ ]|$)|alternativeHeadline", re.I
)
_LONGEST = 60
"""Words in such a line."""


def subtitle(heading: Element | None, top: Element) -> Element | None:
    """The element that holds the line, next to the headline or in the same header; None if there is none."""
    around = [] if heading is None else [outer for outer in list(heading.iterancestors())[:2] if outer is not top]
    for place in [*around, *([] if heading is None or heading.getparent() is not top else [top])]:
        for found in place.iter("p", "h2", "h3", "h4", "div", "span"):
            names = f"{found.get('class') or ''} {found.get('itemprop') or ''}"
            if _NAMES.search(names) and found is not heading and _is_line(found, heading):
                return found
    return None


def _is_line(found: Element, heading: Element | None) -> bool:
    """Whether an element holds a few words, and neither the headline nor a picture."""
    length = len(words(found).split())
    holds = any(inner is heading or inner.tag in ("img", "figure", "p") for inner in found.iterdescendants())
    return 2 < length <= _LONGEST and not holds
