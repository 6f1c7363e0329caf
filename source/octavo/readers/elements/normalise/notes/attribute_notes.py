"""Notes whose words stand in an attribute of their mark, or of the words that they belong to."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from octavo.readers.elements.normalise.notes.note_lines import has_words_beside
from octavo.readers.elements.normalise.notes.noterefs import NOTEREF, is_declared_noteref
from octavo.readers.elements.tree import NOTE, Element, classes, is_attached, link_targets, stands_in, swap, words

_ATTRIBUTES = (
    "data-footnote-content", "data-bigfoot-footnote", "data-footnote", "data-footnote-text", "data-sidenote",
    "data-note", "data-tooltip", "tooltip", "data-tippy-content", "data-tip", "data-hint", "data-balloon",
    "data-popover", "data-popover-content", "data-bs-content", "data-original-title", "data-bs-original-title",
    "data-tooltip-content", "data-tooltip-text",
)  # fmt: skip
"""Attributes in which scripts that draw bubbles keep a note."""

_GENERAL = ("data-content", "data-text", "data-title", "data-note-text", "data-message", "title")
"""Attributes that say many things: a note is what those of marks say, and of words that are called tooltips."""

_TITLED = re.compile(r"(foot|end|side)?-?notes?|(foot|end|side)-?note.*|fn|annotation|gloss|.*tool-?tip.*|.*popover.*")
"""Classes of elements whose `title` is a note: "footnote", "tooltip-word"."""

_ANY_ATTRIBUTE = frozenset((*_ATTRIBUTES, *_GENERAL))

_LEADING = frozenset(
    [
        *("jump", "go", "return", "back", "scroll", "skip", "view", "see", "read", "show", "open", "click", "here"),
        *("to", "the", "this", "for", "in", "of", "a", "text", "link", "full", "page", "more", "details", "number"),
        *("footnote", "footnotes", "endnote", "endnotes", "note", "notes", "reference", "references", "citation"),
        *("zur", "zu", "gehe", "springe", "anzeigen", "fußnote", "fußnoten", "anmerkung"),
        *("voir", "la", "le", "aller", "à", "de", "bas", "ver", "nota", "ir", "al", "vai", "alla", "naar", "voetnoot"),
    ]
)
"""Words that only say where a mark leads: "Jump to footnote 3", "View the note", "Zur Fußnote 2"."""


class _Stated(NamedTuple):
    """The words of a note in an attribute, and the attribute's name; `title` may say other things too."""

    words: str
    attribute: str


def normalise_attribute_notes(element: Element) -> None:
    """Marks and words whose note is in an attribute get it: it takes the place of a mark, and stands behind a word."""

    @cache
    def names() -> set[str]:
        return link_targets(element)

    for found in [found for found in element.iterdescendants("*") if _may_hold_note(found)]:
        stated = _find_stated(found)
        if stated is None or not is_attached(found) or stands_in(found, NOTE, "nav", "pre"):
            continue
        if NOTEREF.fullmatch(words(found) or "1"):
            if _is_mark(found, stated) and (found.get("href") or "").partition("#")[2] not in names():
                swap(found, _make_note(found, stated))
        elif _is_word(found, stated):
            new = _make_note(found, stated)
            new.tail, found.tail = found.tail, None
            found.addnext(new)


def _may_hold_note(found: Element) -> bool:
    """Whether an element has an attribute that can be a note: a title is one on a mark, or on a word with a class."""
    stated = _ANY_ATTRIBUTE.intersection(found.keys())
    if not stated or stated != {"title"}:
        return bool(stated)
    return found.tag in ("a", "sup", "abbr") or (found.tag == "span" and found.get("class") is not None)


def _find_stated(found: Element) -> _Stated | None:
    """The note in an attribute of an element: three words or more, which do not only say where a mark leads."""
    name = next((name for name in (*_ATTRIBUTES, *_GENERAL) if found.get(name)), "title")
    note = _Stated(found.get(name) or "", name)
    said = re.findall(r"\w+", note.words.lower())
    long = len(said) >= _FEWEST or any(letter > "\u2e7f" and letter.isalpha() for letter in note.words)
    return note if long and not all(word in _LEADING or word.isdecimal() for word in said) else None


_FEWEST = 3
"""Words of a note in an attribute at least; languages without spaces are not counted."""


def _is_mark(found: Element, stated: _Stated) -> bool:
    """Whether an element that says no more than a number or a sign is the mark of a note."""
    if found.tag not in (
        "a",
        "sup",
        "span",
        "button",
        "label",
        "small",
        "i",
        "em",
        "b",
        "strong",
        "cite",
        "mark",
        "abbr",
    ):
        return False
    if found.tag == "button" or not words(found):
        return "note" in stated.attribute or _is_titled(found)
    if stated.attribute not in _GENERAL or (stated.attribute != "title" and not words(found).isalnum()):
        return True
    is_sign = found.tag == "abbr" and not words(found).isalnum()
    return is_sign or found.tag == "sup" or stands_in(found, "sup") or is_declared_noteref(found) or _is_titled(found)


def _is_titled(found: Element) -> bool:
    return any(_TITLED.fullmatch(name) for name in classes(found))


def _is_word(found: Element, stated: _Stated) -> bool:
    """Whether an element is a word or a few in a line of prose, over which a bubble with a note hangs."""
    if found.tag not in ("span", "i", "em", "b", "strong", "mark", "dfn", "u", "ins", "sup"):
        return False
    if stated.attribute in _GENERAL and not _is_titled(found):
        return False
    around = next(found.iterancestors("p", "li", "td", "dd", "blockquote", "figcaption"), None)
    return around is not None and 0 < len(words(found)) < _LONGEST and has_words_beside(found, around)


_LONGEST = 80
"""Characters that a bubble hangs over at most."""


def _make_note(found: Element, stated: _Stated) -> Element:
    from lxml import html  # few pages need it

    new = found.makeelement(NOTE)
    new.append(html.fragment_fromstring(stated.words, create_parent="div"))
    return new
