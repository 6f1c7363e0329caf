"""Takes out of a note what only a page needs: its number, the links back, the list that held it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import NamedTuple

from octavo.markup_names import HEADINGS
from octavo.readers.elements.normalise.notes.note_lines import IN_LINE
from octavo.readers.elements.normalise.notes.noterefs import (
    declares_notes,
    find_block_before,
    is_backlink,
    is_notes_heading,
)
from octavo.readers.elements.tree import (
    NOTE,
    Element,
    drop,
    fragment_of,
    holds,
    is_attached,
    select,
    stands_in,
    tag_of,
    words,
)

_BRACKETS = "[]() "
_AROUND_NUMBERS = "[]().:^ "
"""What is written around the number of a note: "[1]", "^1.", "(1):"."""


# --- what a note holds ------------------------------------------------------------------------------


class Backlinks(NamedTuple):
    """What a link back leads to: the names of references, and of what is close to them."""

    names: set[str]
    base: str

    def include(self, link: Element) -> bool:
        """Whether a link is one of them."""
        return is_backlink(link) or fragment_of(link.get("href") or "", self.base) in self.names


def strip_note(parts: list[Element], place: Element, number: str, backlinks: Backlinks) -> None:
    """Takes the links back and the note's own number out of it; `place` is what the reference leads to."""
    for part in parts:
        for link in list(part.iter("a")):
            if is_attached(link) and backlinks.include(link):
                _strip_backlink(link, number, part)
    for found in select(parts[0], ".//*[contains(@class, 'cite-backlink') or contains(@class, 'footnote-number')]"):
        if is_attached(found):
            drop(found)
    if place is not parts[0] and is_attached(place) and _is_number(words(place), number):
        drop(place)
    _strip_number(parts[0], number)
    for part in parts:
        _drop_empty(part)


def _is_number(said: str, number: str) -> bool:
    """Whether words are no more than a note's number."""
    bare = said.strip(_AROUND_NUMBERS)
    return not bare or bare == number.strip(_BRACKETS)


def _strip_backlink(link: Element, number: str, part: Element) -> None:
    """A link back goes; its words stay if they say something."""
    said, around = words(link), link.getparent()
    if not (is_backlink(link) or _is_number(said, number) or len(said) < 4 or link is part):
        del link.attrib["href"]
        return
    drop(link)
    if around is not None and around is not part and _holds_only_signs(around):
        drop(around)


def _holds_only_signs(around: Element) -> bool:
    """Whether nothing but signs is left around links back: "(, )", "↑", brackets in elements of their own."""
    return around.tag in IN_LINE and not holds(around, "img", "svg", "a") and not any(map(str.isalnum, words(around)))


def _strip_number(note: Element, number: str) -> None:
    """Takes the number off the first words of a note."""
    for found in note.iter():
        if not isinstance(found.tag, str):
            continue
        if found.text and found.text.strip():
            found.text = _without_number(found.text, number)
            return
        if found.tag in ("img", NOTE):
            return
        if found is not note and found.tail and found.tail.strip() and not len(found):
            found.tail = _AFTER_NUMBER.sub("", found.tail, count=1)
            return


def _without_number(text: str, number: str) -> str:
    bare = number.strip(_BRACKETS)
    if not text.lstrip().startswith((*"[(^]).:", *bare[:1])):  # most numbers are in the list, not in its words
        return text
    bare = re.escape(bare)
    match = re.match(
        rf"\s*[\[(^]*\s*{bare}?\s*[\])]?[.:)]?\s+(?=\S)"  # "1. See", "[1] See", "^ See"
        rf"|\s*[\[(]?{bare}[\])][.:]?\s*"  # "[1]See"
        rf"|\s*{bare}[.:)]?\s*$",  # "1" alone: the note goes on in another element
        text,
    )
    return text[match.end() :] if match and match.group().strip() else text


