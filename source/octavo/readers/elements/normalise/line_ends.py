"""Line ends of the source that a style keeps as line ends of the text: HTML collapses all others."""

from __future__ import annotations

import re

from lxml import etree

from octavo.readers.elements.style.declarations import declarations_of, keeps_lines
from octavo.readers.elements.tree import Element

_STATES_WHITE_SPACE = etree.XPath("boolean(descendant-or-self::*[contains(@style, 'white-space')])")
_CODE = ("pre", "code", "textarea", "listing", "xmp", "samp", "svg", "math")
"""Elements that keep their lines by what they are, and whose line ends are no `br`."""

_HOLDERS = ("ul", "ol", "dl", "table", "tbody", "thead", "tfoot", "tr")
"""Elements that hold no words of their own."""


def break_kept_lines(part: Element) -> None:
    """Makes `br` of the line ends that a style keeps (CSS Text 3, section 3): two of them part paragraphs."""
    if not _STATES_WHITE_SPACE(part):
        return
    kept: dict[Element, bool] = {}
    for element in part.iter("*"):
        declarations, parent = declarations_of(element), element.getparent()
        inherited = kept.get(parent, False) if parent is not None else False
        kept[element] = keeps_lines(declarations) if "white-space" in declarations else inherited
        kept[element] &= element.tag not in _CODE
    for element, is_kept in kept.items():
        if is_kept and element.tag not in _HOLDERS:
            _break_own_lines(element, indents=False)


def break_lines(element: Element, *, indents: bool) -> None:
    """Makes `br` of all line ends in an element; with `indents` no-break spaces of the spaces that lines start with."""
    for found in list(element.iter("*")):
        _break_own_lines(found, indents)


def _break_own_lines(element: Element, indents: bool) -> None:
    """The lines of the words that stand in an element itself."""
    for child in list(element):
        if child.tail and "\n" in child.tail:
            child.tail, *lines = _split_lines(child.tail, indents)
            at = element.index(child) + 1
            element[at:at] = [_new_line(element, line) for line in lines]
    if element.text and "\n" in element.text:
        element.text, *lines = _split_lines(element.text, indents)
        element[:0] = [_new_line(element, line) for line in lines]


_INDENT = re.compile(r"(?m)^[ \t]+")
_EMPTY_LINES = re.compile(r"\n\s*\n\s*\n\s*")
"""More than one empty line: it parts paragraphs no more than one does."""


def _split_lines(text: str, indents: bool) -> list[str]:
    if indents:
        return _INDENT.sub(lambda match: "\xa0" * len(match.group().expandtabs(4)), text).split("\n")
    return _EMPTY_LINES.sub("\n\n", text).split("\n")


def _new_line(beside: Element, line: str) -> Element:
    br = beside.makeelement("br")
    br.tail = line
    return br
