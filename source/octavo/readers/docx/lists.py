"""Paragraphs that are items become lists in lists."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from octavo.readers.docx.numbering import Item
from octavo.readers.docx.placeholders import Line
from octavo.readers.docx.wordml import Element

_GROUPED = {"", "continued"}
"""Kinds of paragraphs that may be items; a numbered heading is a heading."""


class _Open(Struct):
    """A list that is being filled, and its last item."""

    element: Element
    place: Item
    last: Element


def find(holder: Element, lines: Mapping[Element, Line]) -> None:
    """Makes lists of the items among the children of `holder`."""
    opened: list[_Open] = []
    for block in list(holder):
        line = lines.get(block, Line()) if block.tag == "p" else Line("other")
        if line.item is not None and line.kind in _GROUPED:
            _add(block, line.item, opened)
        elif line.kind == "continued" and opened and _goes_on(block, opened[0].place, lines):
            opened[-1].last.append(block)
        else:
            opened = []
    for item in list(holder.iter("li")):
        _tighten(item)


def _goes_on(block: Element, place: Item, lines: Mapping[Element, Line]) -> bool:
    """Whether the list goes on after a paragraph that is no item: the next item is of the same list."""
    following = block.getnext()
    while following is not None:
        line = lines.get(following, Line("other"))
        if line.item is not None:
            return line.item.list == place.list
        if line.kind != "continued":
            return False
        following = following.getnext()
    return False


def _add(block: Element, place: Item, opened: list[_Open]) -> None:
    while opened and opened[-1].place.level > place.level and len(opened) > 1:
        opened.pop()
    if opened and opened[-1].place.level >= place.level:
        top = opened[-1].place
        if (top.list, bool(top.kind)) != (place.list, bool(place.kind)):
            opened.pop()
    item = block.makeelement("li")
    if opened and opened[-1].place.level >= place.level:
        opened[-1].last = item
        opened[-1].element.append(item)
    else:
        opened.append(_Open(_list(block, place, opened), place, item))
        opened[-1].element.append(item)
    item.append(block)


def _list(block: Element, place: Item, opened: list[_Open]) -> Element:
    """A new list: in the last item of the list around it, or in the place of its first paragraph."""
    made = block.makeelement("ol" if place.kind else "ul")
    if place.kind:
        made.set("type", place.kind)
    if place.kind and place.number != 1:
        made.set("start", str(place.number))
    if opened:
        opened[-1].last.append(made)
    else:
        block.addprevious(made)
    return made


def _tighten(item: Element) -> None:
    """An item of one paragraph holds its words alone."""
    paragraphs = item.findall("p")
    if len(paragraphs) != 1 or item[0] is not paragraphs[0]:
        return
    only = paragraphs[0]
    item.text = only.text
    for position, inner in enumerate(list(only)):
        item.insert(position, inner)
    for name, said in only.attrib.items():
        item.set(name, said)
    item.remove(only)
