"""Two things that are done to elements of the tree wherever something is added to it."""

from __future__ import annotations

from xml.etree.ElementTree import Element


def words_of(element: Element) -> str:
    """All words of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def put_after(parent: Element, child: Element, addition: Element) -> None:
    """Puts `addition` right behind a child, before the text that follows it."""
    addition.tail, child.tail = child.tail, None
    parent.insert(list(parent).index(child) + 1, addition)
