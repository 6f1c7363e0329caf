"""Notes without links: a raised number in the text, and a paragraph or an item further on that starts with it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from octavo.markup_names import HEADINGS
from octavo.readers.elements.normalise.notes.note_cleanup import drop_emptied, drop_headings, find_headings
from octavo.readers.elements.normalise.notes.note_lines import part_lines, starts_line
from octavo.readers.elements.normalise.notes.noterefs import declares_notes, has_notes_heading, is_notes_heading
from octavo.readers.elements.normalise.notes.typed_marks import lower_marks, raise_typed_marks
from octavo.readers.elements.normalise.notes.typed_signs import raise_typed_signs
from octavo.readers.elements.tree import NOTE, Element, drop, is_attached, link_targets, stands_in, swap, words

_NUMBER = re.compile(r"\[?(\d{1,2}|\*{1,3}|[†‡§]{1,2})\]?")
"""The words of a reference: "1", "[12]", "*", "††"."""


class _Note(NamedTuple):
    """A block that is a note, if a reference before it has its number; `start` holds the number if it is written."""

    position: int
    number: str
    block: Element
    start: Element | None


def move_unlinked_notes(element: Element) -> None:
    """Moves notes that only their numbers tie to the text to their references."""
    raised = [*raise_typed_marks(element), *raise_typed_signs(element)]
    live = _LiveNames(element)
    numbers = [found for found in element.iter("sup") if _is_number(found, live)]
    if not numbers:
        return
    part_lines(_find_line_starts(numbers))
    positions = {found: position for position, found in enumerate(element.iter("sup", "li", "p", "div"))}
    starts = {found: block for found in numbers if (block := _find_block(found)) is not None}
    waiting = [found for found in numbers if found not in starts]
    notes = [_Note(positions[found], _bare(found), block, found) for found, block in starts.items()]
    listed = [*_find_items(element), *_find_numbered(element)]
    notes += [_Note(positions[item], number, item, None) for item, number in listed]
    headings = find_headings(note.block for note in notes)
    moved = _move_notes(sorted(notes, key=lambda note: note.position), _References(waiting, positions))
    _refer_again(moved, [found for found in waiting if is_attached(found)])
    drop_headings(headings)
    lower_marks([found for found in raised if is_attached(found)])


def _find_line_starts(numbers: list[Element]) -> list[Element]:
    """The numbers that begin a line within a block, if a number like them stands in the text before."""
    seen, found = set[str](), list[Element]()
    for number in numbers:
        if _bare(number) in seen and starts_line(number):
            found.append(number)
        seen.add(_bare(number))
    return found


class _References:
    """Numbers in the text that wait for their notes, in order."""

    def __init__(self, waiting: list[Element], positions: dict[Element, int]) -> None:
        self._positions = positions
        self._last = -1
        self._waiting: dict[str, list[Element]] = {}
        for found in waiting:
            self._waiting.setdefault(_bare(found), []).append(found)

    def take(self, note: _Note) -> Element | None:
        """The reference to a note: one behind the reference taken last, and no power, if there is such a one."""
        waiting = self._waiting.get(note.number, [])
        before = waiting[: bisect_left(waiting, note.position, key=self._positions.__getitem__)]
        behind = bisect_right(before, self._last, key=self._positions.__getitem__)
        in_order = before[behind : behind + _MOST_TRIED]
        for found in (*filter(_is_no_power, in_order), *in_order, *before[:1]):
            self._last = self._positions[found]
            waiting.remove(found)
            return found
        return None


_MOST_TRIED = 20
"""Raised numbers behind the last reference among which the one that is no power is looked for."""


def _is_no_power(number: Element) -> bool:
    """Whether a raised number stands behind a word or a stop: "words<sup>2</sup>", not "m<sup>2</sup>"."""
    before = number.getprevious()
    said = (before.tail or words(before)) if before is not None else _text_around(number)
    return re.search(r"(\w{3}|[^\w\s])\s*$", said) is not None and not said[-1:].isdecimal()


def _text_around(number: Element) -> str:
    around = number.getparent()
    return (around.text if around is not None else None) or ""


def _move_notes(notes: list[_Note], references: _References) -> dict[str, Element | None]:
    """Moves notes to their references; returns them by number, None for a number that several have."""
    moved: dict[str, Element | None] = {}
    for note in notes:
        noteref = references.take(note) if is_attached(note.block) else None
        if noteref is not None and sum(1 for _ in noteref.iterancestors(NOTE)) < _DEEPEST:
            new = _move_note(note, noteref)
            moved[note.number] = None if note.number in moved else new
    return moved


_DEEPEST = 3
"""Notes that may stand in each other; what would lie deeper stays where it is."""


def _refer_again(moved: dict[str, Element | None], waiting: list[Element]) -> None:
    """Further references to a note name it."""
    for found in waiting:
        note = moved.get(_bare(found))
        if note is not None and is_attached(found) and _is_no_power(found) and not stands_in(found, NOTE):
            name = note.get("id") or f"note-{_bare(found)}"
            note.set("id", name)
            swap(found, found.makeelement(NOTE, {"href": f"#{name}"}))


class _LiveNames:
    """The names that links of a page can lead to; they are gathered when they are first asked for."""

    def __init__(self, element: Element) -> None:
        self._element = element

    @cached_property
    def _names(self) -> set[str]:
        return link_targets(self._element)

    def include(self, link: Element) -> bool:
        """Whether a link leads to a place of the page, or to another page."""
        page, _, name = (link.get("href") or "").partition("#")
        return name in self._names if name else bool(page)


def _is_number(found: Element, live: _LiveNames) -> bool:
    """Whether a raised element is a number; one whose link leads nowhere, as in pages of Word, is one too."""
    if not _NUMBER.fullmatch(words(found)):
        return False
    link = found.find(".//a[@href]")
    return link is None or not live.include(link)


def _bare(found: Element) -> str:
    return words(found).strip("[]")


def _find_block(number: Element) -> Element | None:
    """The paragraph that starts with a number, None if words or nothing stand before it."""
    here = number
    while True:
        around = here.getparent()
        if around is None or (around.text or "").strip() or here.getprevious() is not None:
            return None
        if around.tag in ("p", "div", "li", "small", "aside", "dd"):
            return around if words(around) != words(number) else None
        if around.tag not in ("b", "strong", "em", "i", "span", "small", "a", "font"):
            return None
        here = around


def _find_items(element: Element) -> Iterator[tuple[Element, str]]:
    """Items of numbered lists that are made for notes, with their numbers."""
    for notes in element.iter("ol"):
        around = notes.getparent()
        declared = declares_notes(notes) or (around is not None and declares_notes(around))
        if declared or has_notes_heading(notes) or (around is not None and around.tag == "aside"):
            start = notes.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            yield from ((item, str(number)) for number, item in enumerate(notes.iterchildren("li"), first))


_NUMBERED = re.compile(r"\s*(\d{1,3})[.)](?=\s*\S)")
"""The number at the start of a paragraph of notes: "1. See", "12) See"."""


def _find_numbered(element: Element) -> Iterator[tuple[Element, str]]:
    """Paragraphs under a heading of notes that begin with a number, as long as they count up from 1."""
    for heading in element.iter(*HEADINGS, "p"):
        if not is_notes_heading(heading):
            continue
        for number, block in enumerate(heading.itersiblings(), 1):
            match = _NUMBERED.match(block.text or "") if block.tag in ("p", "div") else None
            if match is None or match[1] != str(number):
                break
            yield block, match[1]


def _move_note(note: _Note, noteref: Element) -> Element:
    """Puts the content of a note in the place of its reference, and returns its element."""
    new, block, holder = noteref.makeelement(NOTE), note.block, note.block.getparent()
    if note.start is not None:
        drop(note.start)
    elif block.tag != "li":
        block.text = _NUMBERED.sub("", block.text or "", count=1)
    swap(noteref, new)
    drop(block)
    block.tag = "div" if block.tag in ("li", "dd", "aside", "small") else block.tag
    for key in ("id", "class"):
        block.attrib.pop(key, None)
    new.append(block)
    drop_emptied(holder)
    return new
