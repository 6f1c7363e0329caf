"""Footnotes of every make, moved to the place that refers to them as `NOTE` elements.

A note is a link and the place it leads to: the link looks like a reference (a number, a star, an element or
class made for it) and the place looks like a note (it links back, or it, or a list around it, says so).
"""

from __future__ import annotations

from copy import deepcopy
from itertools import islice, takewhile
from typing import NamedTuple

from octavo.markup_names import HEADINGS
from octavo.readers.elements.normalise.note_cleanup import Backlinks, drop_emptied, strip_note
from octavo.readers.elements.normalise.noterefs import (
    anchor_names,
    declares_notes,
    is_declared_noteref,
    is_note,
    is_noteref,
)
from octavo.readers.elements.tree import NOTE, Element, drop, fragment_of, is_attached, select, stands_in, swap, words

_ANCHORS = {"a", "sup", "span", "b", "strong", "em", "i", "small", "sub", "label", "font", "code"}
"""Elements that a link to a note may lead to at the note's start, as they hold no block."""


class _Reference(NamedTuple):
    """A link that looks like a reference to a note, and the element that it leads to."""

    link: Element
    place: Element


def move_linked_notes(element: Element, base: str) -> None:
    """Moves every note that a link refers to into the place of the link; what held only notes goes."""
    references = _find_references(element, base)
    _part_blocks([place for _, place in references])
    notes: dict[Element, Element] = {}
    for link, place in references:
        if place not in notes and (note := _find_note(place)) is not None and is_note(note, link, place, base):
            notes[place] = note
    _move_notes([reference for reference in references if reference.place in notes], notes, base)


# --- finding ----------------------------------------------------------------------------------------


def _find_references(element: Element, base: str) -> list[_Reference]:
    places = _find_targets(element)
    named = ((link, _target_name(link, base)) for link in element.iter("a"))
    pairs = [_Reference(link, places[name]) for link, name in named if name and name in places]
    return [pair for pair in pairs if is_noteref(pair.link)]


def _find_targets(element: Element) -> dict[str, Element]:
    """What links can lead to, by name."""
    targets: dict[str, Element] = {}
    for found in select(element, ".//*[@id] | .//a[@name]"):
        for name in (found.get("id"), found.get("name") if found.tag == "a" else None):
            if name:
                targets.setdefault(name.strip(), found)
    return targets


def _target_name(link: Element, base: str) -> str:
    """The id that a link leads to in this page; what is made for references may name its file too."""
    href = link.get("href") or ""
    return fragment_of(href, base) or (href.partition("#")[2] if is_declared_noteref(link) else "")


def _find_note(place: Element) -> Element | None:
    """The element that holds the note a link leads to, None if it leads to a whole page or a heading."""
    note: Element | None = place
    while note is not None and note.tag in _ANCHORS:
        note = note.getparent()
    if note is None or note.tag in ("body", "html", "article", "main", *HEADINGS):
        return None
    around = note.getparent()
    if note.tag == "p" and around is not None and around.tag == "li" and note.getprevious() is None:
        return around
    return around if note.tag in ("td", "th") else note


def _part_blocks(places: list[Element]) -> None:
    """Parts blocks that hold several notes, each after its own anchor."""
    held: dict[Element, list[Element]] = {}
    for place in dict.fromkeys(places):
        if place.tag in _ANCHORS and (block := _find_note(place)) is not None and block.tag in ("p", "div", "td"):
            held.setdefault(block, []).append(place)
    for block, anchors in held.items():
        if len(anchors) > 1:
            _part_block(block, anchors)


def _part_block(block: Element, anchors: list[Element]) -> None:
    tops = [next(found for found in (at, *at.iterancestors()) if found.getparent() is block) for at in anchors]
    part: Element | None = None
    for child in list(block):
        if child in tops:
            part = block.makeelement("div")
            child.addprevious(part)
        if part is not None:
            part.append(child)


# --- moving -----------------------------------------------------------------------------------------


