"""Names in a row: where one ends and the next begins, and which are those of boards and firms."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(r"\s*(?:[;|•·\n、]|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|esq|inc|ltd|llc|[iv]+)\b))\s*", re.I)
"""What stands between names in any case: "; ", ", "; but the comma of "Ada Holm, Jr." is part of a name."""

_AND = re.compile(
    r"\s*(?:&|/|＆)\s*|\s+(?:and|with|und|mit|et|avec|y|con|e|en|og|och|i|a|ja|és|és|ve|и|та|και)\s+|と|和", re.I
)
"""What may stand between two names, and in one: "Ada Holm and Bo Ek", "Johnson & Johnson"."""

_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|en|og|och|with|mit|avec|&)\s+", re.I)  # "Ada Holm, and Bo Ek"

_ORGANISATION = re.compile(
    r"\b(?:agency|agentur|association|authority|board|bureau|bundesanstalt|bundestagsfraktion|cent(?:er|re)|church|club"
    r"|college|commission|committee|collective|company|cooperative|corporation|council|department|desk|fondation|foundation|fraktion"
    r"|gesellschaft|group|gruppe|guild|institute?|institut[eo]?|kirche|landesanstalt|league|ministerium|ministry"
    r"|museum|network|office|partei|partners|partnership|press|redaktion|school|services?|soci(?:ety|été)|stiftung"
    r"|amt|blog|direkt|magazine?|media|news|online|portal|shop|store|team|trust|zeitung|union|universit(?:y|ät|é)|universidad|verband|verein|verlag)\b"
    r"|\b(?:gmbh|ag|inc|ltd|llc|plc|corp|co|sa|srl|s\.?p\.?a|b\.?v|e\.\s?v|ab|oy|kg|se)\b\.?$|\b(?:sons|bros|daughters|co)\.?$"
    r"|\s(?:times|tribune|gazette|sentinel|journal|herald|chronicle)$",
    re.I,
)
"""Words of names that no person has: "Standards and Practices Board", "Holm & Sons", "Ek GmbH", "Ghent Gazette"."""


def split_names(text: str) -> list[str]:
    """The names in a row of names; that of a board or a firm stays whole, with its "and"."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    return [name for part in parts for name in _split_part(_LEADING_AND.sub("", part)) if name]


def is_organisation(name: str) -> bool:
    """Whether a word of a name says that it is none of a person."""
    return _ORGANISATION.search(name) is not None


def _split_part(part: str) -> list[str]:
    sides = [side.strip() for side in _AND.split(part)]
    return [part] if len(sides) > 1 and (is_organisation(part) or _is_firm(part, sides)) else sides


def _is_firm(part: str, sides: list[str]) -> bool:
    """Whether what is joined is one name: surnames by "&", or words that no name of a person has."""
    if "&" in part and all(len(side.split()) == 1 for side in sides):  # "Johnson & Johnson"
        return True
    return any(word.islower() and word not in PARTICLES for side in sides for word in side.split())


PARTICLES = {
    "de", "van", "von", "der", "den", "la", "le", "da", "di", "do", "dos", "das", "del", "bin", "ben", "al", "el", "du",
    "ten", "ter", "af", "av", "y", "e", "zu", "dela", "della", "degli", "vom", "zum", "zur", "ibn", "st.", "of", "dit",
}  # fmt: skip
"""Small words in names: "Bo de Vries"."""
