"""What every step asks of an element of the tree, or does to it."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from octavo.tex_plain import plain_formula


def parse_markup(markup: str) -> Element:
    """Markup of ours, which is well-formed, as an element; the prefix epub: is declared around it."""
    around = f'<_ xmlns:epub="http://www.idpf.org/2007/ops">{markup.partition("?>")[2] or markup}</_>'
    return ElementTree.fromstring(around)[0]


def words_of(element: Element) -> str:
    """All words of an element, on one line; the end of a line in it is a space."""
    return " ".join("".join(_iterate_text(element, "")).split())


def words_without_notes(element: Element) -> str:
    """The words of an element but for those of notes in it, on one line."""
    return " ".join("".join(_iterate_text(element, "doc-footnote")).split())


_DRAWING = "{http://www.w3.org/2000/svg}svg"


def _iterate_text(element: Element, left_out: str) -> Iterator[str]:
    """The text of an element, but for that of elements of the role `left_out`; then formulas are plain characters."""
    yield " " if element.tag == "br" else element.text or ""
    for child in element:
        if left_out and child.tag == _DRAWING:
            yield plain_formula("".join(child.itertext()))
        elif not left_out or child.get("role") != left_out:
            yield from _iterate_text(child, left_out)
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
