"""Footnotes of every make, moved to the place that refers to them as `NOTE` elements.

A note is a link and the place it leads to: the link looks like a reference (a number, a star, an element or
class made for it) and the place looks like a note (it links back, or it, or a list around it, says so).
"""

from __future__ import annotations

from itertools import accumulate, islice
from typing import NamedTuple

from octavo.readers.elements.normalise.notes.note_cleanup import (
    Backlinks,
    drop_emptied,
    drop_headings,
    find_headings,
    strip_note,
)
from octavo.readers.elements.normalise.notes.note_lines import part_lines, starts_line
from octavo.readers.elements.normalise.notes.note_places import find_following, find_note
from octavo.readers.elements.normalise.notes.noterefs import (
    NoteBlock,
    anchor_names,
    is_declared_noteref,
    is_note,
    is_noteref,
    links_back,
    measure_note,
)
from octavo.readers.elements.normalise.notes.reference_lists import find_cited_works
from octavo.readers.elements.tree import NOTE, Element, drop, fragment_of, is_attached, swap, words


class _Reference(NamedTuple):
    """A link that looks like a reference to a note, and the element that it leads to."""

    link: Element
    place: Element


def move_linked_notes(element: Element, base: str) -> None:
    """Moves every note that a link refers to into the place of the link; what held only notes goes."""
    references = [reference for reference in _find_references(element, base) if _may_refer(*reference)]
    part_lines(place for _, place in references)
    notes = _find_notes(references, base)
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
    named = (found for found in element.iterdescendants() if found.get("id") or found.tag == "a")
    for found in named:
        for name in (found.get("id"), found.get("name") if found.tag == "a" else None):
            if name:
                targets.setdefault(name.strip(), found)
    return targets


def _target_name(link: Element, base: str) -> str:
    """The id that a link leads to in this page; what is made for references may name its file too."""
    href = link.get("href") or ""
    return fragment_of(href, base) or (href.partition("#")[2] if is_declared_noteref(link) else "")


def _may_refer(link: Element, place: Element) -> bool:
    """Whether a link may lead from the text to a note, and not back: a note starts a line, a reference seldom does."""
    return starts_line(place) or is_declared_noteref(link)


def _find_notes(references: list[_Reference], base: str) -> dict[Element, Element]:
    """The notes that references lead to, by place. A link that leads to a reference before it leads back."""
    notes: dict[Element, Element] = {}
    marks, linked_back = set[str](), set[Element]()
    blocks: dict[Element, NoteBlock] = {}
    for link, place in references:
        if place in notes or not marks.isdisjoint(anchor_names(place)) or (note := find_note(place)) is None:
            continue
        block = blocks.get(note) or blocks.setdefault(note, measure_note(note, base))
        leads_back = links_back(block, link)
        if is_note(block, link, place, leads_back):
            notes[place] = note
            marks.update(_names_near(link))
            linked_back.update([note] if leads_back else [])
    works = find_cited_works(notes.values(), linked_back)
    return {place: note for place, note in notes.items() if note not in works}


# --- moving -----------------------------------------------------------------------------------------


def _move_notes(references: list[_Reference], notes: dict[Element, Element], base: str) -> None:
    """Moves each note into the place of its reference; a second reference names it."""
    found = set(notes.values())
    backlinks = {note: Backlinks(set(), base) for note in found}
    places = {name for place in notes for name in anchor_names(place)}
    for link, place in references:
        backlinks[notes[place]].names.update(set(_names_near(link)) - places)
    following = {note: find_following(note, found) for note in notes.values()}
    holders = dict.fromkeys(note.getparent() for note in notes.values())
    headings = find_headings(found)
    moved: dict[Element, Element] = {}
    for link, place in references:
        note = notes[place]
        if note in moved and is_attached(link):
            _refer_again(link, moved[note])
        elif is_attached(link):
            new = _move_note(link, place, [note, *following[note]], backlinks[note])
            moved.update({} if new is None else {note: new})
    drop_headings(headings)
    for holder in holders:
        drop_emptied(holder)


def _names_near(link: Element) -> list[str]:
    """The names of a reference and of the elements around, in and right before it."""
    before = link.getprevious()
    found = (link, *islice(link.iterancestors(), 3), *link, *([] if before is None else [before]))
    return [name for near in found for name in anchor_names(near)]


_MOST_AROUND = 400
"""Elements around a reference, on a page whose notes call notes: where there are more, a note stays where it is."""


def _move_note(link: Element, place: Element, parts: list[Element], backlinks: Backlinks) -> Element | None:
    """Moves the parts of a note into the place of a link; None if the link stands in the note, or in too many."""
    new = link.makeelement(NOTE, {"id": place.get("id") or place.get("name") or ""})
    around = list(islice(link.iterancestors(), _MOST_AROUND + 1))
    if len(around) > _MOST_AROUND or any(part in around for part in parts):  # notes that call each other
        return None
    strip_note(parts, place, words(link), backlinks)
    if not is_attached(link):
        return None
    _replace_reference(link, new)
    for part in parts:
        _move_part(part, new)
    return new


def _refer_again(link: Element, note: Element) -> None:
    """A second reference to a note names it."""
    _replace_reference(link, link.makeelement(NOTE, {"href": f"#{note.get('id')}"}))


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
        and _says_only(around, number)
    ):
        found, around = around, around.getparent()
    return found


def _says_only(around: Element, number: str) -> bool:
    """Whether an element says no more than a number and brackets; one that says much is not read to its end."""
    lengths = accumulate(len(text.strip()) for text in around.itertext())
    if any(length > _LONGEST_REFERENCE for length in lengths):
        return False
    return words(around).strip("[]() ,;") == number


_LONGEST_REFERENCE = 200
"""Characters of a reference with all that encloses it."""


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
