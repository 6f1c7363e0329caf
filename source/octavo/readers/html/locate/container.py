"""Finds the element that holds the article: several candidates, and a chooser that weighs them against each other."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import Element, holds, select, stands_in, tag_of, words
from octavo.readers.html.locate.narrow import find_beside, narrow_container
from octavo.readers.html.measures.page import MeasuredPage
from octavo.readers.html.measures.running_text import ends_with_stop, is_running_text
from octavo.readers.html.parse.names import Names

_CONTAINER_NAMES = re.compile(
    r"(^|[\s_-])(article|entry|post|story|blog-?post|page|single|news|content)"
    r"[-_]*(body|content|text|copy|main|inner|detail|wrapper|container)?"
    r"([-_]*(text|inner|wrapper|body))?([\s_]|$)"  # "entry-content", "post", "article-body-inner"
    r"|(^|[\s_-])(body-?(text|copy|content)|articletext|storybody|rich-?text|prose|markdown-body|wysiwyg"
    r"|mw-parser-output|main-?content|theme-doc-markdown)([\s_-]|$)",
    re.I,
)
"""Classes and ids of elements that hold articles."""

_USUAL, _SMALL, _SURE = 0.4, 0.2, 0.1
"""Of a page's prose, what an element holds that holds the article; less is enough where the headline is in it, and less
again where it says that it is an article, or an article's body, and stands alone."""

_LEAST = 40
"""Words of prose in an element that can be a section of the article."""


# --- choosing ---------------------------------------------------------------------------------------


def choose_container(page: MeasuredPage, heading: Element | None, names: Names) -> Element:
    """The element that holds the article; `heading` shows its headline, and small articles are known by it."""
    if page.prose(page.body) == 0:
        return page.body
    return _descend(page, narrow_container(_choose_scope(page, heading, names), heading, page), heading)


def _choose_scope(page: MeasuredPage, heading: Element | None, names: Names) -> Element:
    total = page.prose(page.body)
    best = _descend(page, page.body, heading)
    for candidate in _find_candidates(page, heading, names):
        share = page.prose(candidate) / total
        least = _least_share(candidate, heading, page)
        inner = candidate is best or best in candidate.iterancestors()
        if share < least:
            continue
        fits = inner if share >= _USUAL else not _is_copy(candidate, page)
        if fits and _stands_alone(candidate, page) and not _leaves_text(candidate, best, page):
            return candidate
    return best


_LEAST_LEFT = 200
"""Words of running text beside an element that are more than a standfirst, a note, a teaser or two."""


def _leaves_text(candidate: Element, top: Element, page: MeasuredPage) -> bool:
    """Whether much running text stands in `top` beside a candidate that does not say that it is the whole article.

    A passage beside it that is larger than itself is something else: the next article, readers' comments.
    """
    if _is_called_article(candidate) or candidate.get("itemprop") == "articleBody":
        return False
    own = page.prose(candidate)
    beside = find_beside(candidate, top) if top in candidate.iterancestors() else ()
    smaller = (passage for passage in beside if page.prose(passage) < own)
    left = sum(page.prose(passage) for passage in smaller if _is_text_under_headings(passage, page))
    return left > _LEAST_LEFT and left * 2 > own


_LEAST_UNDER_HEADING = 40
"""Words of prose under each heading of a text; under those of a row of cards there are fewer."""


def _is_text_under_headings(passage: Element, page: MeasuredPage) -> bool:
    headings = sum(1 for _ in passage.iter(*HEADINGS))
    return page.prose(passage) >= headings * _LEAST_UNDER_HEADING and is_running_text(passage, page)


def _least_share(candidate: Element, heading: Element | None, page: MeasuredPage) -> float:
    """Of the page's prose, what a candidate must hold."""
    is_body = candidate.get("itemprop") == "articleBody"
    if heading is not None and candidate in heading.iterancestors():
        is_sure = is_body or _is_called_article(candidate) or _is_only_text(candidate, page)
        return _SURE if is_sure else _SMALL
    return _SURE if is_body else _USUAL


def _is_only_text(candidate: Element, page: MeasuredPage) -> bool:
    """Whether hardly any running text or paragraphs stand on the page beside a candidate: all else is teasers."""
    if candidate.tag in ("figcaption", "header") or page.body not in candidate.iterancestors():
        return False
    return sum(_text_in(passage, page) for passage in find_beside(candidate, page.body)) * 2 <= page.prose(candidate)


def _text_in(passage: Element, page: MeasuredPage) -> int:
    """Words of running text in a passage, and of its paragraphs if it is none as a whole."""
    if is_running_text(passage, page):
        return page.prose(passage)
    return 0 if passage in page.boilerplate else sum(map(page.prose, passage.iter("p")))


