"""Lines that say who wrote an article and when, which are read as metadata: at its head and foot only."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from msgspec import Struct

from octavo.readers.elements.tree import Element, holds, select, tag_of, words
from octavo.readers.html import boilerplate
from octavo.readers.html.measures.lines import Line
from octavo.readers.html.measures.measure import count_words

_LONGEST = 40
_LONGEST_SURE = 25
"""Words in a byline; one that is shorter may hold paragraphs or its author's picture."""

_MEDIA = ("img", "video", "iframe", "svg", "math", "table", "pre", "picture", "object", "audio")
_SHOWING = {"figure", "figcaption", "blockquote", "table", "pre", "li", "dl"}
"""Elements in which a name or a date belongs to what is shown."""


class Byline(Struct, frozen=True):
    """What was read of an article's authors and dates."""

    authors: tuple[str, ...]
    published: str

    def is_repeated_by(self, text: str) -> bool:
        """Whether a text names an author, or the year and the day of publication."""
        if any(author and author.lower() in text.lower() for author in self.authors):
            return True
        match = _DAY.match(self.published)
        return match is not None and match[1] in text and match[2].lstrip("0") in re.findall(r"[1-9]\d*", text)


_DAY = re.compile(r"(\d{4})-\d\d-(\d\d)")  # 2024-05-03


def is_byline(found: Element) -> bool:
    """Whether an element is called a byline, is short, and holds no paragraph or picture."""
    if not boilerplate.is_meta(found) or any(around.tag in _SHOWING for around in found.iterancestors()):
        return False
    length = count_words(words(found))
    if length >= _LONGEST:
        return False
    if holds(found, *_MEDIA, "h1", "h2"):
        has_picture, has_heading = (bool(select(found, path)) for path in (".//img", ".//h1 | .//h2"))
        return length < _LONGEST_SURE and has_picture and not has_heading
    return length < _LONGEST_SURE or not holds(found, "p")


def is_byline_of_parts(line: Line) -> bool:
    """Whether most words of a short line are in elements called bylines: "Posted on <time>5 March</time>"."""
    if line.words >= _LONGEST_SURE or any(around.tag in _SHOWING for around in line.block.iterancestors()):
        return False
    named = [found for part in line.parts for found in part.iter() if boilerplate.is_meta(found)]
    outer = [found for found in named if not any(around in named for around in found.iterancestors())]
    return sum(count_words(words(found)) for found in outer) * 2 >= max(line.words, 1)


# --- entries ----------------------------------------------------------------------------------------

Make: TypeAlias = tuple[str, str | None]
"""The tag and the class of an element."""


def makes_of_entries(lines: Iterable[Line]) -> set[Make]:
    """What the times and names of entries are made of: a live blog and a list of events have a line of it for each."""
    count = Counter(make for line in lines if line.words < _LONGEST_SURE for make in _makes_of(line))
    return {make for make, times in count.items() if times > 1}


def _makes_of(line: Line) -> set[Make]:
    """The makes of the elements called bylines that a line is in or made of."""
    near = (*line.parts, line.block)
    return {(tag_of(found), found.get("class")) for found in near if boilerplate.is_meta(found)}


def is_of_entry(found: Element, makes: set[Make]) -> bool:
    """Whether an element is made as those of entries, or holds nothing but one."""
    inner = found[0] if len(found) == 1 else found
    return (tag_of(found), found.get("class")) in makes or (tag_of(inner), inner.get("class")) in makes
