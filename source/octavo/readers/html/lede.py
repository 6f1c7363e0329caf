"""Paragraphs between the headline and the element that holds the article: how many articles begin."""

from __future__ import annotations

import re
from itertools import islice

from octavo.readers.elements.tree import Element, drop, words
from octavo.readers.html.page import MeasuredPage

_LEAST = 25
"""Words in such a paragraph: a shorter one is a line under the headline, or whose picture it is."""

_SENTENCE = re.compile(r"[.!?…:;。！？।؟۔]\W*$")
"""How a paragraph ends; lines under headlines often end without a stop."""

_NO_LEDES = re.compile(r"(^|[\s_-])(dek|excerpt|caption|bio|desc(ription)?|summary)([\s_-]|$)", re.I)
"""Classes of other paragraphs there: "article-dek", "author-bio"."""

_FRAMED = {"figure", "figcaption", "blockquote", "table", "aside", "form", "footer"}


def take_lede(top: Element, heading: Element | None, page: MeasuredPage) -> None:
    """Moves the paragraphs that begin the article on its page to the start of `top`."""
    between = [] if heading is None else _find_between(heading, top)
    found = [passage for passage in between if _is_lede(passage, page)]
    said = words(top) if found else ""
    for passage in reversed([passage for passage in found if words(passage) not in said]):
        drop(passage)
        passage.tail, top.text = top.text, None
        top.insert(0, passage)


def _find_between(heading: Element, top: Element) -> list[Element]:
    """The paragraphs after the headline and before `top`; none if that is not their order."""
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
        elif element.tag == "p" and found is not None:
            found.append(element)
    return []


def _is_lede(passage: Element, page: MeasuredPage) -> bool:
    """Whether a paragraph says enough to begin an article, and nothing around it is the page's own."""
    measure = page.measures.get(passage)
    if measure is None or measure.prose < _LEAST or measure.linked * 2 > measure.words:
        return False
    if not _SENTENCE.search(words(passage)) or page.is_boilerplate(passage):
        return False
    if any(around.tag in _FRAMED for around in passage.iterancestors()):
        return False
    near = (passage, *islice(passage.iterancestors(), 2))
    return not any(_NO_LEDES.search(around.get("class") or "") for around in near)
