"""Weighs the signs of what stands in an article's element: why it is no part of the article, "" where it is."""

from __future__ import annotations

import re

from octavo.markup_names import HEADINGS
from octavo.readers.elements.style.cascade import HIDDEN
from octavo.readers.elements.tree import INLINE, Element, holds, stands_in, words
from octavo.readers.html import boilerplate
from octavo.readers.html.boilerplate.class_names import is_weak
from octavo.readers.html.clean import signs
from octavo.readers.html.clean.bylines import is_byline, is_byline_of_parts, is_of_entry
from octavo.readers.html.clean.endings import Ending
from octavo.readers.html.clean.link_lists import is_link_list
from octavo.readers.html.clean.survey import Survey
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.prose_run import asks_reader, is_ad_label, is_prose, leads_elsewhere, says_page_phrase

# --- sections ---------------------------------------------------------------------------------------


def judge_ending(ending: Ending, survey: Survey) -> str:
    """A section whose heading ends articles goes after the run; in it only if it is made of links, cards or forms."""
    places = {survey.place_of(found) for found in ending.section}
    if _is_told(ending, survey):
        return ""
    if places == {"after"} or (places <= {"inside", "after"} and _leads_away(ending, survey)):
        return "after the end"
    return ""


def _is_told(ending: Ending, survey: Survey) -> bool:
    """Whether all under a heading of the text is bare paragraphs of sentences: "<h2>Discussion</h2><p>Our counts …"."""
    below = ending.section[1:]
    is_plain = all(found.tag == "p" and not found.keys() and not holds(found, "a", "img") for found in below)
    return bool(below) and ending.section[0].tag in HEADINGS and is_plain and all(map(survey.holds_sentence, below))


def _leads_away(ending: Ending, survey: Survey) -> bool:
    """Whether all under a heading is links, cards or a form, and there is something."""
    below = [found for found in ending.section[1:] if words(found)]
    measures = survey.page.measures
    return bool(below) and all(_is_structural(found, survey) or signs.is_teasers(found, measures) for found in below)


# --- elements ---------------------------------------------------------------------------------------


def judge_element(element: Element, survey: Survey) -> str:
    """Why an element that stands apart from lines is no part of the article."""
    if element.tag in INLINE and element not in survey.numbering.mixed:
        return ""
    match survey.place_of(element):
        case "around":
            return ""
        case _ if element in survey.boxes.calls:
            return "a call"
        case "inside":
            return _judge_inside(element, survey)
        case "before" | "after":
            return _judge_edge(element, survey)


def _judge_edge(element: Element, survey: Survey) -> str:
    """One sign is enough, but sentences and pictures of their own speak against a name that is an ordinary word."""
    if why := survey.boxes.edges.get(element, ""):
        return why
    why = survey.page.boilerplate.get(element, "")
    if why and not (is_weak(why) and survey.holds_sentence(element)) and not _is_contents_page(element, why, survey):
        return why
    if is_byline(element) and not is_of_entry(element, survey.entries):
        return "byline"
    return _judge_unnamed(element, survey) or ("links" if is_link_list(element, survey) else "")


def _is_contents_page(element: Element, why: str, survey: Survey) -> bool:
    """Whether a table of contents is what the page is for."""
    measures = survey.page.measures
    return why == "toc" and measures[element].words > measures[survey.top].words


def _judge_inside(element: Element, survey: Survey) -> str:
    """Two signs, one of them of structure."""
    why = survey.page.boilerplate.get(element, "")
    if why and (element.get(HIDDEN) is not None or _is_structural(element, survey, why)):
        return why
    is_near_head = survey.numbering.last[element] < survey.run.second
    if is_near_head and is_byline(element) and survey.byline.is_repeated_by(words(element)):
        return "byline"
    return _judge_unnamed(element, survey)


def _judge_unnamed(element: Element, survey: Survey) -> str:
    """What two signs of structure tell: rows of cards, rows of links that share, forms that ask for an address."""
    if element.tag in ("div", "ul", "section", "aside") and _is_row_of_cards(element, survey):
        return "cards"
    if element.tag in ("div", "ul", "section", "p") and signs.is_share_row(element, survey.page.measures):
        return "share"
    return "form" if element.tag == "form" and signs.has_field(element) else ""


def _is_row_of_cards(element: Element, survey: Survey) -> bool:
    return signs.is_row_of_cards(element, survey.page.measures) and not survey.holds_sentence(element)


def _is_structural(element: Element, survey: Survey, why: str = "") -> bool:
    """Whether an element's structure says that it is no text; `why` is what it is called."""
    if _leads_or_asks(element, survey) or (why and signs.is_teaser(element, survey.page.measures)):
        return True
    lines = survey.lines_in(element)
    if any(map(is_prose, lines)):
        return False
    if why and why == boilerplate.kind_of(element) and why not in boilerplate.VAGUE_KINDS:
        return True
    if why.startswith("ad") and element.tag in ("div", "aside", "section"):
        return bool(lines) and all(is_ad_label(line) and line.block.tag not in _NO_PHRASES for line in lines)
    return bool(lines) and signs.is_bare(element) and all(map(says_page_phrase, lines))