_AFTER_NUMBER = re.compile(r"\A\s*[\])]?[.:)\]]?\s*")
"""What follows a number that stood in an element of its own: "] ", ". "."""


def _drop_empty(part: Element) -> None:
    """Drops what held a number or a link back and holds nothing now."""
    for found in list(part.iter("sup", "p", "span")):
        if found is not part and is_attached(found) and not words(found) and not len(found):
            drop(found)


# --- what held a note -------------------------------------------------------------------------------


def drop_emptied(holder: Element | None) -> None:
    """Drops what held notes and holds nothing now, with its heading and the rule above it, and so on outwards."""
    while holder is not None and is_attached(holder) and holder.tag not in ("body", "html", "article", "main"):
        if not _is_emptied(holder):
            return
        above, outer = holder.getprevious(), holder.getparent()
        drop(holder)
        if above is not None:
            _drop_above(above)
        holder = outer
    if holder is not None and len(holder):
        _drop_last(holder[-1])


def _is_emptied(holder: Element) -> bool:
    """Whether nothing is left in an element but a heading of notes and rules."""
    if (holder.text or "").strip() or any((child.tail or "").strip() for child in holder):
        return False
    rest = [child for child in holder if isinstance(child.tag, str) and child.tag not in ("hr", "br")]
    rest = [child for child in rest if not is_notes_heading(child)]
    return not any(words(child) or child.find(".//img") is not None for child in rest)


def _drop_above(above: Element) -> None:
    """Drops a rule, and a heading of notes that nothing else follows."""
    heading: Element | None = above
    if above.tag == "hr":
        heading = above.getprevious()
        drop(above)
    if heading is None or not is_notes_heading(heading) or (heading.tail or "").strip():
        return
    below = heading.getnext()
    if below is None or below.tag in HEADINGS or below.tag == "hr":
        drop(heading)


def _drop_last(last: Element) -> None:
    """Drops a heading of notes that has nothing under it any more, and the rule above the notes."""
    if not isinstance(last.tag, str) or (last.tail or "").strip():
        return
    above = last.getprevious()
    if last.tag == "hr":
        drop(last)
    elif is_notes_heading(last):
        drop(last)
        if above is not None and above.tag == "hr" and not (above.tail or "").strip():
            drop(above)


# --- headings right above notes ---------------------------------------------------------------------


def find_headings(notes: Iterable[Element]) -> dict[Element, Element]:
    """The headings right above notes, each with its note: of notes, or of a part ("Chapter 1" under "Notes")."""
    above = ((find_block_before(note), note) for note in notes)
    return {found: note for found, note in above if found is not None and _may_head_notes(found)}


def _may_head_notes(found: Element) -> bool:
    if found.tag not in HEADINGS:
        return is_notes_heading(found)
    around = found.getparent()
    return _follows_notes_heading(found) or (around is not None and declares_notes(around))


def _follows_notes_heading(heading: Element) -> bool:
    """Whether a heading of HTML stands under the heading of notes."""
    above = (found for found in heading.itersiblings(preceding=True) if found.tag in HEADINGS)
    return any(tag_of(found) < tag_of(heading) and is_notes_heading(found) for found in islice(above, _MOST_PARTS))


_MOST_PARTS = 200
"""Parts of the notes of a book."""


def drop_headings(headings: dict[Element, Element]) -> None:
    """Drops those whose notes went to their references; headings of HTML only where nothing is under them any more."""
    for heading, note in reversed(headings.items()):
        if is_attached(heading) and (stands_in(note, NOTE) or not is_attached(note)) and _heads_nothing(heading):
            drop(heading)


def _heads_nothing(heading: Element) -> bool:
    if heading.tag not in HEADINGS:
        return True
    below = heading.getnext()
    ends = below is None or below.tag == "hr" or (below.tag in HEADINGS and tag_of(below) <= tag_of(heading))
    return ends and not (heading.tail or "").strip()
