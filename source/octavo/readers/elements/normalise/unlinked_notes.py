"""Notes without links: a raised number in the text, and a paragraph or an item further on that starts with it."""

from __future__ import annotations

import re

from octavo.readers.elements.context import Element
from octavo.readers.elements.normalise.note_cleanup import empty
from octavo.readers.elements.normalise.noterefs import NOTE, heading_before, says_note
from octavo.readers.elements.tree import drop, swap, words

_NUMBER = re.compile(r"\[?(\d{1,2}|[*†‡§])\]?")


def loose(element: Element) -> None:
    """Moves notes that only their numbers tie to the text."""
    marks = [found for found in element.iter("sup") if _is_mark(found)]
    if not marks:
        return
    starts = {found: block for found in marks if (block := _block(found)) is not None}
    waiting = [found for found in marks if found not in starts]
    order = {found: at for at, found in enumerate(element.iter("sup", "li"))}
    notes: list[tuple[int, str, Element, Element]] = [
        (order[found], words(found).strip("[]"), block, found) for found, block in starts.items()
    ]
    notes += [(order[item], number, item, None) for item, number in _items(element)]
    for at, number, block, start in sorted(notes, key=lambda note: note[0]):
        mark = next((found for found in waiting if words(found).strip("[]") == number and order[found] < at), None)
        if mark is not None and block.getparent() is not None:
            waiting.remove(mark)
            _move(mark, block, start)


def _is_mark(found: Element) -> bool:
    return found.find(".//a[@href]") is None and bool(_NUMBER.fullmatch(words(found)))


def _block(mark: Element) -> Element | None:
    """The paragraph that starts with a mark, None if words or nothing stand before it."""
    here = mark
    while True:
        around = here.getparent()
        if around is None or (around.text or "").strip() or here.getprevious() is not None:
            return None
        if around.tag in ("p", "div", "li", "small", "aside", "dd"):
            return around if words(around) != words(mark) else None
        if around.tag not in ("b", "strong", "em", "i", "span", "small", "a", "font"):
            return None
        here = around


def _items(element: Element) -> list[tuple[Element, str]]:
    """Items of numbered lists that are made for notes, with their numbers."""
    found: list[tuple[Element, str]] = []
    for notes in element.iter("ol"):
        around = notes.getparent()
        made = says_note(notes) or (around is not None and says_note(around)) or heading_before(notes)
        if made or (around is not None and around.tag == "aside"):
            start = notes.get("start") or "1"
            first = int(start) if start.isdecimal() and len(start) < 6 else 1
            found += [(item, str(first + at)) for at, item in enumerate(notes.iterchildren("li"))]
    return found


def _move(mark: Element, block: Element, start: Element | None) -> None:
    """Puts the content of a block in the place of its mark."""
    new = mark.makeelement(NOTE)
    holder = block.getparent()
    if start is not None:
        drop(start)
    swap(mark, new)
    drop(block)
    block.tag = "div" if block.tag in ("li", "dd", "aside", "small") else block.tag
    for key in ("id", "class"):
        block.attrib.pop(key, None)
    new.append(block)
    empty(holder)
