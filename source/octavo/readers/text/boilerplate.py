"""What stands around an article in a saved page and is none of it: buttons, invitations, teasers, empty rubrics.

General rules only: words that any site uses (`boilerplate.toml`), and what the order of lines gives away. Each rule
gives the reason that the note will say.
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

_LONGEST_LINE = 200
"""Characters; what is longer is no button and no rubric."""

_LONGEST_END = 0.35
"""The share of a text that may stand after its article."""

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _compile(name: str, around: str = "{}") -> re.Pattern[str]:
    """One expression for all of a list of `boilerplate.toml`, at the place of {} in `around`."""
    return re.compile(around.format(f"(?:{'|'.join(_LISTS[name])})"), re.IGNORECASE)


_SURE_BUTTONS, _MAYBE_BUTTONS = frozenset(_LISTS["sure-buttons"]), frozenset(_LISTS["maybe-buttons"])
_BUTTON_WORDS = _SURE_BUTTONS | _MAYBE_BUTTONS
_BUTTON, _COUNTER, _LABEL = _compile("buttons"), _compile("counters"), _compile("labels")
_RUBRIC, _CLOSING, _PICTURE = _compile("rubrics"), _compile("closings"), _compile("pictures")
_TEASER = _compile("teasers", r"{}\s*(?:[:|»>→])\s*\S.*")  # "Related: Ten bridges"
_REQUEST = _compile(  # "Please subscribe", "Enjoyed this? Share it"
    "requests", r"(?:^|[.!?…] ?|^[^.]{{0,40}}\? )(?:just |please |now |so |and |or )?{}\b"
)
_OFFER = _compile("offers", r"\b{}\b|!!")  # "newsletter", "for free!!"
_SIGN_UP = re.compile(  # "For more stories of the sea, sign up"
    r"for [^,]{3,60}, (sign up|subscribe|join|follow|visit|click|call|contact)", re.IGNORECASE
)
_LEGAL = re.compile(  # "© 2021 The Northhaven Courier. All rights reserved."
    r"(©|\(c\) ?\d|copyright (©|\(c\)|\d{4})).{0,160}|"
    r".{0,40}subject to copyright\b.*|.{0,120}all rights reserved\.?.{0,40}",
    re.IGNORECASE,
)
_LOUD = re.compile(r"!{2,}|\b(FREE|HERE|NOW|TODAY)\b|(here|now|today|below|us)[!:]?$")  # "Get it NOW", "click here"
_CREDIT = re.compile(r"\(([A-Z][^()]{2,40})\)$")  # "The harbour at dawn (Ada Holm)"
_STEP = re.compile(r"\d+[.)] |step \d|part \d")  # "2. Wait", "step 2"
_ORNAMENT = re.compile(r"[*⁂#=~_—-]")  # "* * *"
_WORD = re.compile(r"[^\W_]+(?:-\w+)?")  # "sign-up" is one
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")  # the arrow and the full stop of "→ Read more."
_ICONS = re.compile(r"[\ue000-\uf8ff\s]+")  # letters that icon fonts draw as pictures (the Private Use Area)


@lru_cache(maxsize=4096)
def bare_words(text: str) -> str:
    """The words of a line without case, icons and punctuation around them; a paragraph stays as it is."""
    if len(text) > _LONGEST_LINE:
        return text.lower()
    return _AROUND.sub("", _ICONS.sub(" ", text)).lower()


def find_reasons(texts: Sequence[str]) -> list[str]:
    """For each line or paragraph of an article why it is no part of it, "" if it is."""
    reasons = [_reason_alone(text) for text in texts]
    _mark_captions(texts, reasons)
    _mark_buttons(texts, reasons)
    _mark_teasers(texts, reasons)
    _mark_end(texts, reasons)
    _mark_tags_at_end(texts, reasons)
    return reasons


# --- a line by itself ------------------------------------------------------------------------------


def _reason_alone(text: str) -> str:
    """Why a line is no part of any article, whatever stands around it."""
    bare = bare_words(text)
    if not bare:
        return "" if _ORNAMENT.search(text) else EMPTY
    if size(text) <= 12 and (reason := _reason_short(bare, text)):
        return reason
    if size(text) <= 40 and _PICTURE.fullmatch(text):
        return PICTURE
    if size(text) <= 30 and _LEGAL.fullmatch(text):
        return LEGAL
    if size(text) <= 25 and _TEASER.fullmatch(text):
        return TEASER
    return INVITATION if _invitation_strength(text) >= 3 else ""


def _reason_short(bare: str, text: str) -> str:
    """Why a short line, whose bare words are `bare`, is no part of an article."""
    if _BUTTON.fullmatch(bare) or _is_row_of_buttons(_WORD.findall(bare)):
        return BUTTON
    if _COUNTER.fullmatch(bare):
        return COUNTER
    if is_sentence(text):
        return ""
    if _LABEL.fullmatch(bare):
        return EMPTY
    return TEASER if _RUBRIC.fullmatch(bare) else ""


def _is_row_of_buttons(words: Sequence[str]) -> bool:
    """Whether a few words all stand on buttons, and at least one nowhere else: "tweet", "share this on facebook"."""
    if len(words) > 6 or _SURE_BUTTONS.isdisjoint(words):
        return False
    return _BUTTON_WORDS.issuperset(words)


def _invitation_strength(text: str) -> int:
    """How strongly a line asks its reader to do something for the site; 3 and more is beyond doubt.

    Each of two offers is a point, and so are asking and being loud; a long line, or one that does not ask, has 2 at
    most.
    """
    if size(text) > 60:
        return 0
    offers = {match[0].lower() for match in _OFFER.finditer(text)}
    points = min(2, len(offers))
    asks = _REQUEST.search(text) is not None or _SIGN_UP.match(text) is not None
    if asks:
        points += 1
    if _LOUD.search(text):
        points += 1
    return points if asks and size(text) <= 30 else min(points, 2)


# --- a line among others ---------------------------------------------------------------------------


def _mark_captions(texts: Sequence[str], reasons: list[str]) -> None:
    """Short lines that end in the same name in parentheses, three times and more, are captions with a credit."""
    credits_ = [_credit(text) for text in texts]
    for at, name in enumerate(credits_):
        if name and credits_.count(name) >= 3 and not reasons[at]:
            reasons[at] = PICTURE


def _credit(text: str) -> str:
    """The name in parentheses that a short line ends in, "" if it does not."""
    match = _CREDIT.search(text) if size(text) <= 14 else None
    return match[1] if match and looks_like_name(match[1]) and text[0].isalpha() else ""


def _mark_buttons(texts: Sequence[str], reasons: list[str]) -> None:
    """Words that are only sometimes buttons are so beside a button."""
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for at in order:
            beside = {reasons[near] for near in (at - 1, at + 1) if 0 <= near < len(texts)}
            if reasons[at] or BUTTON not in beside or len(texts[at]) > _LONGEST_LINE:
                continue
            words = set(re.findall(r"[\w-]+", bare_words(texts[at])))
            if words and len(words) <= 4 and words <= _MAYBE_BUTTONS:
                reasons[at] = BUTTON


def _mark_teasers(texts: Sequence[str], reasons: list[str]) -> None:
    """Headlines in a row under "Read next" are teasers; after an invitation all but the last are."""
    for at, reason in enumerate(list(reasons)):
        if reason == TEASER and _RUBRIC.fullmatch(bare_words(texts[at])):
            end = _end_of_row(texts, reasons, at + 1)
            last = end - 1 if _ends_in_heading(texts[at + 1 : end]) and end < len(texts) else end
        elif reason == INVITATION:
            end = _end_of_row(texts, reasons, at + 1)
            last = end - 1 if end - at <= 3 and end < len(texts) else at
        else:
            continue
        reasons[at + 1 : last] = [TEASER] * max(0, last - at - 1)


def _end_of_row(texts: Sequence[str], reasons: Sequence[str], start: int) -> int:
    """Where the row of headlines that starts at `start` ends."""
    at = start
    while at < min(len(texts), start + _LONGEST_ROW) and not reasons[at] and _is_headline(texts[at]):
        at += 1
        if texts[at - 1].endswith(":"):
            break
    return at


def _is_headline(text: str) -> bool:
    return looks_like_heading(text) or (
        3 < size(text) <= 22 and not is_sentence(text) and not text.endswith((",", ";"))
    )


def _ends_in_heading(row: Sequence[str]) -> bool:
    """Whether the last of a row of teasers is the article's next heading instead: it is far shorter, or counts."""
    if not row:
        return False
    *before, last = row
    if last.endswith(":") or _STEP.match(last.lower()):
        return True
    sizes = [size(text) for text in before] or [6]
    return size(last) <= 4 and sum(sizes) >= 6 * len(sizes)


