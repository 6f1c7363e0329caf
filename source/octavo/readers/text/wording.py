"""What the words of one line say of it: a button, a counter, a rubric, an invitation, a caption, a biography.

The words stand in `boilerplate.toml`. What is said here holds of the line alone; `boilerplate.py` asks what stands
around it before anything is left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from octavo.readers.text.line_features import LINES, is_sentence, looks_like_name, size
from octavo.readers.text.lines import BREAK

BUTTON = "a button"
COUNTER = "a counter"
EMPTY = "a rubric with nothing under it"
INVITATION = "an invitation"
TEASER = "a teaser for other articles"
PICTURE = "the caption of a picture that is not here"
CLOSING = "what follows the article on its page"
LEGAL = "a legal notice"
CONTENTS = "a list of the headings below"
REPEATED = "a repetition of the title"
ABOVE = "what stands over the article on its page"

_LONGEST_LINE = 200
"""Characters; what is longer is no button and no rubric."""

_LONGEST_BUTTON = 12
"""Words."""

_LONGEST_TEASER = 25
"""Words of a label and a title."""

_LISTS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_name("boilerplate.toml").read_text(encoding="utf-8"))


def _compile(name: str, around: str = "{}") -> re.Pattern[str]:
    """One expression for all of a list of `boilerplate.toml`, at the place of {} in `around`."""
    return re.compile(around.format(f"(?:{'|'.join(_LISTS[name])})"), re.IGNORECASE)


_ADVERTISEMENT_WORDS = frozenset(_LISTS["advertisements"])
_ADVERTISEMENT_SIGNS = frozenset(_LISTS["advertisements"][: _LISTS["advertisements"].index("scroll")])
_GOES_ON = frozenset(("continue", "continues", "loading"))
_SURE_BUTTONS, _MAYBE_BUTTONS = frozenset(_LISTS["sure-buttons"]), frozenset(_LISTS["maybe-buttons"])
_BUTTON_WORDS = _SURE_BUTTONS | _MAYBE_BUTTONS
_NETWORKS = frozenset(_LISTS["networks"])
_SECTIONS = frozenset(_LISTS["sections"])
_SMALL_WORDS = frozenset(("a", "and", "et", "of", "the", "und", "y"))
_SURE_LINE, _BUTTON, _COUNTER = map(_compile, ("sure-lines", "buttons", "counters"))
_EMPTY_LABEL, _LABEL = map(_compile, ("empty-labels", "labels"))
_PRESS_RELEASE = _compile("press-releases")
_RUBRIC, _BOX, _CLOSING, _PICTURE = map(_compile, ("rubrics", "boxes", "closings", "pictures"))
_TEASER = _compile("teasers", r"(?P<label>{})\s*(?:[:：|»>→])\s*\S.*")  # "Related: Ten bridges"
_REQUEST = _compile(  # "Please subscribe", "Enjoyed this? Share it"
    "requests", r"(?:^|[.!?…] ?|^[^.]{{0,40}}\? )(?:just |please |now |so |and |or )?{}\b"
)
_OFFER = _compile("offers", r"\b{}\b|!!")  # "newsletter", "for free!!"
_BIOGRAPHY = _compile(
    "biographies", r"(?P<name>[^.,:;!?(]{{3,40}}?)(?: \([^)]{{1,40}}\))?,? {}"
)  # "Ada Holm (@ada) is …"
_SIGN_UP = re.compile(  # "For more stories of the sea, sign up"
    r"for [^,]{3,60}, (sign up|subscribe|join|follow|visit|click|call|contact)", re.IGNORECASE
)
_LEGAL = re.compile(  # "© 2021 The Northhaven Courier. All rights reserved."
    r"(©|\(c\) ?\d|copyright (©|\(c\)|\d{4})).{0,160}|"
    r"material subject to copyright\b.{0,80}|[^.]{0,80}[.,] ?all rights reserved\.?",
    re.IGNORECASE,
)
_LOUD = re.compile(r"!{2,}|\b(FREE|HERE|NOW|TODAY)\b|(here|now|today|below|us)[!:]?$|!$")  # "Get it NOW", "click here"
_WORD = re.compile(r"[^\W_]+(?:-\w+)?")  # "sign-up" is one
_AROUND = re.compile(r"^[\W_]+|[\W_]+$")  # the arrow and the full stop of "→ Read more."
_ICONS = re.compile(r"[\ue000-\uf8ff\s]+")  # letters that icon fonts draw as pictures (the Private Use Area)


@lru_cache(maxsize=LINES)
def bare_words(text: str) -> str:
    """The words of a line without case, icons and punctuation around them; a paragraph stays as it is."""
    if len(text) > _LONGEST_LINE:
        return text.lower()
    return _AROUND.sub("", _ICONS.sub(" ", text)).lower()


def sure_reason(text: str) -> str:
    """Why a line is no part of any article, whatever stands around it; "" if the line alone does not say so."""
    bare = bare_words(text)
    if not bare:
        return "" if BREAK.fullmatch(text.strip()) else EMPTY
    short = _sure_reason_of_short(bare, text) if size(text) <= _LONGEST_BUTTON else ""
    return short or _sure_reason_of_long(bare, text)


def _sure_reason_of_short(bare: str, text: str) -> str:
    if not is_sentence(text) and _is_sure_button(bare):
        return BUTTON
    if _COUNTER.fullmatch(bare):
        return COUNTER
    return EMPTY if _EMPTY_LABEL.fullmatch(bare) else ""


def _sure_reason_of_long(bare: str, text: str) -> str:
    if size(text) <= 40 and _SURE_LINE.fullmatch(bare) and len(bare) > 60:
        return LEGAL
    if size(text) <= 40 and _PICTURE.fullmatch(text):
        return PICTURE
    if size(text) <= 30 and _LEGAL.fullmatch(text):
        return LEGAL
    return TEASER if teaser_label(text) else ""


@lru_cache(maxsize=LINES)
def teaser_label(text: str) -> str:
    """What a line has before a colon and a title ("related" of "Related: Ten bridges"), "" if it has none."""
    match = _TEASER.fullmatch(text) if size(text) <= _LONGEST_TEASER and not is_sentence(text) else None
    return match["label"].lower() if match else ""


def _is_sure_button(bare: str) -> bool:
    words = _find_words(bare)
    is_advertisement = not _ADVERTISEMENT_SIGNS.isdisjoint(words) and (
        len(words) == 1 or (_ADVERTISEMENT_WORDS.issuperset(words) and not _GOES_ON.isdisjoint(words))
    )
    is_row = len(_NETWORKS.intersection(words)) > 1 and _is_row_of_buttons(words)
    return is_advertisement or is_row or _SURE_LINE.fullmatch(bare) is not None


def _find_words(bare: str) -> list[str]:
    """The words of a line without the figures that count them: "facebook0 pinterest 12" is "facebook", "pinterest"."""
    words = (word.rstrip("0123456789") for word in _WORD.findall(bare))
    return [word for word in words if word]


def likely_reason(text: str) -> str:
    """Why a short line is none where it heads nothing: "Share", "Tags", "Related"; "" if it may be anything."""
    bare = bare_words(text)
    if not bare or size(text) > _LONGEST_BUTTON or is_sentence(text):
        return ""
    if _BUTTON.fullmatch(bare) or _is_row_of_buttons(_find_words(bare)):
        return BUTTON
    if _LABEL.fullmatch(bare):
        return EMPTY
    return TEASER if _RUBRIC.fullmatch(bare) else ""


def _is_row_of_buttons(words: Sequence[str]) -> bool:
    """Whether words all stand on buttons, and at least one nowhere else: "tweet", "share this on facebook"."""
    if not words or len(words) > _LONGEST_BUTTON or _SURE_BUTTONS.isdisjoint(words):
        return False
    return _BUTTON_WORDS.issuperset(words)


def may_be_button(text: str) -> bool:
    """Whether all of a line's few words stand on buttons, among other places: "more", "next", "x"."""
    words = set(re.findall(r"[\w-]+", bare_words(text)))
    return 0 < len(words) <= 4 and _BUTTON_WORDS.issuperset(words)


