"""Divides the tree of a book into pieces that are laid out apart: the pages around the articles, parts, articles.

Each piece is a tree with the root and the body of the whole one. The first has its head, for the metadata.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from octavo.markup_names import Class, Data

_TIED = re.compile(
    r"target-(?:counters?|text)\b"
    r"|counter-(?:reset|increment|set)\s*:(?!\s*(?:footnote|list-item|none)\b)"  # "counter-increment: chapter"
    r"|string-set\s*:(?!\s*(?:head|book|none)\b)"  # "string-set: section content()"
    r"|\b(?:fixed|running)\b"  # "position: running(logo)", on all pages that follow
    r"|@page[^{]*:(?:first|nth)\b"
    r"|\b(?:html|body)\b[^{},]*:has\("
    r"|(?:\bsection|\bnav|\.(?:article|part|toc|titlepage|colophon|cover)|\bbody\s*>\s*[\w.*-]*)[\w.\[\]=\"'-]*"
    r"\s*(?::(?:nth|first|last|only)-|[+~])"  # ".article:first-of-type", ".article + .article"
    r"|[+~]\s*(?:section|nav|\.(?:article|part|toc|titlepage|colophon|cover))\b"
)
"""Finds what makes a page depend on others, or an article on those beside it."""


class Division(NamedTuple):
    """A piece: the name of its article, its part or its first own page, the part that it is in, and its tree."""

    name: str
    part: str
    root: Element


def ties_pages(css: str) -> bool:
    """Whether a stylesheet ties the pages of a book together, so that it has to be laid out as a whole."""
    return bool(_TIED.search(css))


def divide(root: Element) -> Iterator[Division]:
    """The pieces of a book, in their order."""
    head, body = root.find("head"), root.find("body")
    assert body is not None
    for number, members in enumerate(_group(body)):
        around = Element(root.tag, root.attrib)
        if head is not None and number == 0:
            around.append(head)
        inside = Element(body.tag, body.attrib)
        inside.extend(members)
        around.append(inside)
        yield Division(_name(members[0]), members[0].get(Data.PART, ""), around)


def _group(body: Element) -> list[list[Element]]:
    """The children of the body: each article and each part alone, what is between them together."""
    groups: list[list[Element]] = []
    joins = False
    for child in body:
        alone = child.get("class") in {Class.ARTICLE, Class.PART}
        if joins and not alone:
            groups[-1].append(child)
        else:
            groups.append([child])
        joins = not alone
    return groups


def _name(element: Element) -> str:
    return element.get("id", "") or element.get("class", "")


def find_slots(root: Element) -> list[str]:
    """The ids whose page numbers are put in a tree, but for those in the contents."""
    body = root.find("body")
    assert body is not None
    slots = (slot for child in body if child.tag != "nav" for slot in child.iter("span"))
    return [slot.get(Data.TO, "") for slot in slots if slot.get("class") == Class.PAGEREF]
