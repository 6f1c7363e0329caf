"""From bytes to text: a byte order mark, then what the page says, then a guess with a note."""

from __future__ import annotations

import codecs
import re

from octavo.notes import Notes

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]+)""", re.I)


def decode(content: bytes, notes: Notes) -> str:
    """The text of a page."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return content.decode(encoding, "replace")
    stated = _META.search(content[:4096])
    for name in (stated.group(1).decode("ascii") if stated else "", "utf-8"):
        try:
            return content.decode(name)
        except (LookupError, UnicodeDecodeError):
            continue
    notes.add("encoding-guessed", "windows-1252")
    return content.decode("windows-1252", "replace")
