"""What looks like a note: its reference in the text, what that leads to, the link back, the heading of notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from octavo.markup_names import HEADINGS
from octavo.readers.elements.tree import NOTE, Element, classes, fragment_of, stands_in, words

NOTEREF = re.compile(
    r"[\[(]?\s*(?:(?:note|nb|n|fn|a|ref)\.?\s*)?(\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶#‖]{1,4}|[¹²³⁰-⁹]+)\s*[\])]?", re.I
)
"""The words of a reference: "1", "[12]", "(note 3)", "a", "iv", "**", "²"."""

_NOTEREF_NAMES = re.compile(
    r"(^|[-_:. ])(fn-?ref|fn-?anchor|footref|footnote-?ref|noteref|footnote-?(anchor|reference|link)|reference"
    r"|sdfootnoteanc|sdendnoteanc|ftnref|ednref|endnote-?ref)"
)
"""Classes and ids of references: "footnote-ref", "fnref1", "FNanchor_2", "_ftnref3", "sdfootnoteanc"."""

_NOTE_NAMES = re.compile(
    r"^(fn|fnote|ftn|foot-?notes?|end-?notes?|note|notes|cite_note|sdfootnote|_ftn|_edn|_note|sidenote|reference)"
    r"([-_:.]?\w{0,20})?$"  # "fn1", "cite_note-3", "notes"
    r"|(^|[-_])(footnotes?|endnotes?|notes-list|references|reflist|footnote-(body|content|definition|text|item))"
    r"([-_]|$)"  # "wp-block-footnotes", "footnote-item"
)
"""Classes and ids of notes and of what holds them."""

_BACKLINK_NAMES = re.compile(
    r"footnote-?back|reversefootnote|back-?(link|ref)|doc-backlink|footnote-?return|mw-cite-backlink"
)
"""Classes and roles of links back: "footnote-backref", "doc-backlink"."""

_BACKLINKS = re.compile(r"[\s↩↑⏎↵^⬑⤴▲↲🔙︎️]+|\[?(back|return|jump up|zurück|retour)( to (text|content))?\]?", re.I)
"""The words of links back: "↩", "^", "[back to text]"."""

_HEADINGS = re.compile(
    r"(foot|end)?-?\s?notes?|references|(foot|end)notes and references|notes and references"
    r"|references and notes|anmerkungen|fußnoten"
    r"|notas|citations|einzelnachweise|note|noten|voetnoten|notes et références|références|referencias|sources",
    re.I,
)
"""The words of headings above notes: "Notes", "Footnotes", "Einzelnachweise"."""


# --- references -------------------------------------------------------------------------------------


def is_noteref(link: Element) -> bool:
    """Whether a link looks like the reference to a note."""
    if is_backlink(link):
        return False
    said = words(link)
    if is_declared_noteref(link):
        return len(said) < 40
    return bool(said and len(said) < 12 and NOTEREF.fullmatch(said))


def is_declared_noteref(link: Element) -> bool:
    """Whether an element says by its role, its class or its id that it refers to a note."""
    if "noteref" in (link.get("role") or "") + _epub_type(link):
        return True
    if link.get("data-footnote-ref") is not None or link.get("data-type") == "noteref":
        return True
    around = link.getparent()
    names = [link.get("class"), link.get("id"), link.get("rel"), around.get("class") if around is not None else ""]
    return any(_NOTEREF_NAMES.search(name.lower()) for name in names if name) or link.get("rel") == "footnote"


def is_backlink(link: Element) -> bool:
    """Whether a link leads from a note back to the text."""
    around = link.getparent()
    if "footref" in classes(link):  # Org gives its references the role of links back
        return False
    names = [link.get("class"), link.get("role"), around.get("class") if around is not None else ""]
    said = words(link)
    named = _BACKLINK_NAMES.search(" ".join(filter(None, names)).lower()) is not None
    return named or bool(said and _BACKLINKS.fullmatch(said))


def _epub_type(found: Element) -> str:
    return found.get("epub:type") or found.get("{http://www.idpf.org/2007/ops}type") or ""


# --- notes ------------------------------------------------------------------------------------------

_LONG_NOTE, _LONG_NOTE_WITH_NOTES = 6000, 4000
"""Characters from which a passage may be a part of the text: more make sure that it is none."""


class NoteBlock(NamedTuple):
    """A block that may be a note, and what is asked of it for each link that leads to it."""

    element: Element
    fragments: frozenset[str]
    """The names of the page that links in it lead to."""
    start: str
    length: int
    holds_heading: bool


def measure_note(note: Element, base: str) -> NoteBlock:
    """What is asked of a block that may be a note, gathered once."""
    said = words(note)
    fragments = frozenset(fragment_of(found.get("href") or "", base) for found in note.iter("a"))
    heading = next(note.iterdescendants(*HEADINGS), None)
    return NoteBlock(note, fragments, said[:40], len(said), heading is not None)


def is_note(block: NoteBlock, link: Element, place: Element, leads_back: bool) -> bool:
    """Whether a block that a reference leads to is a note.

    `place` is what has the id, the block or in it; `leads_back` says that a link in the block leads to the reference.
    """
    note = block.element
    if block.holds_heading or note in link.iterancestors():
        return False
    declared = any(map(declares_notes, _near(note, place)))
    if stands_in(link, *HEADINGS) and not (declared and leads_back):
        return False
    long = block.length > _LONG_NOTE or (block.length > _LONG_NOTE_WITH_NOTES and note.find(f".//{NOTE}") is not None)
    if long and not (leads_back and declared):  # it may be a part of the text, unless it says twice that it is none
        return False
    around = note.getparent()
    return (
        leads_back
        or declared
        or has_notes_heading(note)
        or (around is not None and has_notes_heading(around))
        or _repeats_number(block.start, link)
    )


def _repeats_number(start: str, link: Element) -> bool:
    """Whether a raised or bracketed number leads to the same number, at the start of a block: `[1]` to `[1] See`."""
    number = words(link).strip("[]() ")
    raised = stands_in(link, "sup") or link.find(".//sup") is not None or words(link).startswith("[")
    before = link.getprevious()
    said = (before.tail if before is not None else _parent_text(link)) or ""
    return (raised or said.endswith("[")) and _begins_with(start, number)


_OPENING = re.compile(r"[\[(]?\s*")
_WORD_EDGE = re.compile(r"\b")


def _begins_with(start: str, number: str) -> bool:
    """Whether words begin with a number as a whole, in a bracket or bare."""
    rest = _OPENING.sub("", start, count=1)
    return rest.startswith(number) and _WORD_EDGE.match(rest, len(number)) is not None


def _parent_text(link: Element) -> str:
    around = link.getparent()
    return (around.text if around is not None else None) or ""


def _near(note: Element, place: Element) -> Iterator[Element]:
    yield place
    if place is not note:
        yield note
    for depth, around in enumerate(note.iterancestors()):
        if depth < 3 and around.tag not in ("body", "html", "main", "article"):
            yield around


def declares_notes(found: Element) -> bool:
    """Whether an element says by role, class or id that it is a note or holds notes."""
    if (found.get("data-type") or "") in ("footnote", "footnotes"):
        return True
    if (found.get("role") or "") in ("doc-footnote", "doc-endnote", "doc-endnotes") or "note" in _epub_type(found):
        return True
    names = [*classes(found), (found.get("id") or found.get("name") or "").lower()]
    return any(_NOTE_NAMES.search(name) for name in names if name)


def links_back(block: NoteBlock, link: Element) -> bool:
    """Whether a link in a note leads to its reference, or to what is right before, around or in it."""
    before = link.getprevious()
    near = (link, *islice(link.iterancestors(), 2), *islice(link, 3), *([] if before is None else [before]))
    return any(name in block.fragments for found in near for name in anchor_names(found))


def anchor_names(found: Element) -> list[str]:
    """The names that links know an element by."""
    return [name for name in (found.get("id"), found.get("name")) if name]


# --- headings of notes ------------------------------------------------------------------------------


def is_notes_heading(found: Element) -> bool:
    """Whether an element is the heading of notes."""
    if found.tag not in (*HEADINGS, "p", "div", "header", "strong", "b", "dt", "font", "u", "span", "center"):
        return False
    said = words(found)
    return len(said) < 40 and _HEADINGS.fullmatch(said.rstrip(":.： ")) is not None


def has_notes_heading(notes: Element) -> bool:
    """Whether the heading of notes stands right before an element; line ends and rules between do not count."""
    before = find_block_before(notes)
    return before is not None and is_notes_heading(before)


def find_block_before(found: Element) -> Element | None:
    """The element that stands before another, or before what begins with it.

    Line ends, rules and anchors without words are left out.
    """
    for here in (found, *islice(found.iterancestors(), 2)):
        before = here.getprevious()
        while before is not None and not (before.tail or "").strip() and _is_bare(before):
            before = before.getprevious()
        if before is not None:
            return None if (before.tail or "").strip() else before
        if _parent_text(here).strip():
            return None
    return None


def _is_bare(found: Element) -> bool:
    """Whether an element says nothing: a line end, a rule, an anchor."""
    return found.tag in ("br", "hr") or (found.tag in ("a", "span") and not len(found) and not found.text)
