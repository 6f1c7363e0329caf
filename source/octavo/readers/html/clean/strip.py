"""Takes out of the article's element what is no part of the article; each passage leaves a note.

Before and after the run of prose one sign is enough: a name, words that pages say, links. In it a block goes only on
two signs of which one lies in its structure, and nothing is ever taken out of a line.
"""

from __future__ import annotations

from collections.abc import Iterator

from octavo.markup_names import HEADINGS
from octavo.notes import Notes
from octavo.readers.elements.tree import Element, drop, is_attached, tag_of, words
from octavo.readers.html.clean.article_survey import survey_article
from octavo.readers.html.clean.bylines import Byline
from octavo.readers.html.clean.endings import begins_section
from octavo.readers.html.clean.judge import judge_element, judge_ending, judge_line
from octavo.readers.html.clean.survey import Survey
from octavo.readers.html.clean.unseen import find_unseen
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.page import MeasuredPage

KEPT = "octavo-kept"
"""The attribute of what the user wants kept, with all that is in it."""

SCRIPTS = {"script", "style", "template", "noscript"}
"""Elements that are no passages: they go without a note."""


def strip_boilerplate(top: Element, page: MeasuredPage, byline: Byline, notes: Notes) -> None:
    """Drops what is no part of the article in `top`; `byline` is what was read of its authors and dates."""
    survey = survey_article(top, page, byline)
    for found, why in _find_boilerplate(survey):
        if is_attached(found) and top in found.iterancestors():
            above = found.getprevious()
            leave_out(found, why, notes)
            if above is not None and not is_attached(found):
                _leave_out_emptied(above, top, notes)


def _find_boilerplate(survey: Survey) -> Iterator[tuple[Element, str]]:
    """What goes, and why: sections, elements, lines, words of lines that no one sees."""
    for ending in survey.endings:
        if why := judge_ending(ending, survey):
            yield from ((found, why) for found in ending.section)
    passed = -1
    for element, number in survey.numbering.first.items():
        if number > passed and element is not survey.top and (why := judge_element(element, survey)):
            passed = survey.numbering.last[element]
            yield element, why
    for line in survey.lines:
        if why := judge_line(line, survey):
            yield from ((found, why) for found in _elements_of(line))
    yield from ((found, "hidden") for found in find_unseen(survey))


def _elements_of(line: Line) -> list[Element]:
    """What goes with a line: its block, where that holds nothing else."""
    return [line.block] if line.is_whole else line.parts


def _leave_out_emptied(above: Element, top: Element, notes: Notes) -> None:
    """Drops a heading that headed only what went."""
    heading = next(above.iter(*HEADINGS), None)
    if heading is None or words(heading) != words(above) or (above.tail or "").strip():
        return
    here: Element | None = above
    while here is not None and here is not top and here.getnext() is None:
        here = here.getparent()
    below = None if here is None or here is top else here.getnext()
    if below is None or begins_section(below, tag_of(heading)):
        leave_out(above, "a heading over nothing", notes)


def leave_out(element: Element, why: str, notes: Notes) -> None:
    """Drops a passage with a note, unless the user wants it, or what it is in, kept."""
    if notes.keep and any(KEPT in around.attrib for around in (element, *element.iterancestors())):
        return
    said = "" if element.tag in SCRIPTS else words(element)
    if said and not notes.leave_out(why, said):
        element.set(KEPT, "")
        return
    drop(element)
