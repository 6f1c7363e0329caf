"""What to print where no installed face has a character: its name or its script, in brackets.

A PDF must not show the empty box of a missing glyph (ISO 14289-1, 7.21.8), and a reader learns nothing
from it either. A sign becomes its name ("[grinning face]"), a word in a script that no face has becomes
"[3 characters of Thai]", and one note an article and script says how to have them printed.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from xml.etree.ElementTree import Element

from octavo import fonts
from octavo.notes import Notes

_CJK = {"Han", "Hiragana", "Katakana", "Hangul", "Bopomofo"}


def replace(section: Element, notes: Notes) -> None:
    """Replaces, in all text under `section`, what no face has."""
    lost: Counter[str] = Counter()
    for element in section.iter():
        if element.text and not element.text.isascii():
            element.text = _shown(element.text, lost)
        if element.tail and not element.tail.isascii():
            element.tail = _shown(element.tail, lost)
    for script, count in sorted(lost.items()):
        notes.add("glyph-missing", f"{count} {_of(script)}{_hint(script)}")


def _shown(text: str, lost: Counter[str]) -> str:
    shown, at = [], 0
    for run in fonts.missing(text):
        script = fonts.script(run[0][0])
        lost[script] += len(run[0])
        shown += [text[at : run.start()], _words(run[0], script)]
        at = run.end()
    return "".join([*shown, text[at:]])


def _words(run: str, script: str) -> str:
    if script:
        return f"[{len(run)} {_of(script)}]"
    return "".join(f"[{unicodedata.name(sign, f'U+{ord(sign):04X}').lower()}]" for sign in run)


def _of(script: str) -> str:
    return f"characters of {script}" if script else "signs"


def _hint(script: str) -> str:
    return "; `pip install octavo[cjk]` brings a font for them" if script in _CJK else ""
