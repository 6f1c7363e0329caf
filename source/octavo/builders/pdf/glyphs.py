"""What to print where no installed face has a character: its name or its script, in brackets.

A PDF must not show the empty box of a missing glyph (ISO 14289-1, 7.21.8), and a reader learns nothing
from it either. A sign becomes its name ("[rocket]"), words in a script that no face has become
"[3 characters of Thai]", and one note a place and script says how many there were.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from xml.etree.ElementTree import Element

from octavo import fonts
from octavo.notes import Notes

_CJK = {"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}


def replace(sections: Iterable[Element], notes: Notes) -> None:
    """Replaces, in all text under `sections`, what no face has."""
    runs: list[str] = []
    for section in sections:
        for element in section.iter():
            if element.text and not element.text.isascii():
                element.text = shown(element.text, runs)
            if element.tail and not element.tail.isascii():
                element.tail = shown(element.tail, runs)
    for script in sorted({fonts.script(run) for run in runs}):
        lost = "".join(run for run in runs if fonts.script(run) == script)
        notes.add("glyph-missing", f"{len(lost)} {_of(script) or _signs(lost)}{_hint(script)}")


def shown(text: str, runs: list[str]) -> str:
    """`text` as it can be printed; what was replaced is added to `runs`."""
    lacking = "".join(sorted(fonts.lacking(text)))
    if not lacking:
        return text
    one = f"[{re.escape(lacking)}]"

    def instead(run: re.Match[str]) -> str:
        runs.append("".join(run[0].split()))
        return _words(run[0])

    return re.sub(rf"{one}(?:\s*{one})*", instead, text)


def _words(run: str) -> str:
    if script := fonts.script(run):
        return f"[{len(run)} {_of(script)}]"
    return "".join(sign if sign.isspace() else f"[{_name(sign)}]" for sign in run)


def _name(sign: str) -> str:
    return unicodedata.name(sign, f"U+{ord(sign):04X}").lower()


def _of(script: str) -> str:
    return f"characters of {script}" if script else ""


def _signs(lost: str) -> str:
    return f"signs: {', '.join(_name(sign) for sign in sorted(set(lost))[:5])}"


def _hint(script: str) -> str:
    return "; `pip install octavo[cjk]` brings a font for them" if script in _CJK else ""
