"""What a line looks like by itself: a sentence, a heading, a name, a job."""

from __future__ import annotations

import re
from functools import lru_cache

LINES = 50_000
"""So many lines what is said of a line is kept for: each rule asks for the same, of one line after another."""

_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]」』]*$")  # "… late.”"
_STOP = re.compile(r"(?:[.。،][\"'”’»)\]」』]*|[,;、])$")  # a heading may end in "?", but not in "." or ","
_DATE = re.compile(  # "May 3, 2021", "3. Mai 2021", "3/5/21"
    r"\w{3,9}\.? \d{1,2}, \d{4}|\d{1,2}\.? \w{3,9}\.? \d{4}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
)
UNSPACED = re.compile(r"[\u0e00-\u0eff\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60]")  # Thai, Lao, kana, Han
_STOP_INSIDE = re.compile(r"[。！？]")  # a headline of Han and kana has none
_ELLIPSIS = re.compile(r"(?:\.{3,}|…)$")  # "And then…"
_QUOTED = re.compile(r"[\"'“‘„«].*[\"'”’“»][.,]?$")  # "“Read the table”"
_OPENING = re.compile(r"[\"'“‘„«(\[¿¡]*")  # the marks before "¿Por qué?"
_LABELLED = re.compile(  # "Note: …", "See: “Tides”", "— Ada Holm", "Tides | Weather | News", "Posted on May 3"
    r"(note|sources?|via|credit|photo|image|tip|warning|rated|price|best for|see|siehe|voir|ver) ?:|—|–|courtesy of|"
    r".* \| |(published|posted|updated) .*\d",
    re.IGNORECASE,
)
_NAME_PART = r"(?:[A-ZÀ-ÖØ-ÞŁŚŽ][\w’'.-]*|de|da|di|del|della|van|von|der|den|le|la|bin|al|el|ter|y|e)"
_NAME = re.compile(rf"{_NAME_PART}(?: {_NAME_PART}){{1,4}}")  # "Ada Holm", "Lou de la Mer"
_NO_NAME = re.compile(  # "Our Team", "In This Story"
    r"(our|the|this|that|my|your|in|on|at|all|more|meet|about|why|how|what|when|where|get|read|see|view|best|new|"
    r"top|first|last|related|latest|la|le|les|el|los|das|die|der|und|and|for|from|by|to)\b",
    re.IGNORECASE,
)
_CASED = re.compile(r"[^\W\d_]{4,}")  # words that a title in title case begins with a capital: "Need", "Reading"
_BRACKETS = ("()", "[]", "（）", "［］")  # "[Illustration]" is no heading
_JOBS = re.compile(  # "Staff writer"
    r"\b(reporter|editor|correspondent|contributor|writer|journalist|columnist|author|blogger|staff|producer|engineer|"
    r"manager|director|professor|analyst|specialist|founder|scientist|researcher|strategist|expert|consultant|coach|"
    r"attorney|dietitian|nutritionist|nurse|chef|ceo|cto|president|chair|lead|head of|phd|md|critic|photographer|"
    r"associate|fellow|lecturer|advisor|architect|developer|designer|teacher|"
    r"redakteur(in)?|journaliste|redactor[a]?)\b",
    re.IGNORECASE,
)
_STUDIES = re.compile(  # what lives of writers tell, in other languages than the table of jobs
    r"\b(studie[dst]|graduated|covers|writes|specialises|specializes|university|lives|author|autor(in)?|"
    r"redaktion|studierte|schreibt|berichtet|arbeitet|volontierte|journalistin?|écrit|étudié|autrice|auteur|"
    r"escribe|periodista|scrive|giornalista|journalist|schrijft)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=LINES)
def size(text: str) -> int:
    """How many words, about; for scripts without spaces two characters are one."""
    return max(len(text.split()), len(text) // 14 if text.isascii() else len(UNSPACED.findall(text)) // 2)


@lru_cache(maxsize=LINES)
def is_sentence(text: str) -> bool:
    """Whether it ends as a sentence does and is long enough for one."""
    return bool(_SENTENCE_END.search(text)) and not _ELLIPSIS.search(text) and size(text) > 2


@lru_cache(maxsize=LINES)
def is_prose(text: str) -> bool:
    """Whether it can only be running text."""
    is_headline = bool(UNSPACED.match(text)) and len(text) <= 60 and not _STOP_INSIDE.search(text)
    return (size(text) > 16 and not is_headline) or (is_sentence(text) and size(text) > 7)


def looks_like_heading(text: str) -> bool:
    """Whether a line could head what follows: short, and no sentence."""
    bare = _OPENING.sub("", text, count=1)
    if size(text) > 16 or len(text) > 120 or not bare or _QUOTED.fullmatch(text):
        return False
    if (_STOP.search(text) and not _ELLIPSIS.search(text)) or _DATE.fullmatch(text):
        return False
    if is_label(text) or _LABELLED.match(text) or (text[0] + text[-1] in _BRACKETS):
        return False
    first = bare[0]
    titled = first.isupper() or first.isdigit() or not first.isascii() or bare[1:2].isupper()
    return titled and any(letter.isalpha() for letter in bare)


def is_label(text: str) -> bool:
    """Whether a line ends in a colon and leads to what follows ("Poem:", "You will find:"), and is no heading.

    A heading that ends in a colon is in title case, of two words and more: "What You'll Need:".
    """
    if not text.endswith((":", "：")):
        return False
    words = text[:-1].split()
    long_words = _CASED.findall(text)
    in_title_case = 1 < len(words) <= 6 and len(long_words) > 1 and all(word[0].isupper() for word in long_words)
    return not in_title_case


def looks_like_name(text: str) -> bool:
    """Whether it could be a person's name: two to five words with capitals."""
    if not _NAME.fullmatch(text) or _NO_NAME.match(text):
        return False
    return not any(letter.isdigit() for letter in text) and not text.isupper()


def tells_job(text: str) -> bool:
    """Whether a line names what a writer is or studied: "… is a reporter", "… studierte Publizistik"."""
    return bool(_JOBS.search(text) or _STUDIES.search(text))


def looks_like_job(text: str) -> bool:
    """Whether it says what a writer does: "News reporter @name"."""
    return size(text) <= 8 and bool(_JOBS.search(text)) and not is_sentence(text)
