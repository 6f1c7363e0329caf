"""What looks like a note: the mark in the text, the place it leads to, the link back, the heading above the notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.readers.elements.context import Element
from octavo.readers.elements.tree import classes, fragment, words

NOTE = "octavo-note"
"""The element that a note becomes, at the place of its mark."""

MARK = re.compile(
    r"[\[(]?\s*(?:(?:note|nb|n|fn|a|ref)\.?\s*)?(\d{1,3}|[a-z]|[ivxl]{1,6}|[*†‡§¶#‖]{1,4}|[¹²³⁰-⁹]+)\s*[\])]?", re.I
)
_MARK_NAMES = re.compile(
    r"(^|[-_:. ])(fn-?ref|footnote-?ref|noteref|footnote-?(anchor|reference|link)|reference|sdfootnoteanc|ftnref"
    r"|endnote-?ref)"
)
_NOTE_NAMES = re.compile(
    r"^(fn|fnote|ftn|foot-?notes?|end-?notes?|note|notes|cite_note|sdfootnote|_ftn|_edn|_note|sidenote|reference)([-_:.]?\w{0,20})?$"
    r"|(^|[-_])(footnotes?|endnotes?|notes-list|references|reflist|footnote-(body|content|definition|text|item))([-_]|$)"
)
_BACK_NAMES = re.compile(
    r"footnote-?back|reversefootnote|back-?(link|ref)|doc-backlink|footnote-?return|mw-cite-backlink"
)
_BACK_SIGNS = re.compile(r"[\s↩↑⏎↵^⬑⤴▲↲🔙︎️]+|\[?(back|return|jump up|zurück|retour)( to (text|content))?\]?", re.I)
_HEADINGS = re.compile(
    r"(foot|end)?-?\s?notes?|references|(foot|end)notes and references|notes and references"
    r"|references and notes|anmerkungen|fußnoten"
    r"|notas|citations|einzelnachweise|note|noten|voetnoten|notes et références|références|referencias|sources",
    re.I,
)
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


def is_mark(link: Element) -> bool:
    """Whether a link looks like the mark of a note."""
    if is_back(link):
        return False
    if made_for_marks(link):
        return len(words(link)) < 40
    said = words(link)
    return bool(said and len(said) < 12 and MARK.fullmatch(said)) and not _in_heading(link)


def made_for_marks(link: Element) -> bool:
    """Whether an element is made for marks: by its role, its class or its id."""
    if (
        "noteref" in (link.get("role") or "") + _epub_type(link)
        or link.get("data-footnote-ref") is not None
        or link.get("data-type") == "noteref"
    ):
        return True
    around = link.getparent()
    named = [link.get("class"), link.get("id"), link.get("rel"), around.get("class") if around is not None else ""]
    return any(_MARK_NAMES.search(name.lower()) for name in named if name) or link.get("rel") == "footnote"


def _epub_type(found: Element) -> str:
    return found.get("epub:type") or found.get("{http://www.idpf.org/2007/ops}type") or ""


def _in_heading(found: Element) -> bool:
    return any(around.tag in HEADS for around in found.iterancestors())


def is_back(link: Element) -> bool:
    """Whether a link leads from a note back to the text."""
    around = link.getparent()
    named = " ".join(
        filter(None, [link.get("class"), link.get("role"), around.get("class") if around is not None else ""])
    )
    said = words(link)
    return bool(_BACK_NAMES.search(named.lower())) or bool(said and _BACK_SIGNS.fullmatch(said))


def is_note(note: Element, link: Element, place: Element, base: str) -> bool:
    """Whether an element that a mark leads to is a note."""
    if note in link.iterancestors() or any(next(note.iter(name), None) is not None for name in HEADS):
        return False
    back, said = _links_back(note, link, base), any(says_note(found) for found in _near(note, place))
    long = len(words(note)) > 6000 or (note.find(f".//{NOTE}") is not None and len(words(note)) > 4000)
    if long and not (back and said):  # it may be a part of the text, unless it says twice that it is none
        return False
    if back or said:
        return True
    return note.getparent() is not None and heading_before(note.getparent())


def _near(note: Element, place: Element) -> Iterator[Element]:
    yield place
    if place is not note:
        yield note
    for depth, around in enumerate(note.iterancestors()):
        if depth < 3 and around.tag not in ("body", "html", "main", "article"):
            yield around


def says_note(found: Element) -> bool:
    """Whether an element says by role, class or id that it is a note or holds notes."""
    if (
        (found.get("data-type") or "") in ("footnote", "footnotes")
        or (found.get("role") or "") in ("doc-footnote", "doc-endnote", "doc-endnotes")
        or "note" in _epub_type(found)
    ):
        return True
    named = [*classes(found), (found.get("id") or found.get("name") or "").lower()]
    return any(_NOTE_NAMES.search(name) for name in named if name)


def _links_back(note: Element, link: Element, base: str) -> bool:
    known = {
        name
        for found in (link, link.getparent(), link.getparent().getparent())
        if found is not None
        for name in names(found)
    } | {name for child in link for name in names(child)}
    before = link.getprevious()
    known |= set(names(before)) if before is not None else set()
    return any(fragment(found.get("href") or "", base) in known for found in note.iter("a"))


def names(found: Element) -> list[str]:
    """The names that links know an element by."""
    return [name for name in (found.get("id"), found.get("name")) if name]


def is_title(found: Element) -> bool:
    """Whether an element is the heading of notes."""
    said = words(found)
    return (
        found.tag in (*HEADS, "p", "div", "header", "strong", "b", "dt")
        and len(said) < 40
        and bool(_HEADINGS.fullmatch(said.rstrip(":.")))
    )


def heading_before(notes: Element) -> bool:
    """Whether the heading of notes stands right before an element."""
    before = notes.getprevious()
    return before is not None and is_title(before)
