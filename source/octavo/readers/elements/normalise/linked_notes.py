"""Footnotes of every make, moved to the place that refers to them as `octavo-note` elements, then `Footnote`.

A note is a link and the place it leads to: the link looks like a mark (a number, a star, an element or
class made for it) and the place looks like a note (it links back, or it, or a list around it, says so).
"""

from __future__ import annotations

from copy import deepcopy

from octavo.model import Footnote
from octavo.readers.elements.context import Context, Element, inline
from octavo.readers.elements.convert.blocks import body
from octavo.readers.elements.convert.inlines import Line
from octavo.readers.elements.normalise.note_cleanup import empty, unmark
from octavo.readers.elements.normalise.noterefs import HEADS, NOTE, is_mark, is_note, made_for_marks, names, says_note
from octavo.readers.elements.normalise.sidenotes import beside, titled
from octavo.readers.elements.normalise.unlinked_notes import loose
from octavo.readers.elements.tree import common, drop, fragment, swap, words

_INLINE = {"a", "sup", "span", "b", "strong", "em", "i", "small", "sub", "label", "font", "code"}


def gather(element: Element, base: str = "") -> None:
    """Moves every note in the tree to its reference; what held only notes goes."""
    beside(element)
    titled(element)
    _linked(element, base)
    loose(element)


def _linked(element: Element, base: str) -> None:
    places = _places(element)
    pairs = [
        (link, place)
        for link in element.iter("a")
        if (name := _target(link, base)) and (place := places.get(name)) is not None
    ]
    if not pairs:
        return
    marks = [(link, place) for link, place in pairs if is_mark(link)]
    _part(marks)
    bodies: dict[Element, Element] = {}
    for link, place in marks:
        note = bodies.get(place)
        if note is None and (note := _note(place)) is not None and is_note(note, link, place, base):
            bodies[place] = note
    _pull([(link, place) for link, place in marks if place in bodies], bodies, base)


def _target(link: Element, base: str) -> str:
    """The id that a link leads to in this page; what is made for marks may name its file too."""
    href = link.get("href") or ""
    return fragment(href, base) or (href.partition("#")[2] if made_for_marks(link) else "")


def _part(marks: list[tuple[Element, Element]]) -> None:
    """Parts a block that holds several notes, each after its own anchor."""
    held: dict[Element, list[Element]] = {}
    for place in dict.fromkeys(place for _, place in marks):
        if place.tag in _INLINE and (block := _note(place)) is not None and block.tag in ("p", "div", "td"):
            held.setdefault(block, []).append(place)
    for block, places in held.items():
        if len(places) > 1:
            _divide(block, places)


def _divide(block: Element, places: list[Element]) -> None:
    tops = [next(found for found in (place, *place.iterancestors()) if found.getparent() is block) for place in places]
    part: Element | None = None
    for child in list(block):
        if child in tops:
            part = block.makeelement("div")
            child.addprevious(part)
        if part is not None:
            part.append(child)


def _places(element: Element) -> dict[str, Element]:
    """The targets of links, by name."""
    places: dict[str, Element] = {}
    for found in element.xpath(".//*[@id] | .//a[@name]"):
        for name in (found.get("id"), found.get("name") if found.tag == "a" else None):
            if name:
                places.setdefault(name.strip(), found)
    return places


def _note(place: Element) -> Element | None:
    """The element that holds the note a link leads to: an anchor stands at its start."""
    note = place
    while note is not None and note.tag in _INLINE:
        note = note.getparent()
    if note is None or note.tag in ("body", "html", "article", "main", *HEADS):
        return None
    if note.tag == "p" and note.getparent().tag == "li" and note.getprevious() is None:
        note = note.getparent()
    if note.tag in ("td", "th"):
        note = note.getparent()
    return note


def _pull(marks: list[tuple[Element, Element]], bodies: dict[Element, Element], base: str) -> None:
    """Moves each note into the place of its mark; a note with two marks is copied."""
    backs = {
        name for link, _ in marks for around in (link, *list(link.iterancestors())[:3], *link) for name in names(around)
    }
    notes = set(bodies.values())
    tails = {note: _following(note, notes) for note in bodies.values()}
    done: dict[Element, Element] = {}
    holders: list[Element] = []
    for link, place in marks:
        note = bodies[place]
        if link.getparent() is None:
            continue
        if note in done:
            _again(link, done[note])
            continue
        mark, holder = words(link), note.getparent()
        new = link.makeelement(NOTE, {"id": place.get("id") or place.get("name") or ""})
        parts = [note, *tails[note]]
        unmark(parts, mark, backs, base, place)
        if link.getparent() is None:  # it stood in the note, and only led back to it
            continue
        _stand(link, new)
        for part in parts:
            _take(part, new)
        done[note] = new
        if holder is not None:
            holders.append(holder)
    for holder in dict.fromkeys(holders):
        empty(holder)


def _again(link: Element, note: Element) -> None:
    """A second mark of a note gets a copy of it, unless it stands in a note itself."""
    if next(link.iterancestors(NOTE), None) is not None:
        link.attrib.pop("href", None)
        return
    copy = deepcopy(note)
    copy.tail = None
    _stand(link, copy)


def _stand(link: Element, new: Element) -> None:
    """Puts a note in the place of its mark, and of what only encloses the mark."""
    old = link
    around = link.getparent()
    mark = words(link)
    while (
        around is not None
        and around.tag in ("sup", "span", "small", "cite", "a", "b", "font")
        and around.getparent() is not None
        and words(around).strip("[]() ,;") == mark.strip("[]() ")
    ):
        old, around = around, around.getparent()
    swap(old, new)
    before = new.getprevious()
    parent = new.getparent()
    if before is None and parent.text and parent.text.endswith(("[", " [")) and (new.tail or "").startswith("]"):
        parent.text, new.tail = parent.text[:-1], new.tail[1:]
    elif before is not None and (before.tail or "").endswith("[") and (new.tail or "").startswith("]"):
        before.tail, new.tail = before.tail[:-1], new.tail[1:]


def _following(note: Element, others: set[Element]) -> list[Element]:
    """The paragraphs that belong to a note after its first: in a list of notes, up to the next note."""
    parts: list[Element] = []
    if note.tag == "dt":
        found = note.getnext()
        while found is not None and found.tag == "dd":
            parts.append(found)
            found = found.getnext()
    elif note.tag in ("p", "div") and note.getparent() is not None and says_note(note.getparent()):
        found = note.getnext()
        while (
            found is not None and found not in others and found.tag in ("p", "ul", "ol", "blockquote", "pre", "table")
        ):
            if any(inner in others for inner in found.iter("li", "p")):
                break
            parts.append(found)
            found = found.getnext()
    return parts


def _take(part: Element, new: Element) -> None:
    """Moves a part of a note: what holds it in a list or a table is left behind."""
    drop(part)
    if part.tag in ("li", "dd", "div", "aside", "section", "td", "tr", "dt", "body"):
        part.tag = "div"
        for cell in list(part.iterchildren("td", "th")):
            cell.tag = "div"
    for key in ("id", "class", "role"):
        part.attrib.pop(key, None)
    new.append(part)


@inline(NOTE)
def _footnote(element: Element, line: Line, context: Context) -> None:
    carried = common(element, context)
    content = body(element, context)
    if content:
        line.glue(Footnote(content, **carried))