def _is_copy(candidate: Element, page: MeasuredPage) -> bool:
    """Whether a candidate is bare words that are on the page once more: some write them so for search engines."""
    if len(list(islice(candidate.iter("p", "li", "h2", "h3", "a", "img"), 3))) > 2:
        return False
    said, whole = words(candidate), words(page.body)
    samples = (said[len(said) * part // 4 :][:_SAMPLE] for part in (1, 2, 3))
    return any(whole.count(sample) > 1 for sample in samples)


_SAMPLE = 40
"""Characters that no two passages share."""


def _is_called_article(element: Element) -> bool:
    return element.tag == "article" or element.get("role") == "article"


def _stands_alone(candidate: Element, page: MeasuredPage) -> bool:
    """Whether no sibling of the same make holds much: one of a list is not the article."""
    around = candidate.getparent()
    if candidate is page.body or around is None:
        return True
    make = candidate.get("class"), candidate.get("role")
    same = [one for one in around.iterchildren(tag_of(candidate)) if (one.get("class"), one.get("role")) == make]
    return sum(page.prose(found) for found in same if found is not candidate) * 3 < page.prose(candidate)


_NO_CONTAINERS = {"p", "pre", "blockquote", "ul", "ol", "li", "dl", "figure", "tr", "tbody", "code"}


def _descend(page: MeasuredPage, top: Element, heading: Element | None) -> Element:
    """The innermost element that holds nearly all the prose of `top`."""
    here = top
    while True:
        inner = [child for child in here if child not in page.boilerplate and isinstance(child.tag, str)]
        best = max(inner, key=page.prose, default=None)
        if best is not None and best.tag == "table":
            best = max(best.iter("td"), key=page.prose, default=None)
        if best is None or best.tag in _NO_CONTAINERS or page.prose(best) < page.prose(here) * 0.9:
            return here
        if _goes_on_beside(best, heading, page):
            return here
        here = best


def _goes_on_beside(inner: Element, heading: Element | None, page: MeasuredPage) -> bool:
    """Whether sentences of the article stand beside `inner`, more than a standfirst, which comes along later."""
    if any(_is_more_text(passage, page) for passage in inner.itersiblings()):
        return True
    before = [passage for passage in inner.itersiblings(preceding=True) if is_running_text(passage, page)]
    if heading is None:
        return any(map(ends_with_stop, before))
    return any(_is_more_than_lede(passage, page) for passage in before if not _is_around(passage, heading))


def _is_more_text(passage: Element, page: MeasuredPage) -> bool:
    """Whether a passage is a paragraph, or holds several or a long one."""
    enough = passage.tag == "p" or page.prose(passage) >= _LEAST
    return enough and is_running_text(passage, page) and ends_with_stop(passage)


_LONGEST_LEDE = 60
"""Words of prose before an element that can be moved into it."""


def _is_more_than_lede(passage: Element, page: MeasuredPage) -> bool:
    """Whether a passage is more of the article than a standfirst: longer, or with headings and lists of its own."""
    return page.prose(passage) > _LONGEST_LEDE or (passage.tag not in HEADINGS and holds(passage, *HEADINGS))


def _is_around(passage: Element, inner: Element) -> bool:
    return passage is inner or passage in inner.iterancestors()


# --- candidates -------------------------------------------------------------------------------------


def _find_candidates(page: MeasuredPage, heading: Element | None, names: Names) -> Iterator[Element]:
    """Elements that say that they hold an article, the surest first."""
    yield from _find_own_article(heading, page)
    for path in _ARTICLES:
        yield from _sort_by_prose(select(page.body, path), page)[:2]
    yield from _find_around(heading, page)
    yield from _sort_by_prose(names.find(_CONTAINER_NAMES.search, ("div", "section", "main", "td")), page)[:3]
    mains = select(page.body, "descendant::main | descendant::*/@role[. = 'main']/..")
    yield from [found for found in mains if not _is_excluded(found, page)]


_ARTICLES = (
    "descendant::*/@itemprop[. = 'articleBody']/..",
    "descendant::article",
    "descendant::*/@role[. = 'article']/..",
)
"""Paths to elements that say that they are an article, the surest first."""


def _find_own_article(heading: Element | None, page: MeasuredPage) -> list[Element]:
    """The innermost article around the headline that holds more than it and a line: others are other articles."""
    around = () if heading is None else heading.iterancestors()
    found = (one for one in around if _is_called_article(one) and page.prose(one) >= _LEAST)
    return [one for one in found if not _is_excluded(one, page)][:1]


def _sort_by_prose(found: Iterable[Element], page: MeasuredPage) -> list[Element]:
    return sorted((element for element in found if not _is_excluded(element, page)), key=lambda one: -page.prose(one))


def _is_excluded(element: Element, page: MeasuredPage) -> bool:
    """Whether an element is boilerplate, or stands in what an article can hold."""
    return stands_in(element, "pre", "blockquote", "figure") or page.is_boilerplate(element)


def _find_around(heading: Element | None, page: MeasuredPage) -> list[Element]:
    """The smallest element around the headline that holds a good part of the prose."""
    if heading is None or _is_excluded(heading, page):
        return []
    total = page.prose(page.body)
    enough = (one for one in heading.iterancestors() if page.prose(one) >= max(_LEAST, total * _SURE))
    holding = (one for one in enough if page.prose(one) >= total * _SMALL or _is_only_text(one, page))
    return [around for around in holding if not _has_twins(around, page)][:1]


def _has_twins(element: Element, page: MeasuredPage) -> bool:
    """Whether an element is one section of several of a make: the article goes on in the next."""
    following = element.itersiblings(tag_of(element))
    return any(found.get("class") == element.get("class") and page.prose(found) >= _LEAST for found in following)
