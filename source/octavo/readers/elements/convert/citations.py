"""Citations that a page names by key and fills by a script (Distill's `d-cite`): their keys stand in brackets."""

from __future__ import annotations

import re

from octavo.readers.elements.convert.converter import Converter
from octavo.readers.elements.convert.inline_builder import InlineBuilder
from octavo.readers.elements.tree import Element, collapse, words

_KEYS = ("key", "bibtex-key", "data-key", "data-cites")
"""Attributes that name what is cited: `<d-cite key="holm2020,lind2021">`."""

_BETWEEN = re.compile(r"[,;\s]+")  # "holm2020, lind2021"


def read_citation(element: Element, line: InlineBuilder, converter: Converter) -> None:
    """A citation: its words, if it has any, else its keys, so that no sentence has a hole; that is noted."""
    if words(element):
        converter.add_content(element, line)
        return
    keys = next((stated for name in _KEYS if (stated := collapse(element.get(name)))), "")
    if keys:
        line.add_text(f"[{', '.join(_BETWEEN.split(keys.strip(',; ')))}]")
        converter.context.count("structure-changed", "a citation whose entry no one filled in is its key")
