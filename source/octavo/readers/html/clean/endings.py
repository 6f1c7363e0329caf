"""Sections whose heading says that the article is over: "Related articles", "Leave a comment".

What is under such a heading ends at the next of its level, or where text follows links: the article goes on there.
"""

from __future__ import annotations

from collections.abc import Iterator

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


def _is_over_tags(heading: Element) -> bool:
    """Whether a heading stands over links to other articles on the same, or over text: "Topics"."""
    return boilerplate.TAG_LABELS.fullmatch(words(heading).strip(":. ")) is not None


def find_endings(top: Element, page: MeasuredPage) -> list[Ending]:
    """Sections under such headings that hold less than a third of the article, or than half if all of it leads away."""
    total = max(page.prose(top), 1)
    headings = [found for found in top.iter(*HEADINGS, "p", "div", "header") if _is_heading(found)]
    endings = [Ending(_section_of(heading, top, page)) for heading in headings if boilerplate.ends_article(heading)]
    tagged = [Ending(_section_of(heading, top, page)) for heading in headings if _is_over_tags(heading)]
    endings += [ending for ending in tagged if all(leads_away(found, page) for found in ending.section[1:])]
    return [ending for ending in endings if _is_short(ending, total, page)]


def _is_short(ending: Ending, total: int, page: MeasuredPage) -> bool:
    prose = sum(map(page.prose, ending.section))
    return prose * 3 < total or (prose * 2 < total and all(leads_away(found, page) for found in ending.section[1:]))


_LONGEST_LABEL = 60
"""Characters of a label that does what a heading does."""


def _is_heading(found: Element) -> bool:
    """Whether an element is a heading, or does its work: `<p><b>Related articles</b></p>`, `<p>More news:</p>`."""
    if found.tag in HEADINGS:
        return True
    if len(found) > 1 or len(found.text or "") > 4 * _LONGEST_LABEL:  # white space counts here
        return False
    if len(found) and found[0].tag not in ("b", "strong", "span"):
        return False
    said = words(found)
    stands_apart = found.tag in ("div", "header") or len(found) == 1 or said.endswith((":", "："))
    return 0 < len(said) <= _LONGEST_LABEL and stands_apart


def _section_of(heading: Element, top: Element, page: MeasuredPage) -> list[Element]:
    here, around = heading, heading.getparent()
    while around is not None and around is not top and _is_only_child(here, around):
        here, around = around, around.getparent()
    section, level = [here], tag_of(heading) if heading.tag in HEADINGS else "h6"
    for found in here.itersiblings(etree.Element):
        is_text = page.prose(found) > 0 and found not in page.boilerplate and not leads_away(found, page)
        if begins_section(found, level) or (is_text and any(leads_away(one, page) for one in section[-1:])):
            break
        section.append(found)
    else:
        if not any(map(words, section[1:])):
            section += _find_outside(here, level, top, page)
    return section


def _find_outside(last: Element, level: str, top: Element, page: MeasuredPage) -> Iterator[Element]:
    """What follows the boxes that end with a heading, as long as it leads away: there are the cards that it heads."""
    box: Element | None = last
    while box is not None and box is not top and next(box.itersiblings(etree.Element), None) is None:
        box = box.getparent()
    for found in () if box is None or box is top else box.itersiblings(etree.Element):
        if begins_section(found, level) or not leads_away(found, page):
            return
        yield found


def leads_away(found: Element, page: MeasuredPage) -> bool:
    """Whether a passage is links or cards, or ends in a link, as teasers do: "It is a good bridge. [Read more]"."""
    measure = page.measures.get(found)
    if measure is None or not measure.links:
        return False
    return signs.is_mostly_links(found, measure) or signs.is_teasers(found, page.measures) or signs.ends_in_link(found)


def _is_only_child(here: Element, around: Element) -> bool:
    return len(around) == 1 and not (around.text or "").strip() and not (here.tail or "").strip()


def begins_section(found: Element, tag: str) -> bool:
    """Whether an element is a heading as high as `tag` or higher, or a box that begins with one."""
    first = next(found.iter(*HEADINGS), None)
    return first is not None and tag_of(first) <= tag and (found is first or found[0] is first)
