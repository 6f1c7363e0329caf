"""Numbers in brackets that were typed by hand: `[1]` in the text, and a line that begins with `[1]` further on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from lxml import etree

from octavo.readers.elements.normalise.notes.note_lines import HOLDERS, IN_LINE, starts_line
from octavo.readers.elements.normalise.notes.noterefs import find_block_before, is_notes_heading
from octavo.readers.elements.normalise.notes.reference_lists import is_long_list_of_works
from octavo.readers.elements.tree import Element, stands_in, words

_TYPED = re.compile(r"\[(\d{1,3})\]|(?:(?<=[^\W\d_]{2})|(?<=[.,;:!?\"'”’)]))([¹²³⁴⁵⁶⁷⁸⁹]{1,2})(?!\w)")
"""A mark: "[12]", or raised figures right behind a word or a stop: "words²", not "m²"."""

_START = re.compile(r"\s*(?:\[(\d{1,3})\]|([¹²³⁴⁵⁶⁷⁸⁹]{1,2}))(?=\s*\S)")
"""The number at the start of a note: "[12] See", "² See"."""

_SIGN = re.compile(r"[\[¹²³⁴⁵⁶⁷⁸⁹]")
_FIGURES = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹", "123456789")
NOT_TEXT = ("pre", "code", "a", "script", "style", "textarea", "octavo-math", "octavo-note", "sup", "sub", "kbd")


class TypedMark(NamedTuple):
    """A mark in the text of an element or in the words behind it, and where it is there."""

    number: str
    holder: Element
    is_tail: bool
    start: int
    end: int
    written: str
    """What the raised element says: "[12]", "2" for a raised figure."""


def raise_typed_marks(element: Element) -> list[Element]:
    """Puts typed numbers into `sup` elements, if a run of notes from 1 on and marks for each of them are there."""
    if not element.xpath("contains(., '[1]') or contains(., '¹')"):
        return []
    starts: list[TypedMark] = []
    marks: list[tuple[int, TypedMark]] = []
    for holder, is_tail, text in _read_texts(element):
        start = _START.match(text) if starts_here(holder, is_tail) else None
        if start:
            starts.append(_new_mark(holder, is_tail, start))
        found = _TYPED.finditer(text, start.end() if start else 0)
        marks += [(len(starts), _new_mark(holder, is_tail, match)) for match in found]
    raised: list[TypedMark] = []
    for at, run in islice(_find_runs(starts), _MOST_LISTS):
        numbers = {start.number for start in run}
        before = [mark for position, mark in marks if position <= at and mark.number in numbers]
        if {mark.number for mark in before} == numbers and _is_list_of_notes(run):
            raised += [*before, *run]
    return raise_marks(dict.fromkeys(raised))


_MOST_LISTS = 300
"""Lists of notes on a page that are looked at: one a section, at most."""


def _read_texts(element: Element) -> Iterator[tuple[Element, bool, str]]:
    """The texts that may hold a typed number, in order: of an element, or the words behind it."""
    for event, holder in etree.iterwalk(element, events=("start", "end")):
        is_tail = event == "end"
        text = holder.tail if is_tail else holder.text
        if not text or (is_tail and holder is element) or not _SIGN.search(text):
            continue
        around = holder.getparent() if is_tail else holder
        if around is not None and around.tag not in NOT_TEXT and not stands_in(around, *NOT_TEXT):
            yield holder, is_tail, text


def _new_mark(holder: Element, is_tail: bool, match: re.Match[str]) -> TypedMark:
    number = (match[1] or match[2]).translate(_FIGURES)
    start = match.start(1) - 1 if match[1] else match.start(2)
    return TypedMark(number, holder, is_tail, start, match.end(), f"[{number}]" if match[1] else number)


def starts_here(holder: Element, is_tail: bool) -> bool:
    """Whether a line begins with a text."""
    if is_tail:
        return holder.tag == "br"
    return holder.tag in (*HOLDERS, "li") or (holder.tag in IN_LINE and starts_line(holder))


def _find_runs(starts: list[TypedMark]) -> Iterator[tuple[int, list[TypedMark]]]:
    """Starts whose numbers count up from 1, each run with how many starts stand before it."""
    run: list[TypedMark] = []
    for at, start in enumerate(starts):
        if start.number == "1" or int(start.number) != len(run) + 1:
            if run:
                yield at - len(run), run
            run = []
        if int(start.number) == len(run) + 1:
            run.append(start)
    if run:
        yield len(starts) - len(run), run


def _is_list_of_notes(run: list[TypedMark]) -> bool:
    """Whether more than the numbers says that these are notes: there are several, or a heading or a rule above."""
    first = run[0].holder
    block = next((found for found in (first, *first.iterancestors()) if found.tag not in IN_LINE), first)
    if is_long_list_of_works(block, len(run)):
        return False
    above, rule = find_block_before(first if run[0].is_tail else block), block.getprevious()
    return len(run) > 1 or (above is not None and is_notes_heading(above)) or (rule is not None and rule.tag == "hr")


def raise_marks(marks: Iterable[TypedMark]) -> list[Element]:
    """Puts each mark into an element; of several in one text the last comes first, so that places stay right."""
    raised = []
    for mark in sorted(marks, key=lambda mark: mark.start, reverse=True):
        number = mark.holder.makeelement("sup")
        number.text = mark.written
        text = (mark.holder.tail if mark.is_tail else mark.holder.text) or ""
        number.tail = text[mark.end :]
        if mark.is_tail:
            mark.holder.tail = None
            mark.holder.addnext(number)
            mark.holder.tail = text[: mark.start]
        else:
            mark.holder.text = text[: mark.start]
            mark.holder.insert(0, number)
        raised.append(number)
    return raised


def lower_marks(raised: list[Element]) -> None:
    """What was raised and is no reference after all stands in the line again."""
    for number in raised:
        if words(number).startswith(("[", "*", "†", "‡", "§")):
            number.tag = "span"
