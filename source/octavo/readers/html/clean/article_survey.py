"""Surveys an article: finds its run of prose, apart from sentences that are not its own."""

from __future__ import annotations

from msgspec.structs import replace

from octavo.readers.elements.tree import Element
from octavo.readers.html import boilerplate
from octavo.readers.html.boilerplate.class_names import is_weak
from octavo.readers.html.clean import signs
from octavo.readers.html.clean.bylines import Byline, makes_of_entries
from octavo.readers.html.clean.calls import find_call_boxes, find_calls
from octavo.readers.html.clean.consent import find_consent_box
from octavo.readers.html.clean.edge_boxes import find_biographies, find_foot
from octavo.readers.html.clean.endings import find_endings
from octavo.readers.html.clean.survey import Boxes, Survey
from octavo.readers.html.measures.lines import find_lines, number_elements
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.prose_run import EVERYWHERE, find_run, is_prose


def survey_article(top: Element, page: MeasuredPage, byline: Byline) -> Survey:
    """Finds the run of prose of what is in `top`: names alone do not end it where sentences can stand under them."""
    numbering = number_elements(top)
    lines = list(find_lines(numbering))
    blocks = [numbering.first[line.block] for line in lines]
    endings, repeated = find_endings(top, page), signs.find_repeated(lines)
    survey = Survey(top, page, numbering, lines, blocks, endings, EVERYWHERE, byline, set(), repeated, Boxes())
    asking = {box for line in lines if (box := find_consent_box(line, page, top)) is not None}
    boxes = _find_boxes(survey, asking)
    suspects = {element for ending in endings for element in ending.section} | boxes.edges.keys() | boxes.calls | asking
    suspects |= {element for element in numbering.first if element is not top and _is_suspect(element, survey)}
    run = find_run(lines, suspects)
    entries = makes_of_entries(line for line in lines if run.start < line.start < run.end and not is_prose(line))
    return replace(survey, run=run, entries=entries, boxes=boxes)


def _find_boxes(survey: Survey, asking: set[Element]) -> Boxes:
    edges = dict.fromkeys(find_call_boxes(survey), "a call")
    edges |= dict.fromkeys(find_biographies(survey), "about the author")
    edges |= dict.fromkeys(find_foot(survey), "the foot of the page")
    consents = {line for box in asking for line in survey.lines_in(box)}
    return Boxes(edges, set(find_calls(survey)), consents)


def _is_suspect(element: Element, survey: Survey) -> bool:
    """Whether sentences under an element are not taken for the article's own."""
    why = survey.page.boilerplate.get(element, "")
    is_vague = is_weak(why) or why in boilerplate.VAGUE_KINDS
    if why and not (is_vague and survey.holds_sentence(element)):
        return True
    if element.tag == "form" and signs.has_field(element):
        return True
    return (element.tag == "article" or why != "") and signs.is_teaser(element, survey.page.measures)
