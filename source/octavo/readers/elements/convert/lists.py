"""Lists: numbered, bulleted, of tasks, of terms and their descriptions."""

from __future__ import annotations

import re
from typing import get_args

from msgspec.structs import replace

from octavo.model import Block, DescriptionList, Entry, Inline, Item, List, Numbering
from octavo.readers.elements.convert.converter import SILENT, Converter
from octavo.readers.elements.normalise.structure import PHRASING
from octavo.readers.elements.style.declarations import declarations_of
from octavo.readers.elements.tree import Element, ancestors, classes, global_attributes, words
from octavo.walk import Flat, nest

_NUMBERING: dict[str, Numbering] = {
    **{name: name for name in get_args(Numbering)},
    "1": "decimal", "decimal-leading-zero": "decimal", "a": "lower-alpha", "lower-latin": "lower-alpha",
    "A": "upper-alpha", "upper-latin": "upper-alpha", "i": "lower-roman", "I": "upper-roman",
    "cambodian": "khmer", "upper-armenian": "armenian", "urdu": "persian", "cjk-ideographic": "japanese-informal",
    "simp-chinese-informal": "japanese-informal", "trad-chinese-informal": "japanese-informal",
}  # fmt: skip
"""Kinds of numbers, by the attribute `type` (HTML, 4.4.5) and by list-style-type, which are classes too."""

_TYPED = re.compile(
    r"\(?(?:\d{1,3}|[a-zA-Z]|[ivxlIVXL]{1,7})[.):]\s"  # "1. ", "(a) ", "iv) "
    r"|[•·▪◦‣–—✓✔✗✘☐☑☒→*-]\s|[\u2460-\u24ff]"  # "• ", "✓ ", "①"
    r"|[\u2600-\u27bf\U0001f300-\U0001faff]"  # "✅"
)
"""How an item begins that brings its own number or sign."""


# --- items ------------------------------------------------------------------------------------------


def read_list(element: Element, converter: Converter) -> list[Flat]:
    """A list, nothing where it has no items."""
    _enclose_words(element, "li", ("li", "ul", "ol", "menu", "dir"))
    typed = _has_typed_marks(element)
    items = _read_items(element, converter)
    if not items:
        return []
    numbering = _numbering_of(element) if element.tag == "ol" else None
    counts_down = element.tag == "ol" and element.get("reversed") is not None
    start = read_number(element.get("start"))
    first = (len(items) if counts_down else 1) if start is None else start
    tight = not any(child.tag == "p" for item in element if item.tag == "li" for child in item)
    attributes = global_attributes(element, converter.context)
    made = List(
        items, numbering=numbering, start=first, tight=tight, reversed=counts_down, unmarked=typed, **attributes
    )
    return [made]


def _numbering_of(element: Element) -> Numbering:
    """The kind of numbers of a list: by its style, its type or a class; decimal for all that a book has no name for.

    A class that is a lone word ("thai") says of what language a list is, not how it counts.
    """
    stated = declarations_of(element).get("list-style-type", "").split()
    names = [*stated, element.get("type") or "", *(name for name in classes(element) if "-" in name)]
    return next((_NUMBERING[name] for name in names if name in _NUMBERING), "decimal")


def _has_typed_marks(element: Element) -> bool:
    """Whether a list shows no signs of its own, and all its items begin with one that is typed."""
    if "none" not in declarations_of(element).get("list-style-type", "").split():
        return False
    said = [words(item) for item in element.iterchildren("li")]
    return any(said) and all(_TYPED.match(f"{item} ") for item in said if item)


def read_number(text: str | None) -> int | None:
    """The number of an attribute (HTML, 2.3.4.1), None if it is none."""
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else None


_INTEGER = re.compile(r"\s*([+-]?\d{1,9})(?!\d)", re.ASCII)  # "20", " -3"


def _read_items(element: Element, converter: Converter) -> tuple[Item, ...]:
    """The items of a list; what stands between them goes to the one before it."""
    items: list[Item] = []
    for child in element:
        if child.tag == "li":
            attributes = global_attributes(child, converter.context)
            content = converter.blocks(child)
            if content or (items and element.tag == "ol"):  # an empty one counts, if others come after it
                value = read_number(child.get("value")) if element.tag == "ol" else None
                items.append(Item(content, checked=_is_checked(child), value=value, **attributes))
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            stray = nest(converter.read_alone(child))
            if stray and items:
                items[-1] = replace(items[-1], body=items[-1].body + stray)
            elif stray:
                items.append(Item(stray))
    while items and not items[-1].body:
        items.pop()
    return tuple(items)


def _enclose_words(element: Element, tag: str, members: tuple[str, ...]) -> None:
    """Puts words, and elements of a line, that stand in a list itself into members of it of their own."""
    if (element.text or "").strip():
        _add_words(element, element.text or "", 0, tag, members)
        element.text = None
    for child in list(element):
        if child.getparent() is element and (child.tail or "").strip():
            text, child.tail = child.tail or "", None
            _add_words(element, text, element.index(child) + 1, tag, members)


def _add_words(element: Element, text: str, at: int, tag: str, members: tuple[str, ...]) -> None:
    """Adds a member at a place that holds words, and the elements of their line after them."""
    member = element.makeelement(tag)
    member.text = text
    element.insert(at, member)
    while (following := member.getnext()) is not None and following.tag in PHRASING and following.tag not in members:
        member.append(following)


def _is_checked(item: Element) -> bool | None:
    """Whether the box at the start of a task is ticked; None if there is no box."""
    for box in item.iter("input"):
        near = all(around.tag in ("p", "label", "span", "div") for around in ancestors(box, item))
        if near and (box.get("type") or "").lower() == "checkbox":
            return box.get("checked") is not None
    return None


# --- terms and descriptions -------------------------------------------------------------------------


def read_description_list(element: Element, converter: Converter) -> list[Flat]:
    """A list of terms and their descriptions."""
    _enclose_words(element, "dd", ("dt", "dd", "div"))
    _repair_entries(element)
    entries: list[tuple[list[tuple[Inline, ...]], list[tuple[Block, ...]]]] = []
    for child in element.iter("dt", "dd"):
        if any(around.tag != "div" for around in ancestors(child, element)):
            continue
        if not entries or (child.tag == "dt" and entries[-1][1]):
            entries.append(([], []))
        terms, descriptions = entries[-1]
        if child.tag == "dt":
            terms.append(converter.inlines(child))
        else:
            descriptions.append(converter.blocks(child))
    made = tuple(Entry(tuple(terms), tuple(descriptions)) for terms, descriptions in entries)
    return [DescriptionList(made, **global_attributes(element, converter.context))] if made else []


def _repair_entries(element: Element) -> None:
    """Takes terms and descriptions out of an unclosed one before them; what is neither becomes a description."""
    for child in list(element.iter("dt", "dd")):
        around = child.getparent()
        if around is not None and around.tag in ("dt", "dd"):
            around.addnext(child)
    for child in list(element):
        if isinstance(child.tag, str) and child.tag not in ("dt", "dd", "div", *SILENT):
            description = element.makeelement("dd")
            child.addprevious(description)
            description.append(child)
