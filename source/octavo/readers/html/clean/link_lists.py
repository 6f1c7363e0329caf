"""Lists and boxes at the edges of an article that only lead elsewhere."""

from __future__ import annotations

import re

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, words
from octavo.readers.html import boilerplate
from octavo.readers.html.clean import signs
from octavo.readers.html.clean.survey import Survey

_LEAST = 12
"""Words in a list of links that goes; fewer are a line with links."""


def is_link_list(element: Element, survey: Survey) -> bool:
    """Whether an element outside the run of prose only leads elsewhere, and nothing of the text leads to it."""
    if element.tag not in ("ul", "ol", "div", "section", "aside", "table", "dl"):
        return False
    measure = survey.page.measures.get(element)
    if measure is None or measure.words > survey.page.measures[survey.top].words:  # the page is a list of works
        return False
    if measure.words - measure.linked <= _LONGEST_LABEL and _has_label(element):
        return True
    if not boilerplate.is_links(measure) or measure.prose >= _LEAST or element.find(".//img[@alt]") is not None:
        return False
    return signs.leads_into_page(element) or (measure.words > _LEAST and not _is_cited(element, survey.page.host))


_LONGEST_LABEL = 3
"""Words before links, of which they say what they are: "Filed under:"."""


def _has_label(element: Element) -> bool:
    """Whether words that end articles stand before the first link of an element: "Topics: Boats, Islands"."""
    first = next((said for link in element.iter("a") if (said := words(link))), "")
    label = words(element).partition(first)[0].strip(" :") if first else ""
    patterns = (boilerplate.TAG_LABELS, boilerplate.END_HEADINGS, boilerplate.PAGE_PHRASES)
    return any(pattern.fullmatch(label) for pattern in patterns)


def _is_cited(found: Element, host: str) -> bool:
    """Whether a list of links belongs to the text: a heading or a sentence leads to it, or it leads to other sites."""
    before = found.getprevious()
    if before is not None and before.tag == "p" and words(before).endswith(":"):
        return True
    heading = None if before is None else next(before.iter(*HEADINGS), None)
    is_headed = before is not None and heading is not None and words(before) == words(heading)
    if is_headed and heading is not None and not boilerplate.ends_article(heading):
        return True
    hosts = [_HOST.match(link.get("href") or "") for link in found.findall(".//a[@href]")]
    outside = [address for address in hosts if address and host and address.group(1) != host]
    return len(outside) * 3 > len(hosts) * 2


_HOST = re.compile(r"\s*(?:https?:)?//(?:www\.)?([^/?#]+)")
"""The machine in an address: "example.org" of "https://www.example.org/a"."""
