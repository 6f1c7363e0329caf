"""Takes out of a note what only a page needs: its number, the links back, the list that held it."""

from __future__ import annotations

import re

from octavo.readers.elements.context import Element
from octavo.readers.elements.normalise.noterefs import HEADS, NOTE, is_back, is_title
from octavo.readers.elements.tree import drop, fragment, words


def unmark(parts: list[Element], mark: str, backs: set[str], base: str, place: Element) -> None:
    """Takes the links back and the note's own number out of it."""
    for part in parts:
        for link in list(part.iter("a")):
            inside = fragment(link.get("href") or "", base)
            if link.getparent() is not None and (is_back(link) or inside in backs):
                _unlink(link, mark, part)
    for found in list(parts[0].xpath(".//*[contains(@class, 'cite-backlink') or contains(@class, 'footnote-number')]")):
        if found.getparent() is not None:
            drop(found)
    if place is not parts[0] and place.getparent() is not None and _same(words(place), mark):
        drop(place)
    _unnumber(parts[0], mark)
    for part in parts:
        for empty in [found for found in part.iter("sup", "p", "span") if found is not part]:
            if empty.getparent() is not None and not words(empty) and not len(empty):
                drop(empty)


def _same(said: str, mark: str) -> bool:
    return said.strip("[]().:^ ") == mark.strip("[]() ") or not said.strip("[]().:^ ")


def _unlink(link: Element, mark: str, part: Element) -> None:
    """A link back goes; its words stay if they say something."""
    said = words(link)
    if is_back(link) or _same(said, mark) or len(said) < 4 or link is part:
        drop(link)
    else:
        del link.attrib["href"]


def _unnumber(note: Element, mark: str) -> None:
    """Takes the mark off the first words of a note."""
    bare = re.escape(mark.strip("[]() "))
    number = re.compile(
        rf"\s*[\[(^]*\s*{bare}?\s*[\])]?[.:)]?\s+(?=\S)|\s*[\[(]?{bare}[\])][.:]?\s*|\s*{bare}[.:)]?\s*$"
    )
    for found in note.iter():
        if not isinstance(found.tag, str):
            continue
        if found.text and found.text.strip():
            match = number.match(found.text)
            if match and match.group().strip():
                found.text = found.text[match.end() :]
            return
        if found.tag in ("img", NOTE):
            return
        if found is not note and found.tail and found.tail.strip() and not len(found):
            match = re.match(r"\s*[\])]?[.:)\]]?\s*", found.tail)
            found.tail = found.tail[match.end() :] if match else found.tail
            return


def empty(holder: Element) -> None:
    """Drops what held notes and holds nothing now, with its heading and the rule above it."""
    while (
        holder is not None and holder.getparent() is not None and holder.tag not in ("body", "html", "article", "main")
    ):
        rest = [child for child in holder if isinstance(child.tag, str) and child.tag not in ("hr", "br")]
        heads = [child for child in rest if is_title(child)]
        if (holder.text or "").strip() or any((child.tail or "").strip() for child in holder):
            return
        if len(heads) != len(rest) and any(
            words(child) or child.find(".//img") is not None for child in rest if child not in heads
        ):
            return
        above = holder.getprevious()
        outer = holder.getparent()
        drop(holder)
        if above is not None and above.tag == "hr":
            above, rule = above.getprevious(), above
            drop(rule)
        if above is not None and is_title(above) and not (above.tail or "").strip():
            below = above.getnext()
            if below is None or below.tag in HEADS or below.tag == "hr":
                drop(above)
        holder = outer
    _last_heading(holder)


def _last_heading(holder: Element | None) -> None:
    """A heading of notes that has nothing under it any more."""
    if holder is None or not len(holder):
        return
    last = holder[-1]
    if isinstance(last.tag, str) and is_title(last) and not (last.tail or "").strip():
        drop(last)
