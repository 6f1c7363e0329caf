"""Lines that are notes: what starts one, and how it gets a block of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from octavo.readers.elements.normalise.notes.noterefs import NOTEREF, is_backlink
from octavo.readers.elements.tree import INLINE, Element, words

IN_LINE = {
    "a", "sup", "span", "b", "strong", "em", "i", "small", "sub", "label", "font", "code", "cite", "u", "tt", "big",
}  # fmt: skip
"""Elements that a link to a note may lead to at the note's start, as they hold no block."""

HOLDERS = ("p", "div", "td", "blockquote", "center", "dd", "section", "aside", "footer", "body", "article", "main")
"""Blocks whose lines may be notes."""


# --- the start of a line ----------------------------------------------------------------------------


def starts_line(place: Element) -> bool:
    """Whether no words stand before an element in its line, but a number and brackets: `[<a name="n1">1</a>] See`."""
    if place.tag not in IN_LINE:
        return True
    length = 0
    for said in islice(_read_backwards(place), _MOST_PIECES):
        length += len(said.strip())
        if length > _LONGEST_START or any(map(str.isalpha, said)):
            return False
    return True


_LONGEST_START, _MOST_PIECES = 12, 60
"""Characters before the place of a note at most ("[12] "), and pieces of text and elements that are looked at."""


def _read_backwards(place: Element) -> Iterator[str]:
    """What stands before an element in its line, from the last to the first; a link back and a number say nothing."""
    here: Element | None = place
    while here is not None:
        for before in here.itersiblings(preceding=True):
            yield before.tail or ""
            if _parts_lines(before):
                return
            yield "" if _is_start(before) else words(before)
        here = here.getparent()
        yield "" if here is None else here.text or ""
        if here is None or here.tag not in IN_LINE:
            return


def _parts_lines(found: Element) -> bool:
    """Whether an element ends the line before it: a line end, a rule, a block."""
    return isinstance(found.tag, str) and (found.tag == "br" or found.tag not in INLINE)


def _is_start(found: Element) -> bool:
    """Whether an element says nothing but the number of a note or a link back: `<sup>3</sup>`, `<a href="#r">^</a>`."""
    if not isinstance(found.tag, str):
        return True
    return NOTEREF.fullmatch(words(found)) is not None or (found.tag == "a" and is_backlink(found))


def has_words_beside(found: Element, around: Element) -> bool:
    """Whether words stand right before or after an element, or after one that it begins or ends, within `around`."""
    here: Element | None = found
    while here is not None and here is not around:
        before, outer = here.getprevious(), here.getparent()
        first = outer.text if before is None and outer is not None else before.tail if before is not None else ""
        if (here.tail or "").strip() or (first or "").strip() or (before is not None and words(before)):
            return True
        here = outer
    return False


# --- lines to blocks --------------------------------------------------------------------------------


def part_lines(places: Iterable[Element]) -> None:
    """Gives each note that starts a line of a longer block a block of its own.

    A note goes on up to the next; the last one of a block ends at a blank line, so that what follows is not in it.
    """
    held: dict[Element, set[Element]] = {}
    for place in places:
        if place.tag in IN_LINE and (top := _find_top(place)) is not None and (holder := top.getparent()) is not None:
            held.setdefault(holder, set()).add(top)
    for holder, tops in held.items():
        starts = _find_line_starts(holder, tops)
        if len(starts) > 1 or starts[0].getprevious() is not None:
            end: Element | None = None
            for start in reversed(starts):
                end = _wrap_line(start, end)


def _find_top(place: Element) -> Element | None:
    """The child of the block, or of the element with line ends, that a place is in; None if no line may be cut out."""
    top, around = place, place.getparent()
    while around is not None and around.tag in IN_LINE and around.find("br") is None:
        top, around = around, around.getparent()
    return top if around is not None and around.tag in (*HOLDERS, *IN_LINE) else None


def _find_line_starts(holder: Element, tops: set[Element]) -> list[Element]:
    """The first elements of the lines of a block that some of its children are in."""
    starts: list[Element] = []
    start: Element | None = None
    for child in holder:
        if _parts_lines(child):
            start = None
            continue
        start = child if start is None else start
        if child in tops and (not starts or starts[-1] is not start):
            starts.append(start)
    return starts


_OPENING = re.compile(r"[\s\[(^]*\Z")
"""What may stand right before the place of a note and belongs to its line: "[", " (" """


def _wrap_line(start: Element, end: Element | None) -> Element:
    """Puts what stands from `start` up to `end`, or to the end of its lines, into a block, and returns it."""
    line = start.makeelement("div")
    _take_opening(start, line)
    start.addprevious(line)
    here: Element | None = start
    while here is not None and here is not end and not (end is None and _ends_lines(here)):
        following = here.getnext()
        line.append(here)
        here = following
    return line


def _take_opening(start: Element, line: Element) -> None:
    """Moves the bracket that stands before a line's first element into the line."""
    parent, before = start.getparent(), start.getprevious()
    said = ((parent.text if parent is not None else "") if before is None else before.tail) or ""
    opening = _OPENING.search(said)
    line.text = opening.group() if opening else ""
    kept = said.removesuffix(line.text)
    if before is not None:
        before.tail = kept
    elif parent is not None:
        parent.text = kept


def _ends_lines(here: Element) -> bool:
    """Whether a note ends before an element: at the first of two line ends in a row, at a rule, at a block."""
    if here.tag != "br":
        return _parts_lines(here)
    following = here.getnext()
    return not (here.tail or "").strip() and (following is None or following.tag == "br")