def _leads_or_asks(element: Element, survey: Survey) -> bool:
    """Whether an element leads to other pages, asks its reader for something, or is kept from screen readers."""
    measures, lines = survey.page.measures, survey.lines_in(element)
    measure = measures.get(element)
    if measure is None or element.get("aria-hidden") == "true" or signs.has_field(element):
        return True
    is_linked = signs.is_mostly_links(element, measure) and not any(map(signs.is_text, lines))
    return is_linked or signs.is_card(element, measures) or signs.is_call(lines)


# --- lines ------------------------------------------------------------------------------------------

_NO_PHRASES = {"td", "th", "pre", "code", "dt", "dd", "figcaption", "caption", "summary", "blockquote"}


def judge_line(line: Line, survey: Survey) -> str:
    """Why a line is no part of the article: what pages say, and bylines."""
    run = survey.run
    if line in survey.boxes.consents:
        return "consent"
    if signs.is_data(line):
        return "data of a script"
    if line.block is survey.top and line.is_whole:
        return ""
    if line.block.tag in _NO_PHRASES or stands_in(line.block, "pre", "table", "figure") or not _stands_apart(line):
        return ""
    if _credits_picture(line):
        return ""
    at_edge = line.end < run.start or line.start > run.end
    return _judge_line_at_edge(line, survey) if at_edge else _judge_line_inside(line, survey)


def _credits_picture(line: Line) -> bool:
    """Whether a line is a picture and whose it is, "© A. Name"; the foot of a page says a year, or what is reserved."""
    if not line.text.startswith("©") or _RESERVES.search(line.text):
        return False
    return any(found.tag == "img" and not stands_in(found, "a") for part in line.parts for found in part.iter())


_RESERVES = re.compile(
    r"\d{4}|reserved|rechte|droits|derechos", re.I
)  # "© 2024 Mill & Sons", "© Acme, all rights reserved"


def _judge_line_inside(line: Line, survey: Survey) -> str:
    if line.block.tag in HEADINGS:
        return ""
    is_link = line.linked * 2 >= line.words and (says_page_phrase(line) or leads_elsewhere(line))
    is_labelled = is_ad_label(line) and _has_box_of_its_own(line)
    if is_link or is_labelled or signs.is_button(line) or line in survey.repeated:
        return "the page says"
    is_byline_near_head = line.start < survey.run.second and is_byline_of_parts(line)
    return "byline" if is_byline_near_head and survey.byline.is_repeated_by(line.text) else ""


def _judge_line_at_edge(line: Line, survey: Survey) -> str:
    if line.block.tag in HEADINGS:
        return "the page says" if line.start > survey.run.end and _is_linked_call(line) else ""
    if says_page_phrase(line) or leads_elsewhere(line):
        return "the page says"
    if line.start > survey.run.end and asks_reader(line):
        return "the page says"
    if signs.is_button(line) or line in survey.repeated:
        return "button"
    if _is_all_named(line, survey):
        return survey.page.boilerplate[line.parts[0]]
    is_of_entries = any(is_of_entry(part, survey.entries) for part in line.parts)
    return "byline" if is_byline_of_parts(line) and not is_of_entries else ""


def _is_linked_call(line: Line) -> bool:
    """Whether a line is a link that asks its reader for something or leads to other pages."""
    return line.linked == line.words and (says_page_phrase(line) or leads_elsewhere(line) or asks_reader(line))


def _stands_apart(line: Line) -> bool:
    """Whether nothing is left of a block or a list that a line is taken out of."""
    if line.block.tag == "li":
        around = line.block.getparent()
        return around is not None and all(boilerplate.PAGE_PHRASES.fullmatch(words(item)) for item in around)
    return line.is_whole or sum(len(words(part)) for part in line.parts) >= len(line.text.replace("|", "").strip())


_PLACES = ("div", "ins", "iframe")
"""Elements that a script puts an advert in."""


def _has_box_of_its_own(line: Line) -> bool:
    """Whether the boxes around a line hold nothing else: the place of an advert that is not there."""
    if line.block.tag == "div" and words(line.block) == line.text and any(one.tag in _PLACES for one in line.block):
        return True
    around = line.block.getparent()
    return line.block.tag in ("div", "p") and around is not None and around.tag == "div" and words(around) == line.text


def _is_all_named(line: Line, survey: Survey) -> bool:
    """Whether all parts of a line are called boilerplate."""
    named = survey.page.boilerplate
    return bool(line.parts) and line.parts[0] in named and all(part in named for part in line.parts if words(part))
