"""From an element that holds the article inward, to the one that its makers call the article's body."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from octavo.readers.elements.tree import Element, ancestors, class_and_id, classes, stands_in
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.running_text import is_running_text

_LEAST = 40
"""Words of prose in an element that can be the body of an article."""

_BODY_NAME = re.compile(
    r"(?:^|[\s_-])(?:"
    r"(?:article|artikel|entry|post|story|blog|blogpost|news|content|recipe|single|node|snippet|paragraph)[-_]*"
    r"(?:body|content|contents|text|copy|well|prose|inhalt)"  # "entry-content", "article__body"
    r"|(?:body|copy)[-_]*(?:text|copy|content)"  # "body-text"
    r"|rich-?text(?:-?(?:content|body))?|rte|wysiwyg|markdown(?:-body)?|prose|mw-parser-output|theme-doc-markdown"
    r"|e-content|articletext|storybody|entry|available-content|texte?-?(?:article|corps)"
    r"|cuerpo|corps|contenido|texto|testo|inhalt|artikeltext|brodtext|brødtekst"
    r")(?:[-_]*(?:text|inner|wrapper|wrap|body|content|container|main|column|field|area))*(?=[\s\d]|$)",
    re.I,
)
"""Classes and ids of an article's body: "entry-content", "article__text", "story-body-inner", "wysiwyg"."""

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
"""Where words meet in "articleBody"."""


@lru_cache(maxsize=4096)
def _is_body_name(name: str) -> bool:
    return _BODY_NAME.search(_CAMEL.sub("-", name)) is not None


def is_named_body(element: Element) -> bool:
    """Whether an element says that it is an article's body."""
    return element.get("itemprop") == "articleBody" or any(map(_is_body_name, class_and_id(element)))


def narrow_container(scope: Element, heading: Element | None, page: MeasuredPage) -> Element:
    """The innermost body in `scope` beside which no more of the article stands; `scope` if there is none.

    What stands between the headline and the body comes along later, and does not count here.
    """
    here = scope
    while (inner := _find_body(here, heading, page)) is not None:
        here = inner
    return here


def _find_body(scope: Element, heading: Element | None, page: MeasuredPage) -> Element | None:
    """The one body in `scope`, None if there is none, or several, or if the text goes on beside it."""
    bodies = list(_find_bodies(scope, page))
    best = max(bodies, key=page.prose, default=None)
    if best is None or any(_is_twin(body, best, page) for body in bodies if body is not best):
        return None
    beside = _find_after(best, scope) if heading is not None else find_beside(best, scope)
    running = sum(page.prose(passage) for passage in beside if is_running_text(passage, page))
    return None if running * 4 > page.prose(best) else best


def _is_twin(body: Element, best: Element, page: MeasuredPage) -> bool:
    """Whether a body is another section of the article that `best` is one of: made alike, or as long."""
    return bool(set(classes(body)) & set(classes(best))) or page.prose(body) * 4 > page.prose(best)


def _find_bodies(scope: Element, page: MeasuredPage) -> Iterator[Element]:
    """The outermost elements in `scope` that say that they are a body, and hold prose."""
    within: Element | None = None
    for found in scope.iterdescendants("div", "section", "article", "main", "td", "span"):
        if within is not None and within in found.iterancestors():
            continue
        if is_named_body(found) and page.prose(found) >= _LEAST and not _is_excluded(found, page):
            within = found
            yield found


def _is_excluded(element: Element, page: MeasuredPage) -> bool:
    return stands_in(element, "pre", "blockquote", "figure") or page.is_boilerplate(element)


def _find_after(inner: Element, scope: Element) -> Iterator[Element]:
    """What stands in `scope` after `inner`."""
    for here in (inner, *ancestors(inner, scope)):
        yield from here.itersiblings()


def find_beside(inner: Element, scope: Element) -> Iterator[Element]:
    """What stands in `scope` after `inner`, and before it."""
    yield from _find_after(inner, scope)
    for here in (inner, *ancestors(inner, scope)):
        yield from here.itersiblings(preceding=True)
