"""Notes that stand in the line already: side notes, elements made for notes, notes in attributes."""

from __future__ import annotations

from octavo.readers.elements.normalise.noterefs import NOTEREF, is_declared_noteref
from octavo.readers.elements.tree import (
    NOTE,
    Element,
    classes,
    drop,
    fragment_of,
    is_attached,
    select,
    swap,
    tag_of,
    words,
)

_MAY_BE_NOTES = ".//*[contains(name(), '-')] | .//span[contains(@class, 'note')] | .//small[contains(@class, 'note')]"
_SIDENOTES = {"sidenote", "marginnote", "side-note", "margin-note"}


def normalise_inline_notes(element: Element) -> None:
    """Side notes, and elements made for notes that hold them where they belong, become `NOTE` elements."""
    for toggle in select(element, ".//*[contains(@class, 'margin-toggle')]"):
        if is_attached(toggle):
            drop(toggle)
    for found in select(element, _MAY_BE_NOTES):
        if _is_inline_note(found) and words(found):
            _become_note(found)


def _is_inline_note(found: Element) -> bool:
    tag, named = tag_of(found), classes(found)
    if tag in (NOTE, "a") or ("id" in found.attrib and tag in ("li", "p", "div", "aside")):
        return False
    if "-" in tag and tag.rpartition("-")[2] in ("footnote", "fn", "sidenote"):  # <d-footnote>
        return True
    if any(name.endswith("inline-footnote") for name in named):
        return True
    if tag not in ("span", "small"):
        return False
    whole = "footnote" in named and len(words(found)) > 8 and found.find("a[@href]") is None
    return whole or not _SIDENOTES.isdisjoint(named)


def _become_note(found: Element) -> None:
    """Puts a note in the place of an element; of what it holds beside the note's text nothing is kept."""
    new = found.makeelement(NOTE)
    texts = [child for child in found if child.tag == "span" and "content" in (child.get("class") or "").lower()]
    if len(texts) == 1 and len(words(found)) - len(words(texts[0])) < 6:
        _move_content(texts[0], new)
    else:
        if name := found.get("id"):
            new.set("id", name)
        _move_content(found, new)
    swap(found, new)


def _move_content(old: Element, new: Element) -> None:
    new.text = old.text
    new.extend(list(old))


def normalise_attribute_notes(element: Element) -> None:
    """References whose note is in an attribute: `<sup title="The note.">1</sup>`."""
    for found in select(
        element, ".//a[@title or @data-footnote-content] | .//sup[@title] | .//*[@data-footnote-content]"
    ):
        note = found.get("data-footnote-content") or found.get("title") or ""
        if is_attached(found) and len(note.split()) >= 3 and _refers_to_attribute(found):
            from lxml import html  # few pages need it

            new = found.makeelement(NOTE)
            new.append(html.fragment_fromstring(note, create_parent="div"))
            swap(found, new)


def _refers_to_attribute(found: Element) -> bool:
    """Whether an element is a reference, and its note stands nowhere else on the page."""
    declared = found.get("data-footnote-content") or found.tag == "sup" or is_declared_noteref(found)
    elsewhere = found.tag == "a" and fragment_of(found.get("href") or "", "")
    return bool(declared and not elsewhere and NOTEREF.fullmatch(words(found) or "1"))
