"""Verse: stanzas of lines, with their indents."""

from __future__ import annotations

import re

from octavo.model import Inline, LineBreak, Text, Verse
from octavo.readers.elements.convert.attribution import take_attribution
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder, trim_line
from octavo.readers.elements.normalise.line_ends import break_lines
from octavo.readers.elements.style.declarations import declarations_of, keeps_lines
from octavo.readers.elements.tree import Element, classes, global_attributes
from octavo.walk import Flat

_VERSE = {
    "verse", "verses", "poem", "poetry", "poetry-container", "line-block", "lineblock", "wp-block-verse", "stanza",
    "lyrics",
}  # fmt: skip
"""Classes of verse: of Project Gutenberg, Pandoc, docutils, WordPress, and of pages made by hand."""

_SEMANTICS = re.compile(r"\bz3998:(?:poem|verse|song|hymn|lyrics)\b")  # epub:type="z3998:poem", of Standard Ebooks


def is_verse(element: Element) -> bool:
    """Whether an element's classes, or its type in an EPUB, make it verse."""
    return not _VERSE.isdisjoint(classes(element)) or _SEMANTICS.search(element.get("epub:type") or "") is not None


def read_verse(element: Element, converter: Converter) -> list[Flat]:
    """Verse, or nothing where no line is."""
    attributes = global_attributes(element, converter.context)
    attribution = take_attribution(element, converter)
    stanzas: list[list[tuple[Inline, ...]]] = []
    _add_stanzas(element, stanzas, converter)
    made = tuple(tuple(lines) for lines in stanzas if lines)
    return [Verse(made, attribution=attribution, **attributes)] if made else []


def _add_stanzas(element: Element, stanzas: list[list[tuple[Inline, ...]]], converter: Converter) -> None:
    """Adds the stanzas in an element: its paragraphs, or its lines up to an empty one."""
    bare = not (element.text or "").strip()
    if bare and any(child.tag in _STANZAS and _is_stanza(child) for child in element):
        for child in element:
            if isinstance(child.tag, str):
                _add_stanzas(child, stanzas, converter)
        return
    stanzas.append([])
    rows = [child for child in element if child.tag in _LINES] if bare else []
    for row in rows or [element]:
        for line in _read_lines(row, converter):
            if line:
                stanzas[-1].append(line)
            elif stanzas[-1]:
                stanzas.append([])


_STANZAS = ("p", "div", "blockquote", "lg")
_LINES = ("div", "p", "li", "l")
"""Elements that may hold a stanza, or a line; `lg` and `l` are TEI's."""


def _is_stanza(found: Element) -> bool:
    """Whether an element holds lines."""
    if found.find("br") is not None or any(child.tag in ("div", "p", "l") for child in found):
        return True
    return found.tag in ("p", "lg") and found.getnext() is not None and "stanza" in classes(found)


def _read_lines(element: Element, converter: Converter) -> list[tuple[Inline, ...]]:
    """The lines in an element, one at least; spaces at the start of a line become its indent."""
    if element.tag == "pre" or keeps_lines(declarations_of(element)):
        break_lines(element, indents=True)
    content = InlineBuilder()
    converter.add_content(element, content)
    lines: list[list[Inline]] = [[]]
    for node in content.nodes:
        if isinstance(node, LineBreak):
            lines.append([])
        else:
            lines[-1].append(node)
    return [_indent(trim_line(nodes)) for nodes in lines]


def _indent(line: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """No-break spaces at the start of a line become em spaces, one for two."""
    match line:
        case (Text(text=text), *rest) if text[:1] == "\xa0":
            bare = text.lstrip("\xa0 ")
            wide = max(1, (len(text) - len(bare)) // 2)
            return (Text("\u2003" * wide + bare), *rest)
    return line
