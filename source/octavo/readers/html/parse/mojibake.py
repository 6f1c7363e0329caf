"""Repairs UTF-8 that was taken for Windows-1252 or Latin-1 and encoded once more: "â€™" was "’".

A page about such errors shows them beside the characters themselves, and stays as it is: only what stands more often
wrong than right is repaired.
"""

from __future__ import annotations

import re
from collections import Counter

from octavo.notes import Notes


def _character(byte: int) -> str:
    """What a byte is in Windows-1252, or in Latin-1 where that leaves it open."""
    return bytes([byte]).decode("cp1252", "ignore") or chr(byte)


_BYTES = {_character(byte): byte for byte in range(0x80, 0x100)} | {chr(byte): byte for byte in range(0x80, 0x100)}
"""The byte that each character was: of both encodings, as the second one is either."""

_REST = "".join(re.escape(letter) for letter, byte in _BYTES.items() if 0x80 <= byte < 0xC0)
_WRONG = re.compile(
    f"[\xc2-\xf4](?:(?<=[\xc2-\xdf])[{_REST}]|(?<=[\xe0-\xef])[{_REST}]{{2}}|(?<=[\xf0-\xf4])[{_REST}]{{3}})"
)
"""UTF-8 as it looks when each of its bytes is a character: "Ã©", "â€”", "â\\x80\\x99"."""

_LEADS = "ÂÃâåäãæçèéÄÅÎÏÐÑ×ØÙàáï"
"""What UTF-8 begins with, as a character, in Latin letters and signs, CJK, Greek, Cyrillic, Hebrew, Arabic, Indic."""

_LEAST = 3
"""Places by which a page was encoded twice, and not one that says such a thing by chance."""

_MOST_TIMES = 2
"""How often text is repaired that was encoded again and again."""


def repair_mojibake(text: str, notes: Notes) -> str:
    """`text` with what was encoded twice as it was; a note counts the places."""
    if text.isascii() or not any(lead in text for lead in _LEADS):
        return text
    for _ in range(_MOST_TIMES):
        repaired, places = _repair_once(text)
        if places < _LEAST:
            return text
        notes.add("encoding-guessed", f"utf-8 that was encoded twice ({places} places)")
        text = repaired
    return text


def _repair_once(text: str) -> tuple[str, int]:
    """`text` repaired, and in how many places."""
    wrong = Counter(match.group() for match in _WRONG.finditer(text))
    meant = {said: right for said in wrong if (right := _decode(said)) and text.count(right) <= wrong[said]}
    repaired = _WRONG.sub(lambda match: meant.get(match.group(), match.group()), text) if meant else text
    return repaired, sum(wrong[said] for said in meant)


def _decode(said: str) -> str:
    """The character that was encoded twice, "" if these are none's bytes."""
    return bytes(_BYTES[letter] for letter in said).decode("utf-8", "ignore")
