"""The line under a headline that says by its class that it is one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from octavo.readers.elements.tree import Element, words
from octavo.readers.html.measures.prose_run import ends_sentence

_NAMES = re.compile(
    r"(^|[-_ ])(sub-?(title|head|headline|heading)|standfirst|dek|strapline)([-_ ]|$)|alternativeHeadline|MsoSubtitle",
    re.I,
)
"""Classes of such lines: "subtitle", "article-standfirst", "dek"."""

_LONGEST = 60
"""Words in such a line."""


def find_subtitle(heading: Element | None, top: Element) -> Element | None:
    """The element that holds the line, next to the headline or in the same header; None if there is none."""
    if heading is None:
        return None
    found = (one for place in _places(heading, top) for one in _find_above_text(place))
    return next((one for one in found if _is_named(one) and one is not heading and _is_line(one, heading)), None)


def _find_above_text(place: Element) -> Iterator[Element]:
    """The elements that can hold the line, up to the first sentence: what follows is the text's, whatever its class."""
    for found in place.iter("p", "h2", "h3", "h4", "div", "span"):
        yield found
        if found.tag == "p" and not _is_named(found) and ends_sentence(words(found)):
            return


def _is_named(found: Element) -> bool:
    return _NAMES.search(f"{found.get('class') or ''} {found.get('itemprop') or ''}") is not None


def _places(heading: Element, top: Element) -> Iterator[Element]:
    """The two elements around the headline, but the article's own only where the headline stands right in it."""
    yield from (around for around in islice(heading.iterancestors(), 2) if around is not top)
    if heading.getparent() is top:
        yield top


def _is_line(found: Element, heading: Element) -> bool:
    """Whether an element holds a few words, and neither the headline nor a picture."""
    length = len(words(found).split())
    holds = any(inner is heading or inner.tag in ("img", "figure", "p") for inner in found.iterdescendants())
    return 2 < length <= _LONGEST and not holds
