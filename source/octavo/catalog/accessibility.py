"""Who can read a book, in plain words, from what it says of itself (W3C, EPUB Accessibility Metadata display)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.catalog.book import Accessibility
from octavo.locale.phrases import phrases

_PHRASES = {
    "displayTransformability": "appearance-changes",
    "alternativeText": "pictures-described",
    "MathML": "formulas-mathml",
}
"""Features of schema.org, and the phrases that books of ours say them with."""

_WORDS = {
    frozenset({"tableOfContents", "structuralNavigation"}): "Contents and headings lead through the book.",
    frozenset(
        {"pageNavigation", "pageBreakMarkers", "printPageNumbers"}
    ): "It has the page numbers of a printed edition.",
    frozenset({"synchronizedAudioText"}): "It is read aloud, and the text follows.",
    frozenset({"describedMath", "longDescription"}): "Pictures that need it have long descriptions.",
    frozenset({"ttsMarkup"}): "It says how words are pronounced.",
    frozenset({"braille", "tactileGraphic", "tactileObject"}): "It has parts for reading by finger.",
    frozenset({"captions", "openCaptions", "closedCaptions"}): "Videos have captions.",
    frozenset({"transcript"}): "What is spoken can be read.",
}
"""Features of which one is enough, and what they mean."""

_HAZARDS = {
    "flashing": "Something flashes.",
    "flashingHazard": "Something flashes.",
    "motionSimulation": "Something moves in a way that can make dizzy.",
    "motionSimulationHazard": "Something moves in a way that can make dizzy.",
    "sound": "There are sounds that can hurt.",
    "soundHazard": "There are sounds that can hurt.",
}

_OLD_CLAIM = re.compile(r"accessibility-20170105\.html#wcag-(aaa|aa|a)$")
"""How EPUB Accessibility 1.0 names a claim: an address."""


def describe_accessibility(found: Accessibility) -> list[str]:
    """What a book says of who can read it, a sentence each; none where it says nothing."""
    return list(dict.fromkeys([*_claims(found), *_ways_of_reading(found), *_hazards(found)]))


def _claims(found: Accessibility) -> Iterator[str]:
    """The standards that it claims to keep, and who says so."""
    for claim in found.conforms_to:
        if old := _OLD_CLAIM.search(claim):
            yield f"EPUB Accessibility 1.0, WCAG 2.0 level {old[1].upper()}."
        elif not claim.startswith("http"):
            yield f"{claim}."
    if found.conforms_to and found.certifiers:
        yield f"Found by {', '.join(found.certifiers)}."


def _ways_of_reading(found: Accessibility) -> Iterator[str]:
    words, features = phrases("en"), set(found.features)
    if "textual" in found.sufficient or found.modes == ("textual",):
        yield words["aloud"]
    if "auditory" in found.sufficient:
        yield "It can be listened to."
    yield from (words[phrase] for feature, phrase in _PHRASES.items() if feature in features)
    yield from (sentence for any_of, sentence in _WORDS.items() if any_of & features)


def _hazards(found: Accessibility) -> Iterator[str]:
    if "none" in found.hazards:
        yield phrases("en")["hazards-none"]
    yield from (_HAZARDS[one] for one in found.hazards if one in _HAZARDS)
