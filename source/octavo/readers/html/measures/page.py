"""A page as numbers: how many words stand where, boilerplate apart, and what is boilerplate and why."""

from __future__ import annotations

from urllib.parse import urlsplit

from msgspec import Struct

from octavo.readers.elements.tree import Element
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.measure import Measure, measure_all

_LARGE_SHARE = 0.42
"""Of a page's prose, what no boilerplate can hold."""


class MeasuredPage(Struct, frozen=True):
    """The measures of a page without its boilerplate."""

    body: Element
    host: str
    """The name of the machine that the page is on, without www; "" if not known."""
    measures: dict[Element, Measure]
    boilerplate: dict[Element, str]
    """What is boilerplate, and why."""

    def prose(self, element: Element) -> int:
        """Words of prose in an element, without boilerplate."""
        found = self.measures.get(element)
        return 0 if found is None else found.prose

    def is_boilerplate(self, element: Element) -> bool:
        """Whether an element is boilerplate, or in some."""
        return any(around in self.boilerplate for around in (element, *element.iterancestors()))


def measure_page(body: Element, url: str) -> MeasuredPage:
    """Measures a page, and finds its boilerplate; `url` is the page's address, "" if not known."""
    measures = measure_all(body)
    found = _find_boilerplate(body, measures)
    for element in found:
        if not any(around in found for around in element.iterancestors()):
            _subtract(element, measures)
    return MeasuredPage(body, urlsplit(url).netloc.removeprefix("www."), measures, found)


def _subtract(element: Element, measures: dict[Element, Measure]) -> None:
    """Takes what an element holds off what the elements around it hold."""
    for around in element.iterancestors():
        if (measure := measures.get(around)) is not None:
            measure.subtract(measures[element])


def _find_boilerplate(body: Element, measures: dict[Element, Measure]) -> dict[Element, str]:
    """What is boilerplate by name, and why; a name under which much of the prose stands means nothing on this page."""
    found: dict[Element, str] = {}
    prose: dict[str, int] = {}
    vague: set[str] = set()
    for element in body.iterdescendants():
        why = boilerplate.reason(element) if element in measures else ""
        if why and boilerplate.is_text(element, why, measures[element]):
            vague.add(why)
        elif why:
            found[element] = why
            if measures[element].prose and not any(found.get(around) == why for around in element.iterancestors()):
                prose[why] = prose.get(why, 0) + measures[element].prose
    total = measures[body].prose
    return {
        element: why
        for element, why in found.items()
        if (why not in vague or why.startswith("social"))
        and (prose.get(why, 0) <= total * _LARGE_SHARE or _are_comments(why, prose[why], total))
    }


def _are_comments(why: str, prose: int, total: int) -> bool:
    """Whether a name is one of readers' comments, which can be longer than the article they stand under."""
    return why.startswith(("comment", "disqus", "respon")) and prose < total * 0.95 and total - prose > 80
