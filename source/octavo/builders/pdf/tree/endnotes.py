"""Notes that find no room at the foot of pages stand at the end of their article.

A long note goes on at the foot of the next page (`footnotes`), where text goes on beside it. That asks for lines
that can be parted, both around its reference and in it, and for more text than the article has left near its end.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement

from octavo.builders.pdf.tree.crossrefs import make_reference
from octavo.builders.pdf.tree.linknotes import place_before_source
from octavo.markup_names import HEADINGS, Class

_LONG = 1200
"""Characters of a note that is whole at the foot of a page: about a third of it."""

_LONGEST = 6000
"""Characters of a note that goes on over pages: readers follow it over three or four of them."""

_MANY = 2400
"""Characters of notes at the foot that a block may have beyond its own length: it may stand on one page."""

_NOTE = "doc-footnote"
_BLOCKS = {"p", "tr", "li", "dt", "dd", "caption", "figcaption", *HEADINGS}

_WHOLE = {"table", "figure", "img"}
"""What is not parted by a page's end, whether it is around a note or in it."""

_TALL = {"p", "blockquote", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "thead", "tbody", "tr", "figure"}


def move_long_notes(section: Element, words: dict[str, str]) -> None:
    """Moves footnotes without room to the end of their article; a link and its page stand for them.

    `words` are the phrases of the article.
    """
    footnotes = list(_find_notes(section, section, True))
    after = _count_text_after(section)
    room = Counter({id(block): _MANY + _note_length(block) for _, block, _ in footnotes})
    for footnote, block, _ in footnotes:
        room[id(block)] -= _note_length(footnote)
    moved, parted = [], set()
    for number, (footnote, block, flows) in enumerate(footnotes, 1):
        length = _note_length(footnote)
        if length <= min(_LONG, room[id(block)]):
            room[id(block)] -= length
        elif (
            flows
            and id(block) not in parted
            and _LONG < length < min(_LONGEST, after[footnote])
            and _can_be_parted(footnote)
        ):
            parted.add(id(block))
        else:
            moved.append(_move_note(footnote, f"{section.get('id')}.note{number}", number, words))
    if moved:
        endnotes = Element("section", {"class": Class.FOOTNOTES, "role": "doc-endnotes", "aria-label": words["notes"]})
        endnotes.extend(moved)
        place_before_source(section, endnotes)


def _find_notes(element: Element, block: Element, flows: bool) -> Iterator[tuple[Element, Element, bool]]:
    """The notes under `element`, each with the block that it stands in, and whether pages may part that."""
    for child in element:
        if child.get("role") != _NOTE:
            inner = child if child.tag in _BLOCKS and block.tag != "tr" else block
            yield from _find_notes(child, inner, flows and child.tag not in _WHOLE and child.tag[:1] != "h")
            continue
        yield child, block, flows
        _strip_line_ends(child)


def _can_be_parted(note: Element) -> bool:
    """Whether nothing in a note has to stay whole."""
    return not any(element.tag in _WHOLE for element in note.iter())


def _count_text_after(section: Element) -> dict[Element, int]:
    """The characters of an article's text behind each of its notes, other notes left out."""
    found: dict[Element, int] = {}

    def count(element: Element, behind: int) -> int:
        behind += len(element.tail or "")
        if element.get("role") == _NOTE:
            found[element] = behind
            return behind
        for child in reversed(element):
            behind = count(child, behind)
        return behind + len(element.text or "")

    count(section, 0)
    return found


def _note_length(note: Element) -> int:
    """How much room a note takes: its characters, and a line for itself."""
    return sum(map(len, note.itertext())) + 60


def _strip_line_ends(note: Element) -> None:
    """Takes away the line ends between the blocks of a note, which would be empty lines at the foot."""
    for element in note.iter():
        if element.tag in _TALL:
            element.tail = (element.tail or "").strip() and element.tail
            element.text = (element.text or "").strip() and element.text


def _move_note(note: Element, name: str, number: int, words: dict[str, str]) -> Element:
    """The body of a note under its number; the note itself becomes a link to it, with its page ("Notes (p. 41)")."""
    body = Element("div", {"class": Class.ENDNOTE, "id": name})
    SubElement(body, "p", {"class": Class.LABEL}).text = f"{number}."
    content = SubElement(body, "div")
    content.text, note.text = note.text, None
    for child in list(note):
        note.remove(child)
        content.append(child)
    SubElement(note, "a", {"href": f"#{name}"}).text = words["notes"]
    note.append(make_reference(name, words["page"]))
    return body
