"""Further references to a note: the field NOTEREF (ECMA-376 part 1, 17.16.5.40) names a bookmark around its mark."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from octavo.readers.docx.wordml import local_name, remove, tag, value
from octavo.readers.elements.tree import Element

_INSTRUCTION = re.compile(r"\s*NOTEREF\s+\"?([^\s\"\\]+)", re.I)  # " NOTEREF _Ref5 \h "
_MARK = re.compile(r"\s*[\[(]?\w{1,5}[\])]?\s*|\s*[*†‡§]{1,4}\s*")
"""What such a field shows: "3", "iv", "*"; with the switch `\\p` it says "above" and stays as it is."""

_PLACES = {"above", "below", "oben", "unten"}


def link_note_references(roots: Iterable[Element]) -> None:
    """Makes links to their notes of such fields in all parts of a file; what shows no mark of a note stays as it is."""
    parts = list(roots)
    marked = {name: anchor for root in parts for name, anchor in _find_marked(root)}
    if marked:
        for root in parts:
            for name, shown in [*_find_simple(root), *_find_complex(root)]:
                if name in marked:
                    _link(shown, marked[name])


def _find_marked(root: Element) -> Iterator[tuple[str, str]]:
    """The names of bookmarks around the mark of a note, each with the id that the note will have."""
    for start in root.iter(tag("w:bookmarkStart")):
        following = start.getnext()
        reference = None if following is None else next(following.iter(*_REFERENCES), None)
        if reference is not None:
            kind = local_name(reference).removesuffix("Reference")
            yield start.get(tag("w:name")) or "", f"{kind}-{reference.get(tag('w:id'))}"


_REFERENCES = (tag("w:footnoteReference"), tag("w:endnoteReference"))


def _find_simple(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """Fields in one element, by the bookmarks that they name, with the text that they show."""
    for field in root.iter(tag("w:fldSimple")):
        if match := _INSTRUCTION.match(field.get(tag("w:instr")) or ""):
            yield match[1], list(field.iter(tag("w:t")))


def _find_complex(root: Element) -> Iterator[tuple[str, list[Element]]]:
    """Fields between their marks."""
    opened: list[tuple[list[str], list[Element]]] = []
    for found in root.iter(tag("w:fldChar"), tag("w:instrText"), tag("w:t")):
        kind = value(found, "", "w:fldCharType") if local_name(found) == "fldChar" else local_name(found)
        if kind == "begin":
            opened.append(([], []))
        elif kind == "end" and opened:
            instruction, shown = opened.pop()
            if match := _INSTRUCTION.match("".join(instruction)):
                yield match[1], shown
        elif opened and kind in ("instrText", "t"):
            (opened[-1][0].append(found.text or "") if kind == "instrText" else opened[-1][1].append(found))


def _link(shown: list[Element], anchor: str) -> None:
    """Puts the run that shows a mark into a link to its note; what else the field shows is a part of the mark."""
    said = "".join(text.text or "" for text in shown)
    run = shown[0].getparent() if shown else None
    if run is None or not _MARK.fullmatch(said) or said.strip().lower() in _PLACES:
        return
    shown[0].text = said.strip()
    for text in shown[1:]:
        remove(text)
    link = run.makeelement(tag("w:hyperlink"), {tag("w:anchor"): anchor})
    run.addprevious(link)
    link.append(run)
