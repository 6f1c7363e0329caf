"""The first words of an article stand apart, for small capitals."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from octavo.markup_names import Class

_OPENING = re.compile(r"\S.{11,27}(?=\s)")  # "The bridge was measured" of "The bridge was measured twice before …"
"""The words that open an article: two to six of them."""


def mark_opening(section: Element) -> None:
    """Puts the opening words of an article whose first block is a plain paragraph into an element of their own."""
    first = section[1] if len(section) > 1 else section
    if first.tag == "p" and not first.get("class") and (found := _OPENING.match(first.text or "")):
        opening = Element("span", {"class": Class.OPENING})
        opening.text = found[0]
        opening.tail = (first.text or "")[found.end() :]
        first.text = None
        first.insert(0, opening)
