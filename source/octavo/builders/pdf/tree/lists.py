"""How numbered lists count, and in which numerals."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo import fonts
from octavo.notes import Notes

_ZEROS = {
    "arabic-indic": "\u0660", "bengali": "\u09e6", "devanagari": "\u0966", "gujarati": "\u0ae6", "gurmukhi": "\u0a66",
    "kannada": "\u0ce6", "khmer": "\u17e0", "lao": "\u0ed0", "malayalam": "\u0d66", "mongolian": "\u1810",
    "myanmar": "\u1040", "oriya": "\u0b66", "persian": "\u06f0", "tamil": "\u0be6", "telugu": "\u0c66",
    "thai": "\u0e50", "tibetan": "\u0f20",
}  # fmt: skip
"""The digit nought of the scripts that count in tens (CSS Counter Styles 3, 6.1); the other nine follow it."""

_LETTERS = {
    "lower-greek": "α", "armenian": "Ա", "georgian": "ა", "hebrew": "א", "hiragana": "あ", "hiragana-iroha": "い",
    "katakana": "ア", "katakana-iroha": "イ", "cjk-decimal": "〇一", "cjk-earthly-branch": "子",
    "cjk-heavenly-stem": "甲", "japanese-informal": "一十",
}  # fmt: skip
"""Letters of those that count in letters or words: what has a face for them has one for all."""

_NUMERALS = _LETTERS | {name: "".join(chr(ord(zero) + n) for n in range(10)) for name, zero in _ZEROS.items()}


def list_numerals(root: Element) -> str:
    """The numerals that CSS adds before the items of the lists under `root`, each once for a list."""
    return "".join(_numerals_of(numbered) for numbered in root.iter("ol"))


def _numerals_of(numbered: Element) -> str:
    """The numerals of one list, whose first class is how it counts; "" for those that every face has."""
    return _NUMERALS.get(numbered.get("class", "").partition(" ")[0], "")


def number_plainly(section: Element, notes: Notes) -> None:
    """Gives lists plain numbers whose numerals no face has: an empty box says nothing."""
    for numbered in section.iter("ol"):
        if fonts.missing_characters(_numerals_of(numbered)):
            notes.add("glyph-missing", f"numerals of a list: {numbered.attrib.pop('class').partition(' ')[0]}")


def start_lists(section: Element) -> None:
    """Says as styles where a list begins, and which items have other numbers: WeasyPrint reads no such attributes."""
    for numbered in section.iter("ol"):
        number = int(numbered.get("start") or 1) - 1
        if number:
            numbered.set("style", f"counter-reset: list-item {number}")
        for item in numbered.findall("li"):
            step = int(item.attrib.pop("value", number + 1)) - number
            if step != 1:
                item.set("style", f"counter-increment: list-item {step}")
            number += step
