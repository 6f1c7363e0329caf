"""What holds all parts of an article, where the element that was chosen is one of several in a row."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.readers.elements.tree import Element, holds, stands_in
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.running_text import ends_with_stop, is_running_text

_LEAST = 40
"""Words of prose in an element that can be a section of the article."""


def widen_container(top: Element, page: MeasuredPage) -> Element:
    """What holds the parts of the article in a row, if `top` is in one of them and the others hold much of the text."""
    found = top
    makes: set[str] = set()
    for here in (top, *top.iterancestors()):
        around = here.getparent()
        if here is page.body or around is None:
            break
        makes.add(here.get("class") or "")
        if any(sum(map(page.prose, parts)) * 4 > page.prose(found) for parts in _find_parts(here, makes - {""}, page)):
            found = around
    return found


def _find_parts(here: Element, makes: set[str], page: MeasuredPage) -> Iterator[list[Element]]:
    """What may be further parts of the article beside `here`, by each of the signs that tell of them."""
    beside = [*here.itersiblings(preceding=True), *here.itersiblings()]
    yield [one for one in beside if one.get("class") in makes and _is_section(one, page)]
    paragraphs = [one for one in beside if one.tag == "p" and is_running_text(one, page)]
    yield paragraphs if sum(map(page.prose, paragraphs)) >= _LEAST else []
    if _is_stacked(here):
        yield [one for one in beside if one.tag == here.tag and is_running_text(one, page) and ends_with_stop(one)]


def _is_stacked(here: Element) -> bool:
    """Whether an element is one of the tables and rows that a newsletter is set in: tables that stand in tables."""
    if here.tag == "div":
        return not here.get("class") and holds(here, "table") and stands_in(here, "table", "center")
    return here.tag in ("table", "tr") and stands_in(here, "table")


def _is_section(found: Element, page: MeasuredPage) -> bool:
    """Whether an element holds prose, and is neither an article of its own nor boilerplate."""
    measure = page.measures[found]
    prose = page.prose(found) >= _LEAST and measure.linked * 5 < measure.words
    return prose and found.tag in ("div", "section") and found not in page.boilerplate and not _is_article(found)


def _is_article(found: Element) -> bool:
    return holds(found, "h1", "article", "time")
