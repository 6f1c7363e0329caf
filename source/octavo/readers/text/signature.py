"""Who signs an article: the name in the box under it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.text.byline import is_cue, read_names, read_writer
from octavo.readers.text.line_features import is_prose, looks_like_name, size
from octavo.readers.text.wording import TEASER, biography_of, is_closing, names_author

_UNSPACED_NAME = re.compile(r"[\u3040-\u30ff\u3400-\u9fff・]{2,10}")  # "田中花子"
_REACH = 4
"""So many lines from the end a byline is looked for that nothing else tells apart: "Autor: Ada Holm"."""

_LONGEST = 6
"""Words of such a line."""


def find_signature(texts: Sequence[str], reasons: Sequence[str]) -> str:
    """The name that what follows an article states as its writer's, "" if it states none."""
    for at in range(len(texts) - 1, len(texts) // 3, -1):
        if reasons[at] not in ("", TEASER) and (name := _read_signature(texts, at)):
            return name
    last = [text for text in texts[-_REACH:] if size(text) <= _LONGEST]
    return next((names[0] for text in last if (names := read_names(text)) and looks_like_name(names[0])), "")


def _read_signature(texts: Sequence[str], at: int) -> str:
    text, before = texts[at], texts[at - 1]
    following = texts[at + 1] if at + 1 < len(texts) else ""
    if name := read_writer(text) or next(iter(read_names(text) if size(text) <= 8 else ()), ""):
        return name
    is_told = is_cue(before) or (is_closing(before) and names_author(before))
    if is_told and _UNSPACED_NAME.fullmatch(text):
        return text
    if not looks_like_name(text):
        return ""
    return text if is_told or _tells_of(following, text) else ""


def _tells_of(paragraph: str, name: str) -> bool:
    """Whether a paragraph begins with the life of a person: "(Pilot) - Ada comes from the coast …"."""
    first = name.split(maxsplit=1)[0]
    return biography_of(paragraph) == name or (is_prose(paragraph) and first in paragraph.split()[:8])
