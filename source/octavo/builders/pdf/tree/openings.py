"""The first words of an article stand apart, for small capitals."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from octavo.markup_names import Class

_OPENING = re.compile(r"\S.{11,27}(?=\s)")  # "The bridge was measured" of "The bridge was measured twice before …"
"""The words that open an article: two to six of them."""


def mark_opening(section: Element) -> None:
    """Puts the opening words of an article whose first block is a plain paragraph into an element of their own.

    A script without capitals has no small ones, and those whose letters join have no space between them.
    """
    first = section[1] if len(section) > 1 else section
    found = _OPENING.match(first.text or "") if first.tag == "p" and not first.get("class") else None
    if found and found[0].upper() != found[0]:
        opening = Element("span", {"class": Class.OPENING})
        opening.text = found[0]
        opening.tail = (first.text or "")[found.end() :]
        first.text = None
        first.insert(0, opening)
