"""Finds the element that holds the article: several candidates, and a chooser that weighs them against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from octavo.readers.html import boilerplate
from octavo.readers.html.measure import Element, Measure, measures

_BODY_NAMES = re.compile(
    r"(^|[\s_-])(article|entry|post|story|blog-?post|page|single|news|content)[-_]*(body|content|text|copy|main|inner|detail|wrapper|container)?([-_]*(text|inner|wrapper|body))?([\s_]|$)"
    r"|(^|[\s_-])(body-?(text|copy|content)|articletext|storybody|rich-?text|prose|markdown-body|wysiwyg|mw-parser-output|main-?content|theme-doc-markdown)([\s_-]|$)",
    re.I,
)
_LARGE_SHARE = 0.42
"""Of a page's prose, what no furniture can hold."""


class Page:
    """The measures of a page without its furniture, and what is furniture and why."""

    def __init__(self, body: Element, url: str = "") -> None:
        self.body = body
        self.host = urlsplit(url).netloc.removeprefix("www.")
        self.measures = measures(body)
        self.furniture = _furniture(body, self.measures)
        for element in self.furniture:
            if not any(around in self.furniture for around in element.iterancestors()):
                self._without(element)

    def _without(self, element: Element) -> None:
        """Takes what an element holds off what the elements around it hold."""
        held = self.measures[element]
        for around in element.iterancestors():
            if (measure := self.measures.get(around)) is not None:
                measure.take(held)

    def prose(self, element: Element) -> int:
        """Words of prose in an element, without furniture."""
        found: Measure | None = self.measures.get(element)
        return 0 if found is None else found.prose


def _furniture(body: Element, whole: dict[Element, Measure]) -> dict[Element, str]:
    """What is furniture by name, and why; a name under which much of the prose stands means nothing on this page."""
    found: dict[Element, str] = {}
    held: dict[str, int] = {}
    vague: set[str] = set()
    for element in body.iter():
        if not isinstance(element.tag, str) or element is body or element not in whole:
            continue
        why = boilerplate.reason(element)
        if why and boilerplate.is_text(element, why, whole[element]):
            vague.add(why)
        elif why:
            found[element] = why
            if whole[element].prose and not any(found.get(around) == why for around in element.iterancestors()):
                held[why] = held.get(why, 0) + whole[element].prose
    found = {element: why for element, why in found.items() if why not in vague or why.startswith("social")}
    most = whole[body].prose * _LARGE_SHARE
    return {
        element: why for element, why in found.items() if held.get(why, 0) <= most or _is_talk(why, held, whole[body])
    }


def _is_talk(why: str, held: dict[str, int], body: Measure) -> bool:
    """Whether a name is one of readers' comments, which can be longer than the article they stand under."""
    return (
        why.startswith(("comment", "disqus", "respon"))
        and held[why] < body.prose * 0.95
        and body.prose - held[why] > 80
    )


def choose(page: Page, heading: Element | None) -> Element:
    """The element that holds the article; `heading` shows its headline, and small articles are known by it."""
    total = page.prose(page.body)
    if total == 0:
        return page.body
    best = _descend(page, page.body)
    for candidate in _candidates(page, heading):
        share = page.prose(candidate) / total
        least = _SMALL if _shows(candidate, heading) else _USUAL
        if share >= least and (share < _USUAL or _inside(candidate, best)) and _alone(candidate, page):
            return _descend(page, candidate)
    return best


_USUAL, _SMALL = 0.4, 0.2
"""Of a page's prose, what an element holds that holds the article; less is enough where the headline is in it."""


def _shows(candidate: Element, heading: Element | None) -> bool:
    return heading is not None and any(around is candidate for around in heading.iterancestors())


def _near(page: Page, heading: Element | None) -> Iterator[Element]:
    """The smallest element around the headline that holds a good part of the prose."""
    if heading is not None and not _is_furniture(heading, page):
        least = max(40, page.prose(page.body) * _SMALL)
        holding = (around for around in heading.iterancestors() if page.prose(around) >= least)
        yield from [around for around in holding if not _twins(around, page)][:1]


def _twins(element: Element, page: Page) -> bool:
    """Whether an element is one section of several of a make: the article goes on in the next."""
    beside = element.itersiblings(element.tag)
    return any(found.get("class") == element.get("class") and page.prose(found) >= 40 for found in beside)


def _inside(candidate: Element, best: Element) -> bool:
    return candidate is best or any(around is best for around in candidate.iterancestors())


def _alone(candidate: Element, page: Page) -> bool:
    """Whether no sibling of the same make holds much: one of a list is not the article."""
    if candidate is page.body:
        return True
    siblings = [found for found in candidate.getparent() if found is not candidate and found.tag == candidate.tag]
    same = [found for found in siblings if found.get("class") == candidate.get("class")]
    return sum(page.prose(found) for found in same) * 3 < page.prose(candidate)


def _candidates(page: Page, heading: Element | None) -> Iterator[Element]:
    """Elements that say that they hold an article, the surest first."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//*[@role='article']"):
        found = [element for element in page.body.xpath(path) if not _is_furniture(element, page)]
        yield from sorted(found, key=lambda element: -page.prose(element))[:2]
    yield from _near(page, heading)
    named = [
        element
        for element in page.body.iter("div", "section", "main", "td")
        if any(_BODY_NAMES.search(name) for name in (element.get("class"), element.get("id")) if name)
        and not _is_furniture(element, page)
    ]
    yield from sorted(named, key=lambda element: -page.prose(element))[:3]
    mains = page.body.xpath(".//main | .//*[@role='main']")
    yield from [element for element in mains if not _is_furniture(element, page)]


def _is_furniture(element: Element, page: Page) -> bool:
    if any(around.tag in ("pre", "blockquote", "figure") for around in element.iterancestors()):
        return True
    return element in page.furniture or any(around in page.furniture for around in element.iterancestors())


_NO_CONTAINERS = {"p", "pre", "blockquote", "ul", "ol", "li", "dl", "figure", "tr", "tbody", "code"}


def _descend(page: Page, top: Element) -> Element:
    """The innermost element that holds nearly all the prose of `top`."""
    here = top
    while True:
        inner = [child for child in here if child not in page.furniture and isinstance(child.tag, str)]
        best = max(inner, key=page.prose, default=None)
        if best is not None and best.tag == "table":
            best = max(best.iter("td"), key=page.prose, default=None)
        if best is None or best.tag in _NO_CONTAINERS:
            return here
        if page.prose(best) < page.prose(here) * 0.9:
            return here
        here = best


def widened(top: Element, page: Page) -> Element:
    """What holds the sections of a make in a row, if `top` is in one of them and the others hold much of the text."""
    makes: set[str] = set()
    for around in (top, *top.iterancestors("div", "section")):
        makes.add(around.get("class") or "")
        beside = [] if around is page.body else [*around.itersiblings(), *around.itersiblings(preceding=True)]
        more = [found for found in beside if found.get("class") in makes - {""} and _is_section(found, page)]
        if sum(page.prose(found) for found in more) * 2 > page.prose(top):
            return around.getparent()
    return top


def _is_section(found: Element, page: Page) -> bool:
    """Whether an element holds prose, and is neither an article of its own nor furniture."""
    measure = page.measures[found]
    holds = page.prose(found) >= 40 and measure.linked * 5 < measure.words
    other = next(found.iter("h1", "article", "time"), None) is not None
    return holds and not other and found.tag in ("div", "section") and found not in page.furniture
