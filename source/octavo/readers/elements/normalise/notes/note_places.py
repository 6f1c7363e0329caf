"""Where a note is: from the place that a link leads to, to the blocks that hold the note."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from octavo.markup_names import HEADINGS
from octavo.readers.elements.normalise.notes.note_lines import IN_LINE
from octavo.readers.elements.normalise.notes.noterefs import NOTEREF, declares_notes
from octavo.readers.elements.tree import Element, words

_WHOLES = ("body", "html", "article", "main")
"""Elements that hold a page or an article, and no single note."""


def find_note(place: Element) -> Element | None:
    """The element that holds the note that starts at a place; None for a whole page, or a heading with words."""
    note: Element | None = place
    while note is not None and (note.tag in IN_LINE or _is_number_apart(note)):
        note = note.getparent()
    if note is None or note.tag in _WHOLES:
        return None
    if note.tag in HEADINGS:
        return note if NOTEREF.fullmatch(words(note)) else None
    around = note.getparent()
    if note.tag == "p" and around is not None and around.tag == "li" and note.getprevious() is None:
        return around
    return around if note.tag in ("td", "th") else note


def _is_number_apart(note: Element) -> bool:
    """Whether a block only holds a note's number, first in the element that holds the rest: `<div><p>1</p><p>See`."""
    around = note.getparent()
    if around is None or around.tag in _WHOLES or note.tag not in ("p", "div"):
        return False
    if (around.text or "").strip() or note.getprevious() is not None or not NOTEREF.fullmatch(words(note)):
        return False
    return not any(NOTEREF.fullmatch(words(other)) for other in note.itersiblings(note.tag))


_CONTINUING = ("p", "ul", "ol", "blockquote", "pre", "table")
"""Blocks that a note may go on with."""


def find_following(note: Element, notes: set[Element]) -> list[Element]:
    """The blocks that belong to a note after its first: in a list of notes or under its number."""
    return list(takewhile(lambda found: _continues(found, note, notes), _find_candidates(note)))


def _find_candidates(note: Element) -> Iterator[Element]:
    around = note.getparent()
    is_in_list = note.tag in ("p", "div") and around is not None and declares_notes(around)
    return note.itersiblings() if is_in_list or note.tag in ("dt", *HEADINGS) else iter(())


def _continues(found: Element, note: Element, notes: set[Element]) -> bool:
    """Whether a block may go on with a note, and neither is nor holds another note."""
    if note.tag == "dt":
        return found.tag == "dd"
    return (
        found not in notes and found.tag in _CONTINUING and not any(inner in notes for inner in found.iter("li", "p"))
    )
