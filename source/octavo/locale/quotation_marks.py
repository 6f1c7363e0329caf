"""Which quotation marks, dashes and spaces each language writes, after the habits of its publishers."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

NARROW = "\u202f"
"""Narrow no-break space."""


class QuotationMarks(NamedTuple):
    """The marks of a language. Quotes are what opens and what closes, with the spaces that belong to them."""

    double: tuple[str, str]
    single: tuple[str, str]
    dash: str = "–"
    """Between words that have spaces around it."""
    joined: str = "–"
    """Between words that have none."""
    elided: str = ""
    """A pattern of words that start with an apostrophe (without it)."""
    spaced: bool = False
    """Whether ; ! ? : and « » stand apart from their words by no-break spaces."""


_HIGH = ("“", "”")
_HIGH_SINGLE = ("‘", "’")
_LOW = ("„", "“")
_LOW_SINGLE = ("‚", "‘")
_ANGLED = ("«", "»")

_ENGLISH = QuotationMarks(
    _HIGH,
    _HIGH_SINGLE,
    joined="—",
    elided="tisn?|twas(?:n|nt)?|twere|twill|twixt|em|cause|bout|round|til|till|n|ere|neath|gainst|nuff|cuz|cept",
)
_GERMAN = QuotationMarks(_LOW, _LOW_SINGLE, elided="s|n|ne|nen|nem|ner|ran|rein|rum|rauf|runter|ne[mnr]?")
_CZECH = QuotationMarks(_LOW, _LOW_SINGLE)
_DUTCH = QuotationMarks(_HIGH, _HIGH_SINGLE, elided="s|t|n|k|m|r|ns|tis|twas")
_NORDIC = QuotationMarks(("”", "”"), ("’", "’"))
_NORWEGIAN = QuotationMarks(_ANGLED, _HIGH_SINGLE)
_RUSSIAN = QuotationMarks(_ANGLED, _LOW, dash="—", joined="—")
_POLISH = QuotationMarks(("„", "”"), ("‚", "’"), joined="—")

LANGUAGES = {
    "ca": QuotationMarks(_ANGLED, _HIGH_SINGLE, joined="—"),
    "cs": _CZECH,
    "da": QuotationMarks(("»", "«"), ("›", "‹")),
    "de": _GERMAN,
    "de-CH": _GERMAN._replace(double=_ANGLED, single=("‹", "›")),
    "el": QuotationMarks(_ANGLED, _HIGH_SINGLE),
    "en": _ENGLISH,
    "es": QuotationMarks(_ANGLED, _HIGH_SINGLE, joined="—"),
    "fi": _NORDIC,
    "fr": QuotationMarks((f"«{NARROW}", f"{NARROW}»"), _HIGH_SINGLE, joined="—", spaced=True),
    "hu": QuotationMarks(("„", "”"), ("’", "’")),
    "it": QuotationMarks(_ANGLED, _HIGH_SINGLE, joined="—"),
    "nb": _NORWEGIAN,
    "nl": _DUTCH,
    "nn": _NORWEGIAN,
    "no": _NORWEGIAN,
    "pl": _POLISH,
    "pt": QuotationMarks(_HIGH, _HIGH_SINGLE, joined="—"),
    "pt-PT": QuotationMarks(_ANGLED, _HIGH_SINGLE, joined="—"),
    "ro": QuotationMarks(("„", "”"), _ANGLED, joined="—"),
    "ru": _RUSSIAN,
    "sk": _CZECH,
    "sv": _NORDIC,
    "tr": QuotationMarks(_HIGH, _HIGH_SINGLE),
    "uk": _RUSSIAN,
}
"""Marks by BCP 47 tag: a language, or a language and a region that writes otherwise."""


@cache
def quotation_marks(language: str) -> QuotationMarks | None:
    """The marks of a BCP 47 tag, None where they are not known: such text stays as it is."""
    primary, _, region = language.replace("_", "-").partition("-")
    return LANGUAGES.get(f"{primary.lower()}-{region.upper()}") or LANGUAGES.get(primary.lower())


_CORNERED = QuotationMarks(("「", "」"), ("『", "』"))


def quote_pair(language: str, depth: int = 0) -> tuple[str, str]:
    """What opens and closes a quotation that stands in `depth` others: double and single marks in turn.

    “ ” and ‘ ’ where those of the language are not known.
    """
    primary, *others = language.lower().replace("_", "-").split("-")
    cornered = primary == "ja" or (primary == "zh" and not {"hant", "hk", "mo", "tw"}.isdisjoint(others))
    known = _CORNERED if cornered else quotation_marks(language) or _ENGLISH
    return known.single if depth % 2 else known.double