def is_section(text: str) -> bool:
    """Whether a line is no more than the name of a part of a site: "Opinion", "Health & Wellness"."""
    words = _WORD.findall(bare_words(text))
    return 0 < len(words) <= 4 and _SECTIONS.issuperset(words)


def is_press_release(text: str) -> bool:
    """Whether a line says no more than that a press release follows: "FOR IMMEDIATE RELEASE"."""
    return len(text) <= _LONGEST_LINE and bool(_PRESS_RELEASE.fullmatch(bare_words(text)))


def has_section(text: str) -> bool:
    """Whether a word of a line is mostly the name of a part of a site: "Estate News"."""
    return not (_SECTIONS - _SMALL_WORDS).isdisjoint(_WORD.findall(bare_words(text)))


def is_rubric(text: str) -> bool:
    """Whether titles of other articles stand under lines like this: "Read next"."""
    return size(text) <= _LONGEST_BUTTON and not is_sentence(text) and bool(_RUBRIC.fullmatch(bare_words(text)))


def heads_one_title(text: str) -> bool:
    """Whether a rubric says that what stands under it is to be read instead: "Read next", but not "Featured"."""
    return bool(_BOX.fullmatch(bare_words(text)))


def is_follow_or_counter(text: str) -> bool:
    """Whether a line is what stands beside a writer's name: "Follow", "4 min read"."""
    bare = bare_words(text)
    return bare in ("follow", "following", "folgen", "suivre", "seguir") or bool(_COUNTER.fullmatch(bare))


