"""What begins the article between its headline and the element that holds it: a standfirst, first paragraphs."""

from __future__ import annotations

import re
from itertools import islice

from octavo.locale.characters import SENTENCE_END
from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import INLINE, Element, drop, words
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.measure import Measure
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.prose_run import is_phrase

_LEAST = 8
"""Words of a sentence: a shorter line is a line under the headline, or whose picture it is, but for paragraphs."""

_LEAST_OF_PARAGRAPH = 5
"""Words of a sentence that is a paragraph of its own."""

_NO_LEDES = re.compile(
    r"(^|[\s_-])(caption|bio|disclosure|disclaimer|affiliate|notice|cookies?|credits?|copyright)([\s_-]|$)", re.I
)
"""Classes of other lines there: "author-bio", "commerce-disclosure"."""

_BLOCKS = {"p", "div", "section", "h2", "h3", "h4", "ul", "ol"}
_FRAMED = {"figure", "figcaption", "blockquote", "table", "aside", "form", "footer", "nav", "button"}


def take_lede(top: Element, heading: Element | None, page: MeasuredPage) -> None:
    """Moves the passages that begin the article on its page to the start of `top`."""
    found = [] if heading is None else [one for one in _find_between(heading, top) if _is_lede(one, page)]
    for passage in reversed(_find_new(found, top)):
        drop(passage)
        passage.tag = "p" if passage.tag in HEADINGS else passage.tag  # a sentence, and nothing stands under it
        passage.tail, top.text = top.text, None
        top.insert(0, passage)


def _find_new(passages: list[Element], top: Element) -> list[Element]:
    """The passages that say what neither `top` nor a passage before says."""
    said = [words(top)] if passages else []
    found: list[Element] = []
    for passage in passages:
        if not any(words(passage) in text for text in said):
            found.append(passage)
            said.append(words(passage))
    return found


def _find_between(heading: Element, top: Element) -> list[Element]:
    """The blocks after the headline and before `top`; none if that is not their order."""
    around = {top, *top.iterancestors()}
    common = next((outer for outer in heading.iterancestors() if outer in around), top)
    if common is top:
        return []
    found: list[Element] | None = None
    for element in common.iter():
        if element is top:
            return found or []
        if element is heading:
            found = []
        elif found is not None and element not in around and _is_block(element):
            found.append(element)
    return []


def _is_block(element: Element) -> bool:
    """Whether an element is a list, or a block that holds words and no other block."""
    if element.tag in ("ul", "ol", "p"):
        return True
    return element.tag in _BLOCKS and all(child.tag in INLINE for child in element)


def _is_lede(passage: Element, page: MeasuredPage) -> bool:
    """Whether a block says enough to begin an article, and nothing around it is the page's own."""
    measure = page.measures.get(passage)
    if measure is None or not _is_long_enough(passage, measure) or measure.linked * 2 > measure.words:
        return False
    if not SENTENCE_END.search(words(passage)) or page.is_boilerplate(passage):
        return False
    if any(around.tag in _FRAMED for around in passage.iterancestors()):
        return False
    near = (passage, *islice(passage.iterancestors(), 2))
    return not any(boilerplate.is_meta(around) or _NO_LEDES.search(around.get("class") or "") for around in near)


def _is_long_enough(passage: Element, measure: Measure) -> bool:
    if measure.prose >= _LEAST:
        return True
    return passage.tag == "p" and measure.words >= _LEAST_OF_PARAGRAPH and not is_phrase(words(passage))
