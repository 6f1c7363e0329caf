"""Code: listings with their white space and language, without line numbers and copy buttons."""

from __future__ import annotations

import re

from octavo.model import CodeBlock
from octavo.readers.elements.code import numbers_in_order, stands_beside_code, syntax_of
from octavo.readers.elements.code_lines import code_text
from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.verse import is_verse, read_verse
from octavo.readers.elements.tree import Element, clean_text, drop, global_attributes, is_attached, words
from octavo.walk import Flat


def read_listing(element: Element, converter: Converter) -> list[Flat]:
    """A listing, or verse that is set as one; nothing where no character is."""
    if is_verse(element):
        return read_verse(element, converter)
    for found in list(element.iterdescendants()):
        if isinstance(found.tag, str) and is_attached(found) and stands_beside_code(found):
            drop(found)
    _drop_line_numbers(element)
    text = clean_text(code_text(element).replace("\r\n", "\n").replace("\r", "\n"))
    text = re.sub(r"\A(?:[ \t]*\n)+", "", text).rstrip()
    if not text.strip():
        return []
    return [CodeBlock(text, syntax=syntax_of(element), **global_attributes(element, converter.context))]


def _drop_line_numbers(element: Element) -> None:
    """Drops the numbers of lines that start each row of a listing, where nothing but their order tells them."""
    for holder in element.iter("pre", "code", "div", "tbody", "ol"):
        firsts = [row[0] for row in holder if len(row) and not (row.text or "").strip()]
        if 1 < len(firsts) == len(holder) and numbers_in_order([words(first) for first in firsts]):
            for first in firsts:
                drop(first)