def is_closing(text: str) -> bool:
    """Whether what follows a line like this is no more of an article: "Leave a comment"."""
    return size(text) <= 20 and bool(_CLOSING.fullmatch(bare_words(text)))


def names_author(text: str) -> bool:
    """Whether a line speaks of the writer: "About the author"."""
    return bool(re.search(r"aut(h?o|eu)r|writer|contributor|著者|筆者|作者|автор", text.lower()))


@lru_cache(maxsize=LINES)
def invitation_strength(text: str) -> int:
    """How strongly a line asks its reader to do something for the site; 3 is likely, 4 beyond doubt.

    Each of two offers is a point, and so are asking and being loud; a long line, or one that does not ask, has 2 at
    most.
    """
    if size(text) > 60:
        return 0
    points = min(2, len({match[0].lower() for match in _OFFER.finditer(text)}))
    asks = _REQUEST.search(text) is not None or _SIGN_UP.match(text) is not None
    points += asks
    points += _LOUD.search(text) is not None
    return points if asks and size(text) <= 30 else min(points, 2)


def is_invitation_throughout(text: str) -> bool:
    """Whether a line begins with what it asks for, and leads to nothing: "Sign up for our newsletter!"."""
    begins = _REQUEST.match(text) or _SIGN_UP.match(text) or size(text) <= 16
    return bool(begins) and not text.endswith((":", ","))


def has_sure_button(text: str) -> bool:
    """Whether a word of a line stands on buttons and hardly elsewhere: "subscribe"."""
    return not _SURE_BUTTONS.isdisjoint(_WORD.findall(bare_words(text)))


def biography_of(text: str) -> str:
    """Whose life a paragraph tells: "Ada Holm" of "Ada Holm is a writer …"; "" if it tells no one's."""
    match = _BIOGRAPHY.match(text) if 5 < size(text) <= 120 else None
    return match["name"].strip() if match and looks_like_name(match["name"].strip()) else ""
