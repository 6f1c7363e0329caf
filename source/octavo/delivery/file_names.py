"""Names of files that every system takes: those of readers, whose disks are FAT, and of whoever opens a message."""

from __future__ import annotations

import re
import unicodedata

_LONGEST = 100
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f-\x9f"*/:<>?\\|\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]+')
"""What some system has in no file name: signs of Windows, controls, what turns the direction of letters."""

_RESERVED = re.compile(r"(con|prn|aux|nul|com[1-9]|lpt[1-9])(\..*)?", re.IGNORECASE)
"""Names of devices of Windows: "aux.epub" can be no file there."""


def safe_stem(words: str) -> str:
    """Words as the stem of a file's name on any system, "" if nothing is left: "Why? A/B" is "Why A B"."""
    spaced = " ".join(_FORBIDDEN.sub(" ", unicodedata.normalize("NFC", words)).split())
    stem = spaced[:_LONGEST].strip(" .")
    return f"{stem}_" if _RESERVED.fullmatch(stem) else stem
