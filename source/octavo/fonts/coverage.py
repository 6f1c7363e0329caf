"""Which face sets which character: the house's own, one for the script, one of the machine, or none.

Files are opened only for characters beyond those of plain Western text, and each at most once a process.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

from octavo.fonts import scripts, system
from octavo.fonts.faces import FALLBACKS, TEXT_FALLBACKS, family_file, font_files, hyphenate
from octavo.fonts.scripts import EMOJI, SCRIPTS, SIGNS
from octavo.locale.characters import UNSEEN

_SAMPLE = "of all the words that a reader meets on a page most are short and plain, and a few are long and uncommon"
"""English as it is: how often each letter comes decides how wide a line of text is."""

_USUAL = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\u017f\u2010-\u2026\u2030\u2032\u2033\u2039\u203a\u20ac\u2122\u2212]")
"""Finds characters beyond those that text and code faces are known to have: "č" is known, "ʃ" and "漢" are not."""

_PLAIN = re.compile("[\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018-\u201a\u201c-\u201e\u2022\u2026\u20ac]*")
"""Words that every text face of the house has: "Café “Zum Löwen” – €5"."""

_SHOWN_AS_EMOJI = frozenset("\ufe0f\u20e3")
"""What makes an emoji of the sign before it, whatever face has that: "⚠" and U+FE0F."""


@cache
def average_advance(family: str) -> float:
    """How wide a character of plain text is on average, in ems."""
    from fontTools.ttLib import TTFont

    with TTFont(font_files()[f"{hyphenate(family)}-400-normal"], lazy=True) as font:
        glyphs, widths = font.getBestCmap(), font["hmtx"]
        total = sum(widths[glyphs[ord(letter)]][0] for letter in _SAMPLE)
        return float(total / len(_SAMPLE) / font["head"].unitsPerEm)


def is_private(character: str) -> bool:
    """Whether a character means only what its writer agreed on (Private_Use): a face may show anything for it."""
    return unicodedata.category(character) == "Co"


def is_plain(text: str) -> bool:
    """Whether every text face of the house has all characters of `text`: then no file is opened."""
    return _PLAIN.fullmatch(text) is not None


def missing_characters(text: str) -> set[str]:
    """The characters of `text` that no face has."""
    return {found for found in _unusual(text) if find_family(found) is None and not UNSEEN.match(found)}


def find_more_families(text: str) -> tuple[str, ...]:
    """The families that `text` needs beside those that stand in everywhere, in the order of the scripts' names."""
    found = _unusual(text)
    families = {family for family in map(find_family, found - _SHOWN_AS_EMOJI) if family}
    if found & _SHOWN_AS_EMOJI and family_file(EMOJI):
        families.add(EMOJI)
    return tuple(sorted(families, key=lambda family: (family in SIGNS, family)))


def _unusual(text: str) -> set[str]:
    return set() if text.isascii() else set(_USUAL.findall(text))


@cache
def find_family(character: str) -> str | None:
    """The family that sets a character: "" for those that stand in everywhere, None for no family at all."""
    if is_private(character):
        return None
    code = ord(character)
    if any(code in _family_characters(family) for family in TEXT_FALLBACKS):
        return ""
    for family in _script_families(character):
        if code in _family_characters(family):
            return family
    if any(code in _family_characters(family) for family in FALLBACKS):
        return ""
    signs = (family for family in (EMOJI, *SIGNS) if code in _family_characters(family))
    return next(signs, None) or system.take_family(character)


def find_face(character: str) -> Path | None:
    """The font file of a face for a character that a text's own face lacks."""
    family = find_family(character)
    if family == "":
        family = next(name for name in FALLBACKS if ord(character) in _family_characters(name))
    return family_file(family) if family else None


def _script_families(character: str) -> list[str]:
    """The families for the scripts that a character is used in."""
    from fontTools.unicodedata import script_extension

    return [SCRIPTS[code] for code in sorted(script_extension(character)) if code in SCRIPTS]


@cache
def _family_characters(family: str) -> frozenset[int]:
    """The code points that the upright face of a family has; none if it is not installed."""
    file = family_file(family)
    return characters_of(file) if file else frozenset()


@cache
def characters_of(file: Path) -> frozenset[int]:
    """The code points that a font file has."""
    from fontTools.ttLib import TTFont

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap() or ())


def emoji_face() -> Path | None:
    """The font file for what is shown as an emoji; None if it is not installed."""
    return family_file(EMOJI)


def script_name(text: str) -> str:
    """The script of `text` in plain words ("Han", "Devanagari"), "" where it is all signs of no one script."""
    from fontTools import unicodedata as ucd

    codes = (ucd.script(character) for character in text)
    code = next((code for code in codes if code not in {"Zyyy", "Zinh", "Zzzz"}), "")
    return str(ucd.script_name(code)).replace("_", " ") if code else ""


def has_extra(name: str) -> bool:
    """Whether what an extra of octavo installs is here: "cjk" or "scripts"."""
    return scripts.is_installed() if name == "scripts" else family_file("Noto Sans CJK") is not None
