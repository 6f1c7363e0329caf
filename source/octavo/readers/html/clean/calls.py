"""Boxes that ask something of their reader: to subscribe, to buy, to give."""

from __future__ import annotations

from collections.abc import Iterator

from octavo.readers.elements.tree import Element, tag_of
from octavo.readers.html.clean import signs
from octavo.readers.html.clean.survey import Survey
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.prose_run import asks_reader, is_prose

_BOXES = {"div", "section", "aside", "footer", "header", "li"}

_MOST_BUTTONS = 2
"""Boxes with a button on a page; more are what it tells of, each with a link to it."""


def find_call_boxes(survey: Survey) -> list[Element]:
    """Boxes of a few words that end in a button: "Grow your own. [Start now]"; none where there are many."""
    found: list[Element] = []
    for element, number in survey.numbering.first.items():
        measure = survey.page.measures.get(element)
        if not number or element.tag not in _BOXES or measure is None or not 0 < measure.words <= signs.LONGEST_CALL:
            continue
        if not (found and found[-1] in element.iterancestors()) and _ends_in_button(survey, element):
            found.append(element)
    return found if len(found) <= _MOST_BUTTONS else []


def _ends_in_button(survey: Survey, element: Element) -> bool:
    lines = survey.lines_in(element)
    return signs.is_call(lines) and signs.ends_in_button(lines)


# --- calls in the middle of the text ------------------------------------------------------------------


def find_calls(survey: Survey) -> Iterator[Element]:
    """Boxes of a few words with a link, of a make of their own, whose first sentence asks something of the reader."""
    seen: set[Element] = set()
    for line in survey.lines:
        box = _find_box(line, survey)
        if box is not None and box not in seen:
            seen.add(box)
            first = next((one for one in survey.lines_in(box) if is_prose(one)), None)
            if first is not None and asks_reader(first) and _is_of_its_own_make(box):
                yield box


def _find_box(line: Line, survey: Survey) -> Element | None:
    """The outermost box of a few words and a link that a line stands in."""
    found: Element | None = None
    for around in (line.block, *line.block.iterancestors()):
        measure = survey.page.measures.get(around)
        if around is survey.top or measure is None or measure.words > signs.LONGEST_CALL:
            break
        if around.tag in _BOXES and measure.links:
            found = around
    return found


def _is_of_its_own_make(box: Element) -> bool:
    """Whether no other box beside a box has its classes."""
    beside = (*box.itersiblings(tag_of(box)), *box.itersiblings(tag_of(box), preceding=True))
    return all(other.get("class") != box.get("class") for other in beside)
