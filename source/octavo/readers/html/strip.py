"""Takes out of the article's element what is no part of the article; each passage leaves a note."""

from __future__ import annotations

import re
from itertools import takewhile

from lxml import etree

from octavo.markup_names import HEADINGS
from octavo.notes import Notes
from octavo.readers.elements.tree import MATH, Element, drop, holds, is_attached, select, stands_in, tag_of, words
from octavo.readers.html import boilerplate
from octavo.readers.html.measure import count_words
from octavo.readers.html.page import MeasuredPage

KEPT = "octavo-kept"
"""The attribute of what the user wants kept, with all that is in it."""

SCRIPTS = {"script", "style", "template", "noscript"}
"""Elements that are no passages: they go without a note."""

_MEDIA = ("img", "video", "iframe", "svg", "math", MATH, "table", "pre", "picture", "object", "audio")


def strip_boilerplate(top: Element, page: MeasuredPage, notes: Notes) -> None:
    """Drops boilerplate by name, then what follows the end, then what says that it is the page's, then link lists."""
    _strip_named(top, page, notes)
    _strip_bylines(top, notes)
    _strip_endings(top, page, notes)
    _strip_phrases(top, page, notes)
    _strip_links(top, page, notes)


def _leave_out(element: Element, why: str, notes: Notes) -> None:
    """Drops a passage with a note, unless the user wants it, or what it is in, kept."""
    if notes.keep and any(KEPT in around.attrib for around in (element, *element.iterancestors())):
        return
    said = words(element)
    if said and not notes.leave_out(why, said):
        element.set(KEPT, "")
        return
    drop(element)


def _is_in(element: Element, top: Element) -> bool:
    return top in element.iterancestors()


# --- by name ----------------------------------------------------------------------------------------


def _strip_named(top: Element, page: MeasuredPage, notes: Notes) -> None:
    """What is boilerplate by name; a page that is a list keeps its table of contents."""
    for element, why in page.boilerplate.items():
        is_list = why == "toc" and page.measures[element].words > page.measures[top].words
        if why not in SCRIPTS and not is_list and _is_in(element, top):
            _leave_out(element, why, notes)


def _strip_bylines(top: Element, notes: Notes) -> None:
    """Bylines and dates: they are read as metadata."""
    for found in list(top.iterdescendants(etree.Element)):
        if boilerplate.is_meta(found) and _is_in(found, top) and _is_byline(found):
            _leave_out(found, "byline", notes)


_LONGEST_BYLINE = 40
_LONGEST_SURE_BYLINE = 25
"""Words in a byline; one that is shorter may hold paragraphs or its author's picture."""


def _is_byline(found: Element) -> bool:
    """Whether what is called a byline is short and holds no paragraph or picture."""
    length = len(words(found).split())
    if length >= _LONGEST_BYLINE or _is_in_prose(found):
        return False
    if holds(found, *_MEDIA, "h1", "h2"):
        has_picture, has_heading = (bool(select(found, path)) for path in (".//img", ".//h1 | .//h2"))
        return length < _LONGEST_SURE_BYLINE and has_picture and not has_heading
    return length < _LONGEST_SURE_BYLINE or not holds(found, "p")


_SHOWING = ("figure", "figcaption", "blockquote", "table", "pre", "footer")
_LINES = {"p", "span", "li", "td", "dd", "figcaption", "cite", "em"}


def _is_in_prose(found: Element) -> bool:
    """Whether an element stands in a sentence, or in something that is shown."""
    if stands_in(found, *_SHOWING):
        return True
    around = found.getparent()
    if around is None or around.tag not in _LINES:
        return False
    return count_words(words(around)) > count_words(words(found)) + 12


# --- what follows the end ---------------------------------------------------------------------------


def _is_end(heading: Element) -> bool:
    """Whether a heading ends the article: "Related articles", "Leave a comment"."""
    return boilerplate.END_HEADINGS.fullmatch(words(heading).strip(":. ")) is not None


