"""What stands around an article in a saved page and is none of it: buttons, invitations, teasers, empty rubrics.

General rules only: words that any site uses, and what the order of lines gives away. Each rule gives
the reason that the note will say.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_heading, looks_like_name, size

BUTTON = "a button"
COUNTER = "a counter"
EMPTY = "a rubric with nothing under it"
INVITATION = "an invitation"
TEASER = "a teaser for other articles"
PICTURE = "the caption of a picture that is not here"
CLOSING = "what follows the article on its page"
LEGAL = "a legal notice"
REPEATED = "a repetition of the title"


_LONGEST_ROW = 8
"""How many teasers stand under one rubric at most."""

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


_LONGEST_LINE = 200
"""Characters; what is longer is no button and no rubric."""

_AROUND = re.compile(r"^[\W_]+|[\W_]+$")
_ICONS = re.compile(r"[\ue000-\uf8ff\s]+")


def _any(name: str, around: str = "{}") -> re.Pattern[str]:
    """One expression for all of a list of `furniture.toml`."""
    return re.compile(around.format(f"(?:{'|'.join(_LISTS[name])})"), re.IGNORECASE)


_SURE, _MAYBE = frozenset(_LISTS["sure-buttons"]), frozenset(_LISTS["maybe-buttons"])
_WHOLE, _COUNTER, _LABEL = _any("buttons"), _any("counters"), _any("labels")
_RUBRIC, _CLOSING, _PICTURE = _any("rubrics"), _any("closings"), _any("pictures")
_TEASER = _any("teasers", r"{}\s*(?:[:|»>→])\s*\S.*")
_REQUEST = _any("requests", r"(?:^|[.!?…] ?|^[^.]{{0,40}}\? )(?:just |please |now |so |and |or )?{}\b")
_OFFER = _any("offers", r"\b{}\b|!!")
_SIGN_UP = re.compile(r"for [^,]{3,60}, (sign up|subscribe|join|follow|visit|click|call|contact)", re.IGNORECASE)
_LEGAL = re.compile(
    r"(©|\(c\) ?\d|copyright (©|\(c\)|\d{4})).{0,160}|"
    r".{0,40}subject to copyright\b.*|.{0,120}all rights reserved\.?.{0,40}",
    re.IGNORECASE,
)
_LOUD = re.compile(r"!{2,}|\b(FREE|HERE|NOW|TODAY)\b|(here|now|today|below|us)[!:]?$")
_PARENTHESIS = re.compile(r"\(([A-Z][^()]{2,40})\)$")


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """The words of a line without case, icons and punctuation around them; a paragraph stays as it is."""
    if len(text) > _LONGEST_LINE:
        return text.lower()
    return _AROUND.sub("", _ICONS.sub(" ", text)).lower()


def reasons(texts: Sequence[str]) -> list[str]:
    """For each line or paragraph of an article why it is no part of it, "" if it is."""
    found = [alone(text) for text in texts]
    _captions(texts, found)
    _neighbours(texts, found)
    _teasers(texts, found)
    _ending(texts, found)
    _trailing(texts, found)
    return found


# --- a line by itself ------------------------------------------------------------------------------


def alone(text: str) -> str:
    """Why a line is no part of any article, whatever stands around it."""
    bare = key(text)
    if not bare:
        return EMPTY if not re.search(r"[*⁂#=~_—-]", text) else ""
    if size(text) <= 12 and (reason := _short(bare, text)):
        return reason
    if size(text) <= 40 and _PICTURE.fullmatch(text):
        return PICTURE
    if size(text) <= 30 and _LEGAL.fullmatch(text):
        return LEGAL
    if size(text) <= 25 and _TEASER.fullmatch(text):
        return TEASER
    return INVITATION if invites(text) >= 3 else ""


def _short(bare: str, text: str) -> str:
    words = re.findall(r"[^\W_]+(?:-\w+)?", bare)
    if _WHOLE.fullmatch(bare) or (len(words) <= 6 and not _SURE.isdisjoint(words) and set(words) <= _SURE | _MAYBE):
        return BUTTON
    if _COUNTER.fullmatch(bare):
        return COUNTER
    if is_sentence(text):
        return ""
    if _LABEL.fullmatch(bare):
        return EMPTY
    return TEASER if _RUBRIC.fullmatch(bare) else ""


def invites(text: str) -> int:
    """How strongly a line asks its reader to do something for the site; 3 and more is beyond doubt."""
    if size(text) > 60:
        return 0
    offers = {match[0].lower() for match in _OFFER.finditer(text)}
    asks = bool(_REQUEST.search(text) or _SIGN_UP.match(text))
    score = min(2, len(offers)) + asks + bool(_LOUD.search(text))
    return min(score, 4 if asks and size(text) <= 30 else 2)


# --- a line among others ---------------------------------------------------------------------------


def _captions(texts: Sequence[str], found: list[str]) -> None:
    """Short lines that end in the same name in parentheses, three times and more, are captions with a credit."""
    ends = [match[1] if size(text) <= 14 and (match := _PARENTHESIS.search(text)) else "" for text in texts]
    ends = [end if looks_like_name(end) and text[0].isalpha() else "" for end, text in zip(ends, texts, strict=True)]
    for at, end in enumerate(ends):
        if end and ends.count(end) >= 3 and not found[at]:
            found[at] = PICTURE


def _neighbours(texts: Sequence[str], found: list[str]) -> None:
    """Words that are only sometimes buttons are so beside a button."""
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for at in order:
            beside = {found[near] for near in (at - 1, at + 1) if 0 <= near < len(texts)}
            if found[at] or BUTTON not in beside or len(texts[at]) > _LONGEST_LINE:
                continue
            words = set(re.findall(r"[\w-]+", key(texts[at])))
            if words and len(words) <= 4 and words <= _MAYBE:
                found[at] = BUTTON


def _teasers(texts: Sequence[str], found: list[str]) -> None:
    """Headlines in a row under "Read next" are teasers; after an invitation all but the last are."""
    for at, reason in enumerate(list(found)):
        bare = key(texts[at])
        if reason == TEASER and _RUBRIC.fullmatch(bare):
            end = _run(texts, found, at + 1)
            last = end - 1 if _stands_out(texts[at + 1 : end]) and end < len(texts) else end
        elif reason == INVITATION:
            end = _run(texts, found, at + 1)
            last = end - 1 if end - at <= 3 and end < len(texts) else at
        else:
            continue
        found[at + 1 : last] = [TEASER] * max(0, last - at - 1)


def _run(texts: Sequence[str], found: Sequence[str], at: int) -> int:
    """Where the row of headlines that starts at `at` ends."""
    start = at
    while at < min(len(texts), start + _LONGEST_ROW) and not found[at] and _is_headline(texts[at]):
        at += 1
        if texts[at - 1].endswith(":"):
            break
    return at


def _is_headline(text: str) -> bool:
    return looks_like_heading(text) or (
        3 < size(text) <= 22 and not is_sentence(text) and not text.endswith((",", ";"))
    )


def _stands_out(run: Sequence[str]) -> bool:
    """Whether the last of a row of teasers is the article's next heading instead."""
    if not run:
        return False
    if run[-1].endswith(":") or re.match(r"\d+[.)] |step \d|part \d", run[-1].lower()):
        return True
    before = [size(text) for text in run[:-1]] or [6]
    return size(run[-1]) <= 4 and sum(before) >= 6 * len(before)


