"""What the package says of a book to those who cannot see, hear or bear everything: only what was measured.

Words are those of the EPUB Accessibility 1.1 and schema.org vocabularies. No conformance is claimed, because
nobody has checked it.
"""

from __future__ import annotations

from msgspec import Struct

from octavo.model import Image
from octavo.resources import Asset

Property = tuple[str, str]
"""A property of schema.org and its value."""

ALWAYS = ("ARIA", "displayTransformability", "readingOrder", "structuralNavigation", "tableOfContents", "unlocked")
"""True of every book from here: text that reflows, in reading order, with headings, roles and contents."""


class Facts(Struct, frozen=True):
    """What was counted while a book was written. `pictures` are those of the articles, without the cover."""

    pictures: tuple[Image, ...]
    formulas: int
    moving: bool

    @property
    def described(self) -> bool:
        """Whether every picture has words of its own, or is said to be an ornament."""
        return all(picture.alt is not None for picture in self.pictures)


def properties(facts: Facts) -> list[Property]:
    """The metadata, in the order in which it is written."""
    found: list[Property] = [("accessMode", "textual")]
    if facts.pictures:
        found.append(("accessMode", "visual"))
        found.append(("accessModeSufficient", "textual,visual"))
    if facts.described:
        found.append(("accessModeSufficient", "textual"))
    found += [("accessibilityFeature", feature) for feature in _features(facts)]
    found.append(("accessibilityHazard", "unknown" if facts.moving else "none"))
    found.append(("accessibilitySummary", summary(facts)))
    return found


def _features(facts: Facts) -> list[str]:
    features = list(ALWAYS)
    if facts.pictures and facts.described:
        features.append("alternativeText")
    if facts.formulas:
        features.append("MathML")
    return sorted(features)


def summary(facts: Facts) -> str:
    """The same in sentences, in English."""
    said = ["The text reflows, is in reading order, and has headings and a table of contents."]
    lacking = sum(picture.alt is None for picture in facts.pictures)
    if not facts.pictures:
        said.append("Apart from its cover it has no pictures.")
    elif not lacking:
        said.append("Every picture has a description or is marked as an ornament.")
    else:
        said.append(f"Pictures without a description: {lacking} of {len(facts.pictures)}.")
    if facts.formulas:
        said.append("Formulas are MathML with their source as alternative text.")
    said.append("Some pictures may move." if facts.moving else "Nothing in it flashes, moves or makes a sound.")
    return " ".join(said)


def moves(picture: Asset) -> bool:
    """Whether a picture has more than one frame, or might: found without decoding it."""
    content = picture.content
    match picture.media_type:
        case "image/gif":
            return content.count(b"\x21\xf9\x04") > 1 or b"NETSCAPE2.0" in content
        case "image/png":
            return b"acTL" in content[:4096]
        case "image/webp":
            return b"ANIM" in content[:64]
        case "image/svg+xml":
            return b"<animate" in content or b"<set" in content or b"@keyframes" in content
    return False