# --- the end ---------------------------------------------------------------------------------------


def _mark_end(texts: Sequence[str], reasons: list[str]) -> None:
    """Marks what the page goes on with after the article."""
    start = _find_end(texts, reasons)
    if 0 < start < len(texts) and size(texts[start - 1]) <= 8 and texts[start - 1].endswith("?"):
        start -= 1  # the question that the invitation answers
    for at in range(start, len(texts)):
        reasons[at] = reasons[at] or CLOSING


def _find_end(texts: Sequence[str], reasons: Sequence[str]) -> int:
    """Where an article ends: from there on more speaks for being after it than against, and a third of the lines do."""
    end, best = len(texts), 2
    weight, signs, words = 0, 0, 0
    whole = sum(map(size, texts))
    for at in range(len(texts) - 1, 0, -1):
        words += size(texts[at])
        if words > _LONGEST_END * whole:
            break
        here = _weight(texts[at], reasons[at])
        weight += here
        if here > 0:
            signs += 1
            if weight > best and signs * 3 >= len(texts) - at:
                end, best = at, weight
    return end


def _weight(text: str, reason: str) -> int:
    """What a line says for being after the end: positive, or for being inside: negative."""
    if _CLOSING.fullmatch(bare_words(text)):
        return 4
    if reason or _invitation_strength(text) >= 2:
        return 1
    if not is_prose(text):
        return 0
    return -1 if size(text) < 40 else -2


def _mark_tags_at_end(texts: Sequence[str], reasons: list[str]) -> None:
    """Marks tags after the last sentence: a few short lines that head nothing."""
    kept = [at for at, reason in enumerate(reasons) if not reason]
    row = []
    while kept and looks_like_heading(texts[kept[-1]]) and not texts[kept[-1]].endswith(("!", "?")):
        row.append(kept.pop())
    if not kept or len(row) > 6 or texts[kept[-1]].endswith(":"):
        return
    for at in row:
        if size(texts[at]) <= 3:
            reasons[at] = EMPTY
