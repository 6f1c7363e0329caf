"""Sentences that point at what stands right behind them: "Here is the result:", "The following table shows it." """

from __future__ import annotations

import re

_POINTERS = {
    "en": "below|following|as follows",
    "de": "unten|folgende[nmrs]?|wie folgt|nachstehend\\w*",
    "fr": "ci-dessous|suivante?s?|ci-après",
    "es": "abajo|a continuación|siguientes?",
    "it": "sotto|qui sotto|seguent[ei]",
    "pt": "abaixo|a seguir|seguintes?",
    "nl": "hieronder|onderstaande?|volgende",
    "sv": "nedan|följande",
    "da": "nedenfor|følgende",
    "nb": "nedenfor|følgende",
    "fi": "alla|seuraava\\w*",
    "pl": "poniżej|następując\\w+",
    "cs": "níže|následující\\w*",
    "ru": "ниже|следующ\\w+",
}
"""By language, the words by which a sentence says that what it speaks of comes next."""

_COLONS = (":", "\uff1a", "\u1365")
"""The colon (U+003A), that of Chinese and Japanese (U+FF1A), and that of Ethiopic (U+1365)."""

_SENTENCE = re.compile(r"[^.!?。！？]+[.!?。！？]*\s*$")  # the last one of some


def points_ahead(words: str, language: str) -> bool:
    """Whether the last sentence of some words, in the language of a BCP 47 tag, leads to what stands right behind."""
    said = words.strip()
    if said.endswith(_COLONS):
        return True
    last = _SENTENCE.search(said)
    pointers = _POINTERS.get(language.lower().partition("-")[0], "")
    return bool(pointers and last and re.search(rf"\b(?:{pointers})\b", last[0], re.IGNORECASE))
