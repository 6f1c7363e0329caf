"""What the shape of a line says: a sentence, a heading, a label, a name."""

from __future__ import annotations

import re

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*$")
_PERIOD = re.compile(r"(?:[.。][\"'”’»)\]]*|[,;])$")
_DATE = re.compile(r"\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \w{3,9}\.? \d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ELLIPSIS = re.compile(r"(?:\.{3,}|…)$")
_QUOTED = re.compile(r"[\"'“‘„«].*[\"'”’“»][.,]?$")
_OPENING = re.compile(r"[\"'“‘„«(\[¿¡]*")
_LABELLED = re.compile(
    r"(note|sources?|via|credit|photo|image|tip|warning|rated|price|best for)\b ?:|—|–|courtesy of|.* \| |"
    r"(published|posted|updated) .*\d",
    re.IGNORECASE,
)
_PART = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽ][\w’'.-]*|de|da|di|del|della|van|von|der|den|le|la|bin|al|el|ter|y|e)"
_NAME = re.compile(rf"{_PART}(?: {_PART}){{1,4}}")
_JOBS = re.compile(
    r"\b(reporter|editor|correspondent|contributor|writer|journalist|columnist|author|blogger|staff|producer|engineer|"
    r"manager|director|professor|analyst|specialist|founder|scientist|researcher|strategist|expert|"
    r"redakteur(in)?|journaliste|redactor[a]?)\b",
    re.IGNORECASE,
)


def size(text: str) -> int:
    """How many words, about; for scripts without spaces two characters are one."""
    return max(len(text.split()), len(text) // 14 if text.isascii() else len(_UNSPACED.findall(text)) // 2)


def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does and is long enough for one."""
    return bool(_END.search(text)) and not _ELLIPSIS.search(text) and size(text) > 2


def is_prose(text: str) -> bool:
    """Whether it can only be running text."""
    return size(text) > 16 or (is_sentence(text) and size(text) > 7)


def looks_like_heading(text: str) -> bool:
    """Whether a line could head what follows: short, and no sentence."""
    bare = _OPENING.sub("", text, count=1)
    if size(text) > 16 or len(text) > 120 or not bare or _QUOTED.fullmatch(text):
        return False
    if (_PERIOD.search(text) and not _ELLIPSIS.search(text)) or _DATE.fullmatch(text):
        return False
    if (text.endswith(":") and size(text) > 3) or _LABELLED.match(text) or (text[0] == "(" and text[-1] == ")"):
        return False
    first = bare[0]
    titled = first.isupper() or first.isdigit() or not first.isascii() or bare[1:2].isupper()
    return titled and any(letter.isalpha() for letter in bare)


def looks_like_name(text: str) -> bool:
    """Whether it could be a person's name: two to five words with capitals."""
    return bool(_NAME.fullmatch(text)) and not any(letter.isdigit() for letter in text) and not text.isupper()


def looks_like_job(text: str) -> bool:
    """Whether it says what a writer does: "News reporter @name"."""
    return size(text) <= 8 and bool(_JOBS.search(text)) and not is_sentence(text)
