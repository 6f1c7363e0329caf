"""Lists: numbered, bulleted, of tasks, of terms and their descriptions."""

from __future__ import annotations

from msgspec.structs import replace

from octavo.model import Block, DescriptionList, Entry, Inline, Item, List, Numbering
from octavo.readers.elements.convert.converter import SILENT, Converter
from octavo.readers.elements.tree import Element, ancestors, global_attributes
from octavo.walk import Flat, nest

_NUMBERING: dict[str, Numbering] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}


# --- items ------------------------------------------------------------------------------------------


def read_list(element: Element, converter: Converter) -> list[Flat]:
    """A list, nothing where it has no items."""
    items = _read_items(element, converter)
    if not items:
        return []
    numbering = _NUMBERING.get(element.get("type") or "1", "decimal") if element.tag == "ol" else None
    start = element.get("start") or ""
    first = int(start) if start.lstrip("-").isdecimal() and len(start) < 10 else 1
    tight = not any(child.tag == "p" for item in element if item.tag == "li" for child in item)
    attributes = global_attributes(element, converter.context)
    return [List(items, numbering=numbering, start=first, tight=tight, **attributes)]


def _read_items(element: Element, converter: Converter) -> tuple[Item, ...]:
    """The items of a list; what stands between them goes to the one before it."""
    items: list[Item] = []
    for child in element:
        if child.tag == "li":
            attributes = global_attributes(child, converter.context)
            content = converter.blocks(child)
            if content or (items and element.tag == "ol"):  # an empty one counts, if others come after it
                items.append(Item(content, checked=_is_checked(child), **attributes))
        elif isinstance(child.tag, str) and child.tag not in SILENT:
            stray = nest(converter.read_alone(child))
            if stray and items:
                items[-1] = replace(items[-1], body=items[-1].body + stray)
            elif stray:
                items.append(Item(stray))
    while items and not items[-1].body:
        items.pop()
    return tuple(items)


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
