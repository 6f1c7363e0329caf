"""Notes that are too long for the foot of a page stand at the end of their article.

WeasyPrint keeps a footnote whole, so that one of half a page leaves holes, and one of more than a page
is lost. A note inside a note stands in brackets, because there is one run of numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from octavo.builders.pdf import linknotes

_LONG = 1200
"""Characters of a note that still stands at the foot: about a third of a page."""

_MANY = 2400
"""Characters of notes at the foot that a block may have beyond its own length: it may stand on one page."""

_NOTE = "doc-footnote"
_BLOCKS = {"p", "tr", "li", "dt", "dd", "caption", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6"}

_TALL = {"p", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "figure"}


def move_long(section: Element, words: dict[str, str]) -> None:
    """Moves the long notes of an article to its end; in their place stands a link. `words` are its phrases."""
    notes = list(_noted(section, section))
    room = Counter({id(block): _MANY + _length(block) for _, block in notes})
    for note, block in notes:
        room[id(block)] -= _length(note)
    moved = []
    for number, (note, block) in enumerate(notes, 1):
        if (length := _length(note)) > min(_LONG, room[id(block)]):
            moved.append(_move(note, f"{section.get('id')}.note{number}", number, words["notes"]))
        else:
            room[id(block)] -= length
    if moved:
        notes_at_end = Element("section", {"class": "footnotes", "role": "doc-endnotes", "aria-label": words["notes"]})
        notes_at_end.extend(moved)
        linknotes.place_before_source(section, notes_at_end)


def _noted(element: Element, block: Element) -> Iterator[tuple[Element, Element]]:
    """The notes under `element`, each with the block that it stands in; one inside another is put in brackets."""
    for child in element:
        if child.get("role") != _NOTE:
            yield from _noted(child, child if child.tag in _BLOCKS and block.tag != "tr" else block)
            continue
        yield child, block
        _tidy(child)
        for within in child.iter("span"):
            if within is not child and within.get("role") == _NOTE:
                within.set("class", "within")
                del within.attrib["role"]


def _length(note: Element) -> int:
    """How much room a note takes: its characters, and a line for itself."""
    return sum(map(len, note.itertext())) + 60


def _tidy(note: Element) -> None:
    """Takes away the line ends between the blocks of a note, which would be empty lines at the foot."""
    for element in note.iter():
        if element.tag in _TALL:
            element.tail = (element.tail or "").strip() and element.tail
            element.text = (element.text or "").strip() and element.text


def _move(note: Element, name: str, number: int, title: str) -> Element:
    """The body of a note under its number; the note itself becomes a link to it."""
    body = Element("div", {"class": "endnote", "id": name})
    SubElement(body, "p", {"class": "label"}).text = f"{number}."
    content = SubElement(body, "div")
    content.text, note.text = note.text, None
    for child in list(note):
        note.remove(child)
        content.append(child)
    SubElement(note, "a", {"href": f"#{name}"}).text = title
    return body
