"""What every step asks of an element of the tree, or does to it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element


def parse_markup(markup: str) -> Element:
    """Markup of ours, which is well-formed, as an element; the prefix epub: is declared around it."""
    around = f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup.partition("?>")[2] or markup}</_>'
    return ElementTree.fromstring(around)[0]


def words_of(element: Element) -> str:
    """All words of an element, on one line."""
    return " ".join("".join(element.itertext()).split())


def words_without_notes(element: Element) -> str:
    """The words of an element but for those of notes in it, on one line."""
    return " ".join("".join(_outside_notes(element)).split())


def _outside_notes(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("role") != "doc-footnote":
            yield from _outside_notes(child)
        yield child.tail or ""


def add_class(element: Element, name: str) -> None:
    """Gives an element a class beside those that it has; none if `name` is empty."""
    classes = f"{element.get('class', '')} {name}".split()
    if classes:
        element.set("class", " ".join(classes))


def insert_after(parent: Element, child: Element, addition: Element) -> None:
    """Inserts `addition` right behind a child, before the text that follows it."""
    addition.tail, child.tail = child.tail, None
    parent.insert(list(parent).index(child) + 1, addition)