def _strip_endings(top: Element, page: MeasuredPage, notes: Notes) -> None:
    """What follows a heading that ends articles, if it is less than a third of the whole."""
    total = max(page.prose(top), 1)
    for heading in list(top.iter(*HEADINGS)):
        if not is_attached(heading) or not _is_end(heading):
            continue
        section = _section_of(heading)
        if sum(map(page.prose, section)) * 3 < total:
            for found in section:
                _leave_out(found, "after the end", notes)


def _section_of(heading: Element) -> list[Element]:
    """A heading and what follows it, up to the next of its level or higher."""
    highest = HEADINGS[: HEADINGS.index(tag_of(heading)) + 1]
    return [heading, *takewhile(lambda found: found.tag not in highest, heading.itersiblings(etree.Element))]


# --- by its words -----------------------------------------------------------------------------------

_PHRASED = (
    "p", "div", "span", "a", "li", "h2", "h3", "h4", "h5", "h6", "section", "strong", "ul", "small",
)  # fmt: skip
_INLINE_PHRASED = ("span", "a", "strong", "small", "li")
_LONGEST_PHRASE = 40
"""Words in a block that says what only pages say."""


def _strip_phrases(top: Element, page: MeasuredPage, notes: Notes) -> None:
    """Short blocks that say what only pages say: "Share this", "Advertisement"."""
    for found in list(top.iter(*_PHRASED)):
        measure = page.measures.get(found)
        if found is top or not is_attached(found) or (measure is not None and measure.words > _LONGEST_PHRASE):
            continue
        if not holds(found, *_MEDIA) and _is_phrase(found):
            _leave_out(found, "the page says", notes)


def _is_phrase(found: Element) -> bool:
    said = words(found)
    if not 0 < len(said) <= 200 or not boilerplate.PAGE_PHRASES.fullmatch(said):
        return False
    return found.tag not in _INLINE_PHRASED or _stands_alone(found)


def _stands_alone(found: Element) -> bool:
    """Whether an element is all that its block holds, or an item of a list of such."""
    around = found.getparent()
    if around is None:
        return False
    if found.tag == "li":
        return all(len(words(item)) < 25 for item in around)
    return around.tag not in ("td", "th", "pre", "code", "dt", "li") and words(around) == words(found)


# --- by its links -----------------------------------------------------------------------------------


def _strip_links(top: Element, page: MeasuredPage, notes: Notes) -> None:
    """Lists and boxes that only lead elsewhere."""
    for found in list(top.iter("ul", "ol", "div", "section", "aside", "table", "dl")):
        measure = page.measures.get(found)
        if found is top or measure is None or not is_attached(found) or not _is_in(found, top):
            continue
        if measure.words > page.measures[top].words:  # the page is a list: of chapters, of works
            continue
        only_links = boilerplate.is_links(measure) and measure.prose < 12 and found.find(".//img[@alt]") is None
        if only_links and (_is_contents(found) or (measure.words > 12 and not _is_cited(found, page))):
            _leave_out_with_heading(found, notes)


def _is_contents(found: Element) -> bool:
    """Whether all links lead into the page."""
    return all((link.get("href") or "").startswith("#") for link in found.findall(".//a[@href]"))


def _is_cited(found: Element, page: MeasuredPage) -> bool:
    """Whether a list of links belongs to the text: a sentence with a colon leads to it, or it leads to other sites."""
    before = found.getprevious()
    if before is not None and before.tag == "p" and words(before).endswith(":"):
        return True
    hosts = [_HOST.match(link.get("href") or "") for link in found.findall(".//a[@href]")]
    outside = [host for host in hosts if host and page.host and host.group(1) != page.host]
    return len(outside) * 3 > len(hosts) * 2


_HOST = re.compile(r"\s*(?:https?:)?//(?:www\.)?([^/?#]+)")
"""The machine in an address: "example.org" of "https://www.example.org/a"."""


def _leave_out_with_heading(found: Element, notes: Notes) -> None:
    before = found.getprevious()
    _leave_out(found, "links", notes)
    if before is not None and before.tag in HEADINGS[1:] and _is_end(before):
        _leave_out(before, "links", notes)
