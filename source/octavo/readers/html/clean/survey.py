"""An article as `strip` sees it: its elements by number, its lines, and its run of prose."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from octavo.readers.elements.tree import Element
from octavo.readers.html import boilerplate
from octavo.readers.html.boilerplate.class_names import is_weak
from octavo.readers.html.clean import signs
from octavo.readers.html.clean.bylines import Byline, Make, makes_of_entries
from octavo.readers.html.clean.consent import find_consent_box
from octavo.readers.html.clean.edge_boxes import find_biographies, is_call_box
from octavo.readers.html.clean.endings import Ending, find_endings
from octavo.readers.html.measures.lines import Line, Numbering, find_lines, number_elements
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.prose_run import EVERYWHERE, Place, ProseRun, find_run, is_prose


class Survey(Struct, frozen=True):
    """The elements and lines of an article, and where its prose runs."""

    top: Element
    page: MeasuredPage
    numbering: Numbering
    lines: list[Line]
    """Block by block, in the order of their blocks."""
    blocks: list[int]
    """The number of each line's block."""
    endings: list[Ending]
    run: ProseRun
    byline: Byline
    entries: set[Make]
    """What bylines of entries in the run are made of."""
    repeated: set[Line]
    """Short links that the page says again and again."""
    edge_boxes: dict[Element, str]
    """What is no part of the article where it stands before or after the run, and why."""
    consents: set[Line]
    """Lines in boxes that ask to agree to something from elsewhere."""

    def lines_in(self, element: Element) -> Sequence[Line]:
        """The lines of the blocks in an element, and of itself."""
        first, last = self.numbering.first[element], self.numbering.last[element]
        return self.lines[bisect_left(self.blocks, first) : bisect_right(self.blocks, last)]

    def place_of(self, element: Element) -> Place:
        """Where an element stands: before the run of prose, in it, after it, or around one of its ends."""
        return self.run.place_of(element, self.numbering)

    def holds_sentence(self, element: Element) -> bool:
        """Whether a line in an element is prose."""
        return any(map(is_prose, self.lines_in(element)))


def survey_article(top: Element, page: MeasuredPage, byline: Byline) -> Survey:
    """Finds the run of prose of what is in `top`: names alone do not end it where sentences can stand under them."""
    numbering = number_elements(top)
    lines = list(find_lines(numbering))
    blocks = [numbering.first[line.block] for line in lines]
    endings = find_endings(top, page)
    repeated = signs.find_repeated(lines)
    survey = Survey(top, page, numbering, lines, blocks, endings, EVERYWHERE, byline, set(), repeated, {}, set())
    boxes = dict.fromkeys(_find_calls(survey), "a call")
    boxes |= dict.fromkeys(find_biographies(numbering, page, byline), "about the author")
    asking = {box for line in lines if (box := find_consent_box(line, page, top)) is not None}
    suspects = {element for ending in endings for element in ending.section} | boxes.keys() | asking
    suspects |= {element for element in numbering.first if element is not top and _is_suspect(element, survey)}
    run = find_run(lines, suspects)
    entries = makes_of_entries(line for line in lines if run.start < line.start < run.end and not is_prose(line))
    return replace(
        survey,
        run=run,
        entries=entries,
        edge_boxes=boxes,
        consents={line for box in asking for line in survey.lines_in(box)},
    )


_MOST_CALLS = 2
"""Boxes with a button on a page; more are what it tells of, each with a link to it."""


def _find_calls(survey: Survey) -> list[Element]:
    found: list[Element] = []
    for element, number in survey.numbering.first.items():
        measure = survey.page.measures.get(element)
        if not number or measure is None or not 0 < measure.words <= signs.LONGEST_CALL:
            continue
        if not (found and found[-1] in element.iterancestors()) and is_call_box(element, survey.lines_in(element)):
            found.append(element)
    return found if len(found) <= _MOST_CALLS else []


def _is_suspect(element: Element, survey: Survey) -> bool:
    """Whether sentences under an element are not taken for the article's own."""
    why = survey.page.boilerplate.get(element, "")
    is_vague = is_weak(why) or why in boilerplate.VAGUE_KINDS
    if why and not (is_vague and survey.holds_sentence(element)):
        return True
    if element.tag == "form" and signs.has_field(element):
        return True
    return (element.tag == "article" or why != "") and signs.is_teaser(element, survey.page.measures)
