"""Paragraphs that are items become lists in lists."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from octavo.readers.docx.numbering import DocxItem
from octavo.readers.docx.placeholders import ParagraphProperties
from octavo.readers.elements.tree import Element

_ITEM_KINDS = {"", "continued"}
"""Kinds of paragraphs that may be items; a numbered heading is a heading."""

_NO_PARAGRAPH = ParagraphProperties(kind="other")


class _OpenList(Struct):
    """A list that is being filled, the place of its first item, and its last item."""

    element: Element
    place: DocxItem
    last: Element


def build_lists(holder: Element, paragraphs: Mapping[Element, ParagraphProperties]) -> None:
    """Makes lists of the items among the children of `holder`."""
    opened: list[_OpenList] = []
    for block in list(holder):
        properties = paragraphs.get(block, ParagraphProperties()) if block.tag == "p" else _NO_PARAGRAPH
        if properties.item is not None and properties.kind in _ITEM_KINDS:
            _add_item(block, properties.item, opened)
        elif properties.kind == "continued" and opened and _goes_on(block, opened[0].place, paragraphs):
            opened[-1].last.append(block)
        else:
            opened = []
    for item in list(holder.iter("li")):
        _unwrap_only_paragraph(item)


def _goes_on(block: Element, place: DocxItem, paragraphs: Mapping[Element, ParagraphProperties]) -> bool:
    """Whether the list goes on after a paragraph that is no item: the next item is of the same list."""
    following = block.getnext()
    while following is not None:
        properties = paragraphs.get(following, _NO_PARAGRAPH)
        if properties.item is not None:
            return properties.item.list == place.list
        if properties.kind != "continued":
            return False
        following = following.getnext()
    return False


def _add_item(block: Element, place: DocxItem, opened: list[_OpenList]) -> None:
    """Makes a paragraph an item of the list that is open on its level, or of a new one."""
    while opened and opened[-1].place.level > place.level and len(opened) > 1:
        opened.pop()
    if opened and opened[-1].place.level >= place.level:
        top = opened[-1].place
        if (top.list, bool(top.kind)) != (place.list, bool(place.kind)):
            opened.pop()
    item = block.makeelement("li")
    if opened and opened[-1].place.level >= place.level:
        opened[-1].last = item
    else:
        opened.append(_OpenList(_new_list(block, place, opened), place, item))
    opened[-1].element.append(item)
    item.append(block)


def _new_list(block: Element, place: DocxItem, opened: list[_OpenList]) -> Element:
    """A new list: in the last item of the list around it, or in the place of its first paragraph."""
    element = block.makeelement("ol" if place.kind else "ul")
    if place.kind:
        element.set("type", place.kind)
    if place.kind and place.number != 1:
        element.set("start", str(place.number))
    if opened:
        opened[-1].last.append(element)
    else:
        block.addprevious(element)
    return element


def _unwrap_only_paragraph(item: Element) -> None:
    """An item of one paragraph holds its words alone."""
    paragraphs = item.findall("p")
    if len(paragraphs) != 1 or item[0] is not paragraphs[0]:
        return
    only = paragraphs[0]
    item.text = only.text
    for position, inner in enumerate(list(only)):
        item.insert(position, inner)
    for name, text in only.attrib.items():
        item.set(name, text)
    item.remove(only)
