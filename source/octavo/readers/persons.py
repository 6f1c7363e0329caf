"""Names in a row: where one ends and the next begins, and which are those of boards and firms."""

from __future__ import annotations

import re

_SEPARATORS = re.compile(
    r"\s*(?:[;|•·\n、]|,(?!\s*(?:jr|sr|ph\.?d|m\.?d|esq|inc|ltd|llc|llp|[iv]+)\b"
    r"|\s*(?-i:[OCMK]BE|FRS|DDS|RN|JD|MPH|MSc|BSc|BA|MA|MBA|DPhil|DSc|DVM|CPA|SJ|OP|QC|KC)\b))\s*",
    re.I,
)
"""What stands between names in any case: "; ", ", "; but the comma of "Ada Holm, Jr." is part of a name."""

_AND = re.compile(
    r"\s*(?:&|/|＆)\s*|\s+(?:and|with|und|mit|et|avec|y|con|e|en|og|och|i|a|ja|és|és|ve|и|та|και)\s+|と|和", re.I
)
"""What may stand between two names, and in one: "Ada Holm and Bo Ek", "Johnson & Johnson"."""

_LEADING_AND = re.compile(r"^(?:and|und|et|y|e|en|og|och|with|mit|avec|&)\s+", re.I)  # "Ada Holm, and Bo Ek"

_ORGANISATION = re.compile(
    r"\b(?:academy|administration|agency|agentur|alliance|amt|archives?|associates|association|authority|bank|blog|board"
    r"|books|bureau|bundesanstalt|bundestagsfraktion|cent(?:er|re)|church|club|coalition|college|collective|commission"
    r"|committee|company|congress|consortium|consult(?:ants|ing)|cooperative|corporation|council|department|desk|direkt"
    r"|directorate|federation|films|fondation|forum|foundation|fraktion|gesellschaft|group|gruppe|guild|initiative"
    r"|institute?|institut[eo]?|kirche|laborator(?:y|ies)|landesanstalt|league|library|llp|magazine?|media|ministerium"
    r"|ministry|museum|network|news|observatory|offices?|online|orchestra|partei|partner mbb|partners|partnership"
    r"|pictures|portal|press|productions|project|records|redaktion|school|services?|shop|soci(?:ety|été)|solutions"
    r"|stiftung|store|studios?|syndicate|systems|team|technologies|trust|union|universidad|universit(?:y|ät|é)"
    r"|verband|verein|verlag|works|workshop|zeitung)\b"
    r"|\b(?:gmbh|ag|inc|ltd|llc|plc|corp|co|sa|srl|s\.?p\.?a|b\.?v|e\.\s?v|ab|oy|kg|se)\b\.?$|\b(?:sons|bros|daughters|co)\.?$"
    r"|\s(?:times|tribune|gazette|sentinel|journal|herald|chronicle)$",
    re.I,
)
"""Words of names that no person has: "Standards and Practices Board", "Holm & Sons", "Ek GmbH", "Ghent Gazette"."""


def split_names(text: str) -> list[str]:
    """The names in a row of names; that of a board or a firm stays whole, with its "and"."""
    if ";" in text:
        return [name for part in text.split(";") for name in _read_inverted(part.strip())]
    parts = [part for part in _SEPARATORS.split(text) if part]
    if len(parts) > 1 and _is_firm_of_many(text, parts):
        return [" ".join(text.split())]
    return [name for part in parts for name in _split_part(_LEADING_AND.sub("", part)) if name]


_INVERTED = re.compile(r"([^\s,]+(?:\s[^\s,]+)?),\s*([^\s,]+(?:\s[^\s,]+){0,2})")  # "Holm, Ada M."


def _read_inverted(part: str) -> list[str]:
    """The names in what stands between semicolons: "Holm, Ada" is one person, as catalogues write her."""
    match = _INVERTED.fullmatch(part)
    if match and not is_organisation(part) and _SEPARATORS.search(part):
        return [f"{match[2]} {match[1]}"]
    return split_names(part) if part else []


def _is_firm_of_many(text: str, parts: list[str]) -> bool:
    """Whether surnames in a row, the last two joined, are one firm: "Holm, Ek & Partners", "Salt and Oil, Ltd"."""
    sides = [side for part in parts for side in _AND.split(_LEADING_AND.sub("", part.strip())) if side.strip()]
    if len(sides) == len(parts) and not _LEADING_AND.match(parts[-1]):
        return False
    if any(len(side.split()) > 1 for side in sides[:-1]):
        return False
    return is_organisation(text) or ("&" in text and all(len(side.split()) == 1 for side in sides))


def is_organisation(name: str) -> bool:
    """Whether a word of a name says that it is none of a person."""
    return _ORGANISATION.search(name) is not None


def _split_part(part: str) -> list[str]:
    sides = [side.strip() for side in _AND.split(part)]
    return [part] if len(sides) > 1 and (is_organisation(part) or _is_firm(part, sides)) else sides


_SURNAMES = re.compile(r"\S+(?:\s\S+)+\s[yi]\s\S+", re.I)
"""Two surnames of one person in Spanish or Catalan: "Santiago Ramón y Cajal"."""


def _is_firm(part: str, sides: list[str]) -> bool:
    """Whether what is joined is one name: surnames by "&", or words that no name of a person has."""
    if "&" in part and all(len(side.split()) == 1 for side in sides):  # "Johnson & Johnson"
        return True
    if _SURNAMES.fullmatch(part):
        return True
    return any(word.islower() and word not in PARTICLES for side in sides for word in side.split())


PARTICLES = {
    "de", "van", "von", "der", "den", "la", "le", "da", "di", "do", "dos", "das", "del", "bin", "ben", "al", "el", "du",
    "ten", "ter", "af", "av", "y", "e", "zu", "dela", "della", "degli", "vom", "zum", "zur", "ibn", "st.", "of", "dit",
}  # fmt: skip
"""Small words in names: "Bo de Vries"."""
