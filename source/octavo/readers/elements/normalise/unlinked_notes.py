"""Notes without links: a raised number in the text, and a paragraph or an item further on that starts with it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from octavo.readers.elements.normalise.note_cleanup import drop_emptied
from octavo.readers.elements.normalise.noterefs import declares_notes, has_notes_heading
from octavo.readers.elements.tree import NOTE, Element, drop, is_attached, swap, words

_NUMBER = re.compile(r"\[?(\d{1,2}|[*†‡§])\]?")
"""The words of a reference: "1", "[12]", "*"."""


class _Note(NamedTuple):
    """A block that is a note, if a reference before it has its number; `start` holds the number if it is written."""

    position: int
    number: str
    block: Element
    start: Element | None


def move_unlinked_notes(element: Element) -> None:
    """Moves notes that only their numbers tie to the text to their references."""
    numbers = [found for found in element.iter("sup") if _is_number(found)]
    if not numbers:
        return
    positions = {found: position for position, found in enumerate(element.iter("sup", "li"))}
    starts = {found: block for found in numbers if (block := _find_block(found)) is not None}
    waiting = [found for found in numbers if found not in starts]
    notes = [_Note(positions[found], _bare(found), block, found) for found, block in starts.items()]
    notes += [_Note(positions[item], number, item, None) for item, number in _find_items(element)]
    for note in sorted(notes, key=lambda note: note.position):
        before = (found for found in waiting if positions[found] < note.position)
        noteref = next((found for found in before if _bare(found) == note.number), None)
        if noteref is not None and is_attached(note.block):
            waiting.remove(noteref)
            _move_note(note, noteref)


def _is_number(found: Element) -> bool:
    return found.find(".//a[@href]") is None and bool(_NUMBER.fullmatch(words(found)))


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


def _move_note(note: _Note, noteref: Element) -> None:
    """Puts the content of a note in the place of its reference."""
    new, block, holder = noteref.makeelement(NOTE), note.block, note.block.getparent()
    if note.start is not None:
        drop(note.start)
    swap(noteref, new)
    drop(block)
    block.tag = "div" if block.tag in ("li", "dd", "aside", "small") else block.tag
    for key in ("id", "class"):
        block.attrib.pop(key, None)
    new.append(block)
    drop_emptied(holder)
