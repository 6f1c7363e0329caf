"""Notes that stand in the line already: side notes, bubbles over words, elements made for notes."""

from __future__ import annotations

import re
from itertools import islice

from octavo.readers.elements.normalise.notes.note_lines import has_words_beside
from octavo.readers.elements.normalise.notes.noterefs import NOTEREF
from octavo.readers.elements.tree import (
    NOTE,
    Element,
    classes,
    drop,
    is_attached,
    select,
    stands_in,
    swap,
    tag_of,
    words,
)

_CUSTOM = ("footnote", "fn", "sidenote", "marginnote")
"""What the names of elements made for notes end in: `<d-footnote>`, `<dt-fn>`."""

_NAMES = re.compile(
    r"(side|margin)[-_]?note"  # Tufte's and their like
    r"|.*inline[-_]?footnote|footnote[-_]+(tooltip|popup|popover|bubble|text)|.*footnote(__|--)(note|text|content|popup)"
    r"|ltx_note"  # LaTeXML: arXiv, ar5iv
    r"|(tooltip|popover|popup|bubble)[-_]*(text|content|body|inner|note)"  # over the word that they stand in
)
"""Classes of notes that stand where they belong: "sidenote", "footnote_tooltip", "tooltip-text"."""

_CONTENT = re.compile(r"(^|[-_])(content|text|body|inner)([-_]|$)|content$")
"""Classes of what holds a note's own words, beside its number: "footnoteContent", "ltx_note_content"."""

_NUMBERS = (
    ".//*[contains(@class, 'note_mark') or contains(@class, 'tag_note') or contains(@class, 'note_type') "
    "or contains(@class, 'note-number') or contains(@class, 'note-num') or contains(@class, 'note__number')]"
)
"""Elements that hold the number of a note, in it: `<span class="sidenote-number">1</span>`."""


def normalise_inline_notes(element: Element) -> None:
    """Side notes, and elements made for notes that hold them where they belong, become `NOTE` elements."""
    candidates = [found for found in element.iterdescendants("*") if _may_be_note(found)]
    for toggle in candidates:
        if _TOGGLE in (toggle.get("class") or "") and is_attached(toggle):
            drop(toggle)
    for found in candidates:
        if is_attached(found) and not stands_in(found, "button", "nav", NOTE) and _is_inline_note(found):
            _become_note(found)


_LINE_TAGS = ("span", "small", "i", "ins")
_NAME_PARTS = re.compile(r"note|[tT]ooltip|popover|popup|bubble")
_TOGGLE = "margin-toggle"
"""The class of what shows a side note on small screens."""


def _may_be_note(found: Element) -> bool:
    """Whether an element is worth asking: an element that a page makes up, a bubble, or one whose class may say so."""
    tag, named = str(found.tag), found.get("class")
    if "-" in tag or (named and (_TOGGLE in named or (tag in _LINE_TAGS and _NAME_PARTS.search(named)))):
        return True
    return found.get("role") == "tooltip" or found.get("popover") is not None


def _is_inline_note(found: Element) -> bool:
    tag, named = tag_of(found), classes(found)
    if tag in (NOTE, "a") or ("id" in found.attrib and tag in ("li", "p", "div", "aside")):
        return False
    if "-" in tag and tag.rpartition("-")[2] in _CUSTOM:
        return bool(words(found))
    if tag not in _LINE_TAGS or not words(found):
        return False
    if "footnote" in named and len(words(found)) > 8 and found.find("a[@href]") is None:
        return True
    if (
        found.get("role") == "tooltip"
        or found.get("popover") is not None
        or any(_NAMES.fullmatch(name) for name in named)
    ):
        return _stands_in_prose(found)
    return False


def _stands_in_prose(found: Element) -> bool:
    """Whether an element is part of a line of text, and says more than a mark: no label of a button."""
    around = next(found.iterancestors("p", "li", "td", "th", "dd", "div", "blockquote", "figcaption"), None)
    if any(outer.get("role") == "button" for outer in islice(found.iterancestors(), 3)):
        return False
    return around is not None and len(words(found)) > 3 and has_words_beside(found, around)


def _become_note(found: Element) -> None:
    """Puts a note in the place of an element; what it holds beside the note's own words and number stays before it."""
    content = _find_content(found)
    numbers = select(found if content is None else content, _NUMBERS)
    if content is not None and _length(content) <= sum(map(_length, numbers)):
        drop(content)  # the note of this mark stands elsewhere
        return
    for number in [*numbers, *select(found, _NUMBERS)]:
        if is_attached(number):
            drop(number)
    new = found.makeelement(NOTE)
    if content is None:
        _drop_mark_before(found)
        swap(found, new)
        content = found
    else:
        swap(content, new)
        _leave_words(found, new)
    if name := found.get("id"):
        new.set("id", name)
    new.text = content.text
    new.extend(list(content))


def _length(found: Element) -> int:
    """The characters in an element, white space apart."""
    return len(words(found).replace(" ", ""))


def _find_content(found: Element) -> Element | None:
    """The element in a note that holds its words, where others hold its mark."""
    inner = [child for child in found.iter("span", "div", "small") if child is not found]
    return next((child for child in inner if any(map(_CONTENT.search, classes(child)))), None)


def _leave_words(found: Element, note: Element) -> None:
    """Of an element around a note its words stay, before the note; a mark of it goes."""
    outer = next(around for around in (note, *note.iterancestors()) if around.getparent() is found)
    if outer is not note:
        swap(outer, note)
    rest = words(found)
    if not rest or NOTEREF.fullmatch(rest):
        swap(found, note)
        return
    found.attrib.pop("class", None)


def _drop_mark_before(found: Element) -> None:
    """Drops the mark of a note right before it: `<sup class="sidenote-ref">1</sup><span class="sidenote">`."""
    before = found.getprevious()
    while before is not None and before.tag == "input" and not (before.tail or "").strip():
        before = before.getprevious()
    if before is None or (before.tail or "").strip() or not NOTEREF.fullmatch(words(before)):
        return
    named = [name for one in (before, *before) for name in classes(one)]
    if before.tag in ("label", "button") or any("note" in name or "tooltip" in name for name in named):
        drop(before)
