"""Verse: stanzas of lines, with their indents."""

from __future__ import annotations

import re

from octavo.model import Inline, LineBreak, Text, Verse
from octavo.readers.elements.context import Context, Element
from octavo.readers.elements.convert.attribution import attribution_of
from octavo.readers.elements.convert.inlines import Line, read_children, tidy
from octavo.readers.elements.tree import classes, common
from octavo.walk import Flat

_VERSE = {"verse", "poem", "poetry", "line-block", "lineblock", "wp-block-verse", "stanza"}


def is_verse(element: Element) -> bool:
    """Whether an element's classes make it verse."""
    return not _VERSE.isdisjoint(classes(element))


def verse(element: Element, context: Context) -> list[Flat]:
    """Verse, or nothing where no line is."""
    carried = common(element, context)
    attribution = attribution_of(element, context)
    stanzas: list[list[tuple[Inline, ...]]] = []
    _stanzas(element, stanzas, context)
    made = tuple(tuple(lines) for lines in stanzas if lines)
    return [Verse(made, attribution=attribution, **carried)] if made else []


def _stanzas(element: Element, stanzas: list[list[tuple[Inline, ...]]], context: Context) -> None:
    """Adds the stanzas in an element: its paragraphs, or its lines up to an empty one."""
    groups = [child for child in element if child.tag in ("p", "div", "blockquote", "lg") and _holds_lines(child)]
    if groups and not (element.text or "").strip():
        for child in element:
            if isinstance(child.tag, str):
                _stanzas(child, stanzas, context)
        return
    stanzas.append([])
    rows = [child for child in element if child.tag in ("div", "p", "li", "l")]
    parts = (
        [_lines(row, context) for row in rows]
        if rows and not (element.text or "").strip()
        else [_lines(element, context)]
    )
    for part in parts:
        for content in part or [()]:
            if content:
                stanzas[-1].append(content)
            elif stanzas[-1]:
                stanzas.append([])


def _holds_lines(found: Element) -> bool:
    inner = found.find("br") is not None or any(child.tag in ("div", "p", "l") for child in found)
    return inner or (found.tag in ("p", "lg") and found.getnext() is not None and "stanza" in classes(found))


def _lines(element: Element, context: Context) -> list[tuple[Inline, ...]]:
    """The lines in an element; spaces at the start of a line become its indent."""
    if element.tag == "pre" or (element.get("style") or "").replace(" ", "").find("white-space:pre") >= 0:
        _break_lines(element)
    content = Line()
    read_children(element, content, context)
    lines: list[list[Inline]] = [[]]
    for node in content.nodes:
        if isinstance(node, LineBreak):
            lines.append([])
        else:
            lines[-1].append(node)
    return [_indented(tidy(nodes)) for nodes in lines]


def _indented(content: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """No-break spaces at the start of a line become em spaces, one for two."""
    match content:
        case (Text(text=text), *rest) if text[:1] == "\xa0":
            bare = text.lstrip("\xa0 ")
            wide = max(1, (len(text) - len(bare)) // 2)
            return (Text("\u2003" * wide + bare), *rest)
    return content


def _break_lines(element: Element) -> None:
    """Makes line ends and indents of a preformatted text such as HTML collapses not."""
    for found in list(element.iter()):
        for name in ("text", "tail"):
            text = getattr(found, name)
            if text and (name == "text" or found is not element):
                _break_text(found, name, text)


def _break_text(found: Element, name: str, text: str) -> None:
    first, *rest = re.sub(r"(?m)^[ \t]+", lambda match: "\xa0" * len(match.group().expandtabs(4)), text).split("\n")
    setattr(found, name, first)
    parent, at = (found, 0) if name == "text" else (found.getparent(), found.getparent().index(found) + 1)
    for position, after in enumerate(rest):
        br = found.makeelement("br")
        br.tail = after
        parent.insert(at + position, br)
