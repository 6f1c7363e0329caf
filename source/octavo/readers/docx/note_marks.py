"""Marks that writers gave to notes themselves (`w:customMarkFollows`, section 17.11.9), "*" or "†": a book counts its
notes, so the mark goes, after the reference and at the start of the note."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.readers.docx.wordml import is_set, local_name, remove, tag, words
from octavo.readers.elements import Context
from octavo.readers.elements.tree import Element

_LONGEST = 4
"""Characters of a mark; a longer one is words."""


def drop_own_marks(roots: Mapping[str, Element], context: Context) -> None:
    """Takes the writers' marks out of the text and out of the notes of all parts, by kind of note."""
    for kind in ("footnote", "endnote"):
        notes = {note.get(tag("w:id")): note for note in roots.get(kind, ())}
        for root in roots.values():
            for reference in list(root.iter(tag(f"w:{kind}Reference"))):
                note = notes.get(reference.get(tag("w:id")))
                if note is not None and is_set(reference, "w:customMarkFollows") and (mark := _take_mark(reference)):
                    _drop_mark(note, mark)
                    context.count("structure-changed", "a note with a mark of its own has a number")


def _take_mark(reference: Element) -> str:
    """The mark after a reference, which goes: the rest of its run, or the run after it."""
    run = reference.getparent()
    if run is None:
        return ""
    parts = [part for part in reference.itersiblings() if local_name(part) in ("t", "sym")]
    following = run.getnext()
    if not parts and following is not None and local_name(following) == "r":
        parts = [part for part in following if local_name(part) in ("t", "sym")]
    mark = "".join(part.text or "" for part in parts).strip()
    if len(mark) > _LONGEST or any(letter.isspace() for letter in mark):
        return ""
    for part in parts:
        remove(part)
    return mark


def _drop_mark(note: Element, mark: str) -> None:
    """Takes a mark off the start of its note."""
    first = next((part for part in note.iter(tag("w:t")) if (part.text or "").strip()), None)
    if first is not None and words(note).lstrip().startswith(mark) and (first.text or "").lstrip().startswith(mark):
        first.text = (first.text or "").lstrip().removeprefix(mark).lstrip()