def _move_notes(references: list[_Reference], notes: dict[Element, Element], base: str) -> None:
    """Moves each note into the place of its reference; for a second reference it is copied."""
    backlinks = Backlinks({name for link, _ in references for name in _names_near(link)}, base)
    found = set(notes.values())
    following = {note: _find_following(note, found) for note in notes.values()}
    holders = dict.fromkeys(note.getparent() for note in notes.values())
    moved: dict[Element, Element] = {}
    for link, place in references:
        note = notes[place]
        if note in moved and is_attached(link):
            _copy_note(link, moved[note])
        elif is_attached(link) and (new := _move_note(link, place, [note, *following[note]], backlinks)) is not None:
            moved[note] = new
    for holder in holders:
        drop_emptied(holder)


def _names_near(link: Element) -> list[str]:
    """The names of a reference and of the elements around and in it."""
    return [name for near in (link, *islice(link.iterancestors(), 3), *link) for name in anchor_names(near)]


def _move_note(link: Element, place: Element, parts: list[Element], backlinks: Backlinks) -> Element | None:
    """Moves the parts of a note into the place of a link; None if the link stood in the note, and led back only."""
    new = link.makeelement(NOTE, {"id": place.get("id") or place.get("name") or ""})
    strip_note(parts, place, words(link), backlinks)
    if not is_attached(link):
        return None
    _replace_reference(link, new)
    for part in parts:
        _move_part(part, new)
    return new


def _copy_note(link: Element, note: Element) -> None:
    """A second reference to a note gets a copy of it, unless it stands in a note itself."""
    if stands_in(link, NOTE):
        link.attrib.pop("href", None)
        return
    copy = deepcopy(note)
    copy.tail = None
    _replace_reference(link, copy)


def _replace_reference(link: Element, note: Element) -> None:
    """Puts a note in the place of its reference, and of the elements and brackets that only enclose it."""
    swap(_outermost(link), note)
    if not (note.tail or "").startswith("]"):
        return
    before, parent = note.getprevious(), note.getparent()
    if before is not None and (before.tail or "").endswith("["):
        before.tail, note.tail = (before.tail or "")[:-1], (note.tail or "")[1:]
    elif before is None and parent is not None and (parent.text or "").endswith("["):
        parent.text, note.tail = (parent.text or "")[:-1], (note.tail or "")[1:]


def _outermost(link: Element) -> Element:
    """The outermost element that holds no more than a link: `<sup>[<a href="#n1">1</a>]</sup>`."""
    number = words(link).strip("[]() ")
    found, around = link, link.getparent()
    while (
        around is not None
        and around.tag in ("sup", "span", "small", "cite", "a", "b", "font")
        and is_attached(around)
        and words(around).strip("[]() ,;") == number
    ):
        found, around = around, around.getparent()
    return found


_CONTINUING = ("p", "ul", "ol", "blockquote", "pre", "table")
"""Blocks that a note may go on with."""


def _find_following(note: Element, notes: set[Element]) -> list[Element]:
    """The paragraphs that belong to a note after its first: in a list of notes, up to the next note."""
    around = note.getparent()
    if note.tag == "dt":
        return list(takewhile(lambda found: found.tag == "dd", note.itersiblings()))
    if note.tag in ("p", "div") and around is not None and declares_notes(around):
        return list(takewhile(lambda found: _continues(found, notes), note.itersiblings()))
    return []


def _continues(found: Element, notes: set[Element]) -> bool:
    """Whether a block neither is nor holds another note."""
    return (
        found not in notes and found.tag in _CONTINUING and not any(inner in notes for inner in found.iter("li", "p"))
    )


def _move_part(part: Element, note: Element) -> None:
    """Moves a part of a note into its element: what holds it in a list or a table is left behind."""
    drop(part)
    if part.tag in ("li", "dd", "div", "aside", "section", "td", "tr", "dt", "body"):
        part.tag = "div"
        for cell in list(part.iterchildren("td", "th")):
            cell.tag = "div"
    for key in ("id", "class", "role"):
        part.attrib.pop(key, None)
    note.append(part)
