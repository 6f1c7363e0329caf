"""Sections whose heading says that the article is over: "Related articles", "Leave a comment".

What is under such a heading ends at the next of its level, or where text follows links: the article goes on there.
"""

from __future__ import annotations

from lxml import etree
from msgspec import Struct

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, tag_of, words
from octavo.readers.html import boilerplate
from octavo.readers.html.clean import signs
from octavo.readers.html.measures.page import MeasuredPage


class Ending(Struct, frozen=True):
    """A heading that can end the article, or the box that holds nothing else, and what follows it."""

    section: list[Element]


def is_end(heading: Element) -> bool:
    """Whether a heading can end the article."""
    return boilerplate.END_HEADINGS.fullmatch(words(heading).strip(":. ")) is not None


def find_endings(top: Element, page: MeasuredPage) -> list[Ending]:
    """Sections under such headings that hold less than a third of the article."""
    total = max(page.prose(top), 1)
    headings = (found for found in top.iter(*HEADINGS, "p", "div") if _is_heading(found) and is_end(found))
    endings = [Ending(_section_of(heading, top, page)) for heading in headings]
    return [ending for ending in endings if sum(map(page.prose, ending.section)) * 3 < total]


_LONGEST_LABEL = 60
"""Characters of a label that does what a heading does."""


def _is_heading(found: Element) -> bool:
    """Whether an element is a heading, or does its work: `<p><b>Related articles</b></p>`, `<p>More news:</p>`."""
    if found.tag in HEADINGS:
        return True
    if len(found) > 1 or len(found.text or "") > 4 * _LONGEST_LABEL:  # white space counts here
        return False
    if len(found) and found[0].tag not in ("b", "strong"):
        return False
    said = words(found)
    return 0 < len(said) <= _LONGEST_LABEL and (found.tag == "div" or len(found) == 1 or said.endswith((":", "：")))


def _section_of(heading: Element, top: Element, page: MeasuredPage) -> list[Element]:
    here, around = heading, heading.getparent()
    while around is not None and around is not top and _is_only_child(here, around):
        here, around = around, around.getparent()
    section, level = [here], tag_of(heading) if heading.tag in HEADINGS else "h6"
    for found in here.itersiblings(etree.Element):
        is_text = page.prose(found) > 0 and found not in page.boilerplate and not _leads_away(found, page)
        if begins_section(found, level) or (is_text and any(_leads_away(one, page) for one in section[-1:])):
            break
        section.append(found)
    return section


def _leads_away(found: Element, page: MeasuredPage) -> bool:
    measure = page.measures.get(found)
    return measure is not None and measure.links > 0 and signs.is_mostly_links(found, measure)


def _is_only_child(here: Element, around: Element) -> bool:
    return len(around) == 1 and not (around.text or "").strip() and not (here.tail or "").strip()


def begins_section(found: Element, tag: str) -> bool:
    """Whether an element is a heading as high as `tag` or higher, or a box that begins with one."""
    first = next(found.iter(*HEADINGS), None)
    return first is not None and tag_of(first) <= tag and (found is first or found[0] is first)