# --- the end ---------------------------------------------------------------------------------------


def _ending(texts: Sequence[str], found: list[str]) -> None:
    """Finds where the page goes on after the article: from there on more speaks for it than against it."""
    best, start, score, signs = 2, len(texts), 0, 0
    total = sum(map(size, texts))
    rest = 0
    for at in range(len(texts) - 1, 0, -1):
        rest += size(texts[at])
        if rest > 0.35 * total:
            break
        weight = _weight(texts[at], found[at])
        score += weight
        signs += weight > 0
        if score > best and weight > 0 and signs * 3 >= len(texts) - at:
            best, start = score, at
    if start and start < len(texts) and size(texts[start - 1]) <= 8 and texts[start - 1].endswith("?"):
        start -= 1  # the question that the invitation answers
    for at in range(start, len(texts)):
        found[at] = found[at] or CLOSING


def _weight(text: str, reason: str) -> int:
    """What a line says for being after the end: positive, or for being inside: negative."""
    if _CLOSING.fullmatch(key(text)):
        return 4
    if reason:
        return 1
    if invites(text) >= 2:
        return 1
    if not is_prose(text):
        return 0
    return -1 if size(text) < 40 else -2


def _trailing(texts: Sequence[str], found: list[str]) -> None:
    """Tags after the last sentence: a few short lines that head nothing."""
    kept = [at for at, reason in enumerate(found) if not reason]
    run = []
    while kept and looks_like_heading(texts[kept[-1]]) and not texts[kept[-1]].endswith(("!", "?")):
        run.append(kept.pop())
    if not kept or len(run) > 6 or texts[kept[-1]].endswith(":"):
        return
    for at in run:
        if size(texts[at]) <= 3:
            found[at] = EMPTY
