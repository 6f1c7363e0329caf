"""The lines that stand near a headline and after an article: where pages say who wrote it, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice

from lxml import etree
from msgspec import Struct

from octavo.readers.elements.style.declarations import is_hidden
from octavo.readers.elements.tree import INLINE, Element, class_and_id, words
from octavo.readers.html.measures.measure import count_words
from octavo.readers.html.parse.names import Names


class Piece(Struct, frozen=True):
    """Some words of a line, and the element that they stand in."""

    text: str
    element: Element


class Line(Struct, frozen=True):
    """The words between two line ends, in pieces: each text of an element of its own."""

    pieces: tuple[Piece, ...]

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(piece.text for piece in self.pieces)


class NearbyLines(Struct, frozen=True):
    """The lines around an article, the nearest to it first."""

    before: tuple[Line, ...]
    """What stands over the headline."""
    after: tuple[Line, ...]
    """What stands between the headline and the text."""


class Shown(Struct, frozen=True):
    """Where a page may show who wrote its article, and when."""

    body: Element
    top: Element
    """The element that holds the article."""
    heading: Element | None
    lines: NearbyLines
    names: Names


_MOST_AFTER, _MOST_BEFORE, _MOST_FOOT = 45, 12, 30
"""Lines that are looked at."""

_PROSE = 25
"""Words of a line that is text."""


def find_nearby_lines(heading: Element | None, top: Element, body: Element) -> NearbyLines:
    """The lines around the headline; those that begin the article's element if no heading shows it."""
    if heading is None or body not in heading.iterancestors():
        return NearbyLines((), tuple(_until_text(_read_lines([top], {top, *top.iterancestors()}))))
    around = {heading, *heading.iterancestors()}
    after = tuple(_until_text(_read_lines(_following(heading, body), around)))
    before = tuple(
        islice((line for found in _preceding(heading, body) for line in _reversed(found, around)), _MOST_BEFORE)
    )
    return NearbyLines(before, after)


def find_foot_lines(top: Element, body: Element) -> tuple[Line, ...]:
    """The lines that end an article, and those right after its element."""
    around = {top, *top.iterancestors()}
    ends: list[Line] = []
    for found in islice(top.iterchildren(reversed=True), 6):
        ends[:0] = islice(_read_lines([found], around), 200)
    last = max((at for at, line in enumerate(ends) if count_words(line.text) >= _PROSE), default=-1)
    after = islice(_read_lines(_following(top, body), around), _MOST_FOOT // 2)
    return (*ends[last + 1 :][-_MOST_FOOT:], *after)


def _until_text(lines: Iterable[Line]) -> Iterator[Line]:
    """Lines up to the second that is text: the first may be the standfirst."""
    texts = 0
    for line in islice(lines, _MOST_AFTER):
        texts += count_words(line.text) >= _PROSE
        if texts > 1:
            return
        yield line


def _following(element: Element, body: Element) -> Iterator[Element]:
    """The elements after another, whole, in the order of the page."""
    for around in (element, *element.iterancestors()):
        if around is body:
            return
        yield from around.itersiblings(etree.Element)


def _preceding(element: Element, body: Element) -> Iterator[Element]:
    """The elements before another, whole, the nearest first."""
    for around in islice((element, *element.iterancestors()), 4):
        if around is body:
            return
        yield from around.itersiblings(etree.Element, preceding=True)


def _reversed(found: Element, around: set[Element]) -> Iterator[Line]:
    return reversed(list(islice(_read_lines([found], around), 40)))


# --- lines -------------------------------------------------------------------------------------------

_WHOLE_NAMES = re.compile(r"(^|[-_ ])(fn|author|byline|name|given|date|time|published|updated)([-_ ]|$)", re.I)
"""Classes of elements in a line whose words belong together: "author-name"."""

_LONGEST_WHOLE = 60
"""Characters of such words."""


def _read_lines(elements: Iterable[Element], around: set[Element]) -> Iterator[Line]:
    """The lines in elements; what is not the article's own, or not shown, is left out."""
    pieces: list[Piece] = []
    for event, found, text in _walk(elements, around):
        if event == "break":
            if pieces:
                yield Line(tuple(pieces))
                pieces = []
        elif said := " ".join(text.split()):
            pieces.append(Piece(said, found))
    if pieces:
        yield Line(tuple(pieces))


def _walk(elements: Iterable[Element], around: set[Element]) -> Iterator[tuple[str, Element, str]]:
    """The texts and the line ends in elements, in order."""
    for element in elements:
        walk = etree.iterwalk(element, events=("start", "end"))
        for event, found in walk:
            parts = found.tag not in INLINE or found.tag == "br"
            if parts:
                yield "break", found, ""
            if event == "start":
                whole = _whole_words(found, around)
                yield "text", found, (found.text or "") if whole is None else whole
                if whole is not None:
                    walk.skip_subtree()
            if event == "end" and found is not element:
                parent = found.getparent()
                yield "text", found if parent is None else parent, found.tail or ""


def _whole_words(found: Element, around: set[Element]) -> str | None:
    """The words of an element that is read as one piece, "" for one that is passed over; None for others."""
    if not isinstance(found.tag, str) or (found not in around and is_of_others(found)):
        return ""
    if found.tag == "a" or (found.tag in INLINE and len(found) and _WHOLE_NAMES.search(found.get("class") or "")):
        said = words(found)
        return said if len(said) <= _LONGEST_WHOLE else None
    if found.tag == "time":
        return words(found) or found.get("datetime") or ""
    return None


# --- what is of others -------------------------------------------------------------------------------

_OTHERS = re.compile(
    r"(^|[-_ ])(comments?|commentlist|comment-?\w+|disqus|repl(y|ies)|respond|answers?|answered|related"
    r"|recommend(ed|ations?)?|more-?(from|stories|articles|posts|news)|read-?(more|next|also)|also-?like|teasers?|sidebar"
    r"|popular|trending|testimonials?|carousel|up-?next|next-?post|prev(ious)?-?post|post-?navigation"
    r"|(wp|image|img|photo|media)-?caption(-text)?)([-_ ]|$)",
    re.I,
)
"""Classes and ids of what other people wrote, or of other articles: "comment-author", "related-posts"."""

_PERHAPS_OTHERS = re.compile(
    r"(^|[-_ ])(cards?|tiles?|widget|latest|recent(-?\w+)?|newsletter|promo|slider|site-?footer|breadcrumbs?|menu"
    r"|sponsor\w*)([-_ ]|$)",
    re.I,
)
"""The same, if nothing in the name says that it is the author's: "card", but not "author-card"."""

_OWN = re.compile(r"author|byline|writer|contributor|bio|entry|article|post", re.I)

_TAGS = {"nav", "figure", "figcaption", "blockquote", "script", "style", "noscript", "template", "button"}


def is_of_others(element: Element) -> bool:
    """Whether an element belongs to comments, to other articles, to pictures, or is not shown."""
    if element.tag in _TAGS or is_hidden(element):
        return True
    return any(map(_is_name_of_others, class_and_id(element)))


@lru_cache(maxsize=4096)
def _is_name_of_others(name: str) -> bool:
    if _OTHERS.search(name):
        return True
    return _PERHAPS_OTHERS.search(name) is not None and not _OWN.search(name)


def stands_with_others(element: Element, around: set[Element]) -> bool:
    """Whether an element is in what belongs to others; what is `around` the article is not asked."""
    for found in (element, *element.iterancestors()):
        if found in around:
            return False
        if is_of_others(found):
            return True
    return False
