"""Mammoth's HTML made whole: what it could not say is put in, and paragraphs become what their styles make them."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from itertools import groupby

from octavo.readers.docx import captions, lists
from octavo.readers.docx.convert import Converted
from octavo.readers.docx.placeholders import PREFIX, Line
from octavo.readers.docx.wordml import Element
from octavo.readers.elements.tree import NOTE, drop, swap, words

_SHOWN = ("img", "math", "object", "hr")
_GROUPS = {
    "quote": ("blockquote", {}),
    "epigraph": ("blockquote", {"role": "doc-epigraph"}),
    "abstract": ("section", {"role": "doc-abstract"}),
    "verse": ("div", {"class": "verse"}),
}
"""Kinds of paragraphs that stand together in an element of their own, which is this."""


class Shape:
    """Shapes the tree of one file."""

    def __init__(self, converted: Converted) -> None:
        self.body = converted.body
        self._marks = converted.marks
        self.lines: dict[Element, Line] = {}
        """What is known of each paragraph."""
        self._again: dict[Element, Element] = {}
        """Notes that a second mark refers to, and where they stand already."""

    def shape(self) -> None:
        """Does all of it, but for the title and what stands under it: those are still paragraphs."""
        self._marked()
        self._looks()
        self._notes()
        self._targets()
        for holder in [self.body, *self.body.iter("td", "th", NOTE)]:
            self._blocks(holder)
        for cell in self.body.iter("td", "th"):
            _align(cell)
        for note, first in self._again.items():
            note.extend(deepcopy(block) for block in first)

    def _marked(self) -> None:
        """Puts elements and lines in the place of the bookmarks that stand for them."""
        for anchor in [found for found in self.body.iter("a") if (found.get("id") or "").startswith(PREFIX)]:
            name = anchor.get("id")
            if name in self._marks.elements:
                swap(anchor, self._marks.elements[name])
                continue
            paragraph = next(anchor.iterancestors("p"), None)
            if paragraph is not None:
                self.lines[paragraph] = self._marks.lines[name]
            drop(anchor)

    def _looks(self) -> None:
        looks = {name.lower(): look for look, name in self._marks.looks.items()}
        for span in [found for found in self.body.iter("span") if found.get("class") in looks]:
            look = looks[span.attrib.pop("class")]
            span.tag = look.element
            if look.language:
                span.set("lang", look.language)
            if look.direction:
                span.set("dir", look.direction)

    # -- notes and targets --------------------------------------------------------------------------

    def _notes(self) -> None:
        """Moves each note to its mark."""
        notes = {item.get("id"): item for item in self.body.iterfind("ol/li") if _names_note(item.get("id"))}
        moved: dict[str, Element] = {}
        for link in [link for link in self.body.iter("a") if "-ref-" in (link.get("id") or "")]:
            name = (link.get("href") or "")[1:]
            note = link.makeelement(NOTE)
            swap(link.getparent() if link.getparent().tag == "sup" else link, note)
            if name in moved:
                self._again[note] = moved[name]
            else:
                _fill(note, notes[name])
                moved[name] = note
        for holder in {item.getparent(): None for item in notes.values()}:
            drop(holder)

    def _targets(self) -> None:
        """Bookmarks that nothing refers to go: Word leaves them by the dozen."""
        wanted = {(link.get("href") or "")[1:] for link in self.body.iter("a")}
        for anchor in [found for found in self.body.iter("a") if found.get("id") and not found.get("href")]:
            if anchor.get("id") not in wanted and not words(anchor) and not len(anchor):
                drop(anchor)

    # -- paragraphs ---------------------------------------------------------------------------------

    def _blocks(self, holder: Element) -> None:
        for paragraph in [found for found in holder if found.tag == "p"]:
            self._paragraph(paragraph)
        lists.find(holder, self.lines)
        for kind, run in groupby(list(holder), self._kind):
            if kind == "code":
                _listing(list(run))
            elif kind in _GROUPS:
                _enclose(list(run), *_GROUPS[kind])
        captions.find(holder, self.lines)

    def _kind(self, element: Element) -> str:
        line = self.lines.get(element)
        return line.kind if line and element.tag == "p" else ""

    def _paragraph(self, paragraph: Element) -> None:
        """A heading, a rule, or a paragraph in its language; an empty one goes."""
        line = self.lines.get(paragraph, Line())
        rules = list(paragraph.iter("hr"))
        if line.kind == "rule" or (rules and not words(paragraph)):
            before = paragraph.getprevious()
            if before is not None and before.tag == "hr":
                drop(paragraph)
                return
            paragraph.tag, paragraph.text = "hr", None
            del paragraph[:]
            return
        for rule in rules:
            drop(rule)
        if (
            not words(paragraph)
            and next(paragraph.iter(*_SHOWN, "input", NOTE, "a"), None) is None
            and line.kind != "code"
        ):
            drop(paragraph)
            return
        if line.kind.startswith("h") and line.kind[1:].isdecimal():
            paragraph.tag = line.kind
        if line.language:
            paragraph.set("lang", line.language)
        if line.direction:
            paragraph.set("dir", line.direction)
        if line.align:
            paragraph.set("align", line.align)


def _names_note(name: str | None) -> bool:
    return (name or "").startswith(("footnote-", "endnote-"))


def _fill(note: Element, item: Element) -> None:
    """Puts the blocks of an item into a note, without the link back."""
    for link in [link for link in item.iter("a") if "-ref-" in (link.get("href") or "")]:
        drop(link)
    for block in list(item):
        note.append(block)


def _listing(paragraphs: list[Element]) -> None:
    """Paragraphs of code as one listing, a line each."""
    listing = paragraphs[0].makeelement("pre")
    listing.text = "\n".join("".join(_lines(paragraph)) for paragraph in paragraphs)
    paragraphs[0].addprevious(listing)
    for note in [note for paragraph in paragraphs for note in paragraph.iter(NOTE)]:
        note.tail = None
        listing.append(note)
    for paragraph in paragraphs:
        drop(paragraph)


def _lines(paragraph: Element) -> Iterator[str]:
    for found in paragraph.iter():
        if next(found.iterancestors(NOTE), None) is not None:
            continue
        if found.tag == "br":
            yield "\n"
        elif found.tag != NOTE:
            yield found.text or ""
        if found is not paragraph:
            yield found.tail or ""


def _enclose(blocks: list[Element], name: str, attributes: dict[str, str]) -> None:
    around = blocks[0].makeelement(name, attributes)
    blocks[0].addprevious(around)
    for block in blocks:
        around.append(block)


def _align(cell: Element) -> None:
    stated = {block.get("align") or "" for block in cell}
    if len(stated) == 1 and (align := stated.pop()):
        cell.set("align", align)
