"""Finds the element that holds the article: several candidates, and a chooser that weighs them against each other."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.readers.html import furniture
from octavo.readers.html.measure import Element, Measure, measures

_BODY_NAMES = re.compile(
    r"(^|[\s_-])(article|entry|post|story|blog-?post|page|single|news|content)[-_]*(body|content|text|copy|main|inner|detail|wrapper|container)?([-_]*(text|inner|wrapper|body))?([\s_]|$)"
    r"|(^|[\s_-])(body-?(text|copy|content)|articletext|storybody|rich-?text|prose|markdown-body|wysiwyg|mw-parser-output|main-?content|theme-doc-markdown)([\s_-]|$)",
    re.I,
)
_LARGE_SHARE = 0.42
"""Of a page's prose, what no furniture can hold."""


class Page:
    """The measures of a page, with and without its furniture."""

    def __init__(self, body: Element) -> None:
        self.body = body
        whole = measures(body, set())
        self.furniture = _furniture(body, whole)
        self.measures = measures(body, set(self.furniture))

    def prose(self, element: Element) -> int:
        """Words of prose in an element, without furniture."""
        found: Measure | None = self.measures.get(element)
        return 0 if found is None else found.prose


def _furniture(body: Element, whole: dict[Element, Measure]) -> dict[Element, str]:
    """What is furniture by name, and why; nothing that holds much of the prose is."""
    found: dict[Element, str] = {}
    most = whole[body].prose * _LARGE_SHARE
    for element in body.iter():
        if not isinstance(element.tag, str) or element is body:
            continue
        why = furniture.reason(element)
        if why and (whole[element].prose <= most or why in ("script", "style", "template")):
            found[element] = why
    return found


def choose(page: Page) -> Element:
    """The element that holds the article."""
    total = page.prose(page.body)
    if total == 0:
        return page.body
    best = _descend(page, page.body)
    for candidate in _candidates(page):
        share = page.prose(candidate) / total
        if share >= 0.45 and _inside(candidate, best) and _alone(candidate, page):
            best = _descend(page, candidate)
            break
    return best


def _inside(candidate: Element, best: Element) -> bool:
    return candidate is best or any(around is best for around in candidate.iterancestors())


def _alone(candidate: Element, page: Page) -> bool:
    """Whether no sibling of the same make holds much: one of a list is not the article."""
    siblings = [found for found in candidate.getparent() if found is not candidate and found.tag == candidate.tag]
    same = [found for found in siblings if found.get("class") == candidate.get("class")]
    return sum(page.prose(found) for found in same) * 3 < page.prose(candidate)


def _candidates(page: Page) -> Iterator[Element]:
    """Elements that say that they hold an article, the surest first."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//*[@role='article']"):
        found = [element for element in page.body.xpath(path) if not _is_furniture(element, page)]
        yield from sorted(found, key=lambda element: -page.prose(element))[:2]
    named = [
        element
        for element in page.body.iter("div", "section", "main", "td")
        if any(_BODY_NAMES.search(name) for name in (element.get("class"), element.get("id")) if name)
        and not _is_furniture(element, page)
    ]
    yield from sorted(named, key=lambda element: -page.prose(element))[:3]
    yield from page.body.xpath(".//main | .//*[@role='main']")


def _is_furniture(element: Element, page: Page) -> bool:
    return element in page.furniture or any(around in page.furniture for around in element.iterancestors())


def _descend(page: Page, top: Element) -> Element:
    """The innermost element that holds nearly all the prose of `top`."""
    here = top
    while True:
        inner = [child for child in here if child not in page.furniture and isinstance(child.tag, str)]
        best = max(inner, key=page.prose, default=None)
        if best is None or best.tag in (
            "p",
            "pre",
            "blockquote",
            "ul",
            "ol",
            "table",
            "li",
            "dl",
            "figure",
            "tr",
            "tbody",
        ):
            return here
        if page.prose(best) < page.prose(here) * 0.9:
            return here
        here = best
