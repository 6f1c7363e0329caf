"""Which of the lines over an article is its title: the first of a text, but on a saved page mostly a later one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from octavo.readers.text.byline import are_names, is_byline, is_dateline, read_field
from octavo.readers.text.line_features import (
    is_label,
    is_prose,
    is_sentence,
    looks_like_heading,
    looks_like_job,
    looks_like_name,
    size,
)
from octavo.readers.text.wording import LEGAL, TEASER, bare_words, is_section, likely_reason

_REACH = 60
"""So many lines from the top a title may stand at most."""

_LONGEST = 30
"""Words of a title."""

_LONGEST_SENTENCE = 14
"""Words of a title that is a sentence."""

_LEAD = 25
"""A paragraph of so many words is the article's, and no title stands under it."""

_NEAR = 2
"""A section's name stands so many lines above its title at most: a date may be between."""

_SHORTEST_HEADLINE = 3
"""Words; a shorter line may be the name of a section."""

_LONGEST_SITE = 5
"""Words of the name of a site."""

_DOUBTFUL = 2
"""Doubts that make a line no title."""

_ARROWS = re.compile(r"[←⟵]|[‹«] [^›»]*$|[^«‹]*[→»›⟶]$")  # the way to another article: "← Low water", "High water →"
_CRUMBS = re.compile(r"\s[»›>→•|]\s|\s/|/\s|[a-z]/[A-Z]")  # "Home » Coast » Ferries", "Home /Ferries"
_WORDS = re.compile(r"[^\W\d_]{4,}|[\u3040-\u30ff\u3400-\u9fff]{2}")  # words that mean something; pairs of Han or kana
_HASHES = re.compile(r"#{1,6}\s+(?=\S)")  # "# Low water"
_ANCHOR = re.compile(r"[\s\u200b]*[#¶\u200b]$")  # the mark of a link to the heading itself: "Low water¶"


class _Page(Struct, frozen=True):
    """The lines of a text, and what is known of them."""

    texts: Sequence[str]
    reasons: Sequence[str]
    candidates: Sequence[int]
    vocabulary: frozenset[str]
    is_saved: bool
    notices: Sequence[str]


def find_title(texts: Sequence[str], reasons: Sequence[str], *, saved_page: bool) -> int | None:
    """The place of the title, None if no line can be one; what `reasons` says is no part of the article is none."""
    candidates = [at for at in range(_find_lead(texts, reasons)) if _is_open(at, reasons) and _may_be_title(texts[at])]
    if not candidates:
        return None
    prose = " ".join(text for text in texts if is_prose(text)).lower()
    notices = [text.lower() for text, reason in zip(texts, reasons, strict=True) if reason == LEGAL and "©" in text]
    page = _Page(texts, reasons, candidates, frozenset(_WORDS.findall(prose)), saved_page, notices)
    return max(candidates, key=lambda at: (_rate(page, at), -at))


def _is_open(at: int, reasons: Sequence[str]) -> bool:
    """Whether a line may be the title in spite of its reason: "Recommended: ten ferries" may be one at the top."""
    return not reasons[at] or (at == 0 and reasons[at] == TEASER)


def read_title(text: str) -> str:
    """The words of a title's line: "Title: The Causeway" is "The Causeway", and so is "The Causeway¶"."""
    return _ANCHOR.sub("", _HASHES.sub("", read_field(text)[1] or text, count=1))


def _find_lead(texts: Sequence[str], reasons: Sequence[str]) -> int:
    """Where the article's first paragraph stands: a title stands before it."""
    for at, text in enumerate(texts[:_REACH]):
        is_second = at > 0 and is_prose(texts[at - 1]) and is_prose(text) and not reasons[at - 1]
        if not reasons[at] and ((is_prose(text) and size(text) > _LEAD) or is_second):
            return at + (at == 0)
    return min(_REACH, len(texts))


def _may_be_title(text: str) -> bool:
    name = read_field(text)[0]
    if name:
        return name == "title"
    if size(text) > _LONGEST or not any(map(str.isalpha, text)) or is_dateline(text) or is_byline(text):
        return False
    asks_or_calls = text.rstrip("\"'”’»)")[-1:] in "?!"
    return looks_like_heading(text) or not is_sentence(text) or asks_or_calls or size(text) <= _LONGEST_SENTENCE


def _rate(page: _Page, at: int) -> float:
    """How much speaks for a line."""
    text = page.texts[at]
    points = min(size(text), 8) / 4 + 1.5 * _share_words(page, text)
    points += _prefer_first(page, at)
    if read_field(text)[0]:
        points += 4
    points += 1.5 * _is_repeated(page, at)
    points += 1.5 * _is_signed(page, at) - 2.5 * _is_subtitle(page, at)
    points -= 4 * _is_publisher(page, at)
    return points - _count_doubts(text) - 4 * _is_path(page, at) - 2 * _is_in_contents(page, at)


def _prefer_first(page: _Page, at: int) -> float:
    """What it counts to be first: most on what is no saved page, but for a short line over one with a byline."""
    if at != page.candidates[0]:
        return 4 * _is_under_kicker(page, at)
    if not page.is_saved and not any(_is_signed(page, near) or _is_repeated(page, near) for near in page.candidates):
        return 10
    is_kicker = (
        size(page.texts[at]) <= 3
        and not _is_signed(page, at)
        and any(_is_signed(page, near) for near in page.candidates)
    )
    return 1 if page.is_saved or is_kicker or is_section(page.texts[at]) else 4


def _is_under_kicker(page: _Page, at: int) -> bool:
    """Whether a signed line stands under one word, the name of a section: "Harbour" over "The lamp is late"."""
    first = page.candidates[0]
    is_one_word = len(page.texts[first].split()) == 1 and page.texts[first].isascii() | page.texts[first].isalpha()
    is_next = at == page.candidates[1] and at - first <= _NEAR
    return is_one_word and is_next and len(page.texts[at].split()) > _SHORTEST_HEADLINE and _is_signed(page, at)


def _is_subtitle(page: _Page, at: int) -> bool:
    """Whether the line above is long enough for a title, alone, and signed too: this line says more of it."""
    above = page.texts[at - 1] if at - 1 in page.candidates else ""
    is_alone = at - 2 not in page.candidates or len(page.texts[at - 2].split()) <= _SHORTEST_HEADLINE
    is_title = len(above.split()) > _SHORTEST_HEADLINE and _count_doubts(above) < _DOUBTFUL
    return is_title and is_alone and _is_signed(page, at)


def _count_doubts(text: str) -> float:
    """What a line looks like that is a section's name, a path, a subtitle, a name."""
    doubts = 2.5 * len(_CRUMBS.findall(text)[:2]) + 1.5 * is_section(text)
    doubts += (
        3 * bool(likely_reason(text))
        + 2 * is_label(text)
        + 3 * bool(_ARROWS.match(text))
        + 1.5 * (is_sentence(text) and text[-1] in ".。")
    )
    doubts += 4 * are_names(text)
    doubts += 2 * (looks_like_name(text) and size(text) <= 3) + 1.5 * looks_like_job(text)
    return doubts + (not looks_like_heading(text)) + text[0].islower()


def _is_publisher(page: _Page, at: int) -> bool:
    """Whether a legal notice names a short line: "The Courier" over a page with "© 2021 The Courier Company"."""
    bare = bare_words(page.texts[at])
    return len(bare.split()) <= _LONGEST_SITE and any(bare in notice for notice in page.notices)


def _share_words(page: _Page, text: str) -> float:
    """The share of a line's words that the paragraphs have too."""
    words = set(_WORDS.findall(text.lower()))
    return len(words & page.vocabulary) / len(words) if words else 0


def _is_repeated(page: _Page, at: int) -> bool:
    """Whether the head of the page says a line again: once more by itself, or as the end of its path."""
    bare = bare_words(page.texts[at])
    return size(bare) > 1 and any(other == bare or _ends_in(other, bare) for other in _list_others(page, at))


def _is_path(page: _Page, at: int) -> bool:
    """Whether a line is the way to a page and ends in its title, which stands alone too: "Home » Ferries are late"."""
    bare = bare_words(page.texts[at])
    return any(other != bare and _ends_in(bare, other) for other in _list_others(page, at))


def _is_in_contents(page: _Page, at: int) -> bool:
    """Whether a line and one beside it stand again below, over paragraphs: they are entries of a list of contents."""
    below = set(page.texts[page.candidates[-1] + 1 :])
    near = [*page.texts[max(0, at - 1) : at], *page.texts[at + 1 : at + 2]]
    return page.texts[at] in below and any(text in below for text in near)


def _list_others(page: _Page, at: int) -> list[str]:
    """The bare words of the other lines of the head; a paragraph is none of them, whatever it says again."""
    head = enumerate(page.texts[: page.candidates[-1] + 1])
    others = (text for place, text in head if place != at and not page.reasons[place])
    return [bare_words(text) for text in others if not is_prose(text)]


def _ends_in(path: str, title: str) -> bool:
    return size(title) > 2 and path.endswith(title)


def _is_signed(page: _Page, at: int) -> bool:
    """Whether a byline or a date stands under a line, with no more than a subtitle and a button between."""
    between = 0
    for near in range(at + 1, min(at + 6, len(page.texts))):
        text = page.texts[near]
        if is_dateline(text) or is_byline(text):
            return True
        between += not page.reasons[near] and not looks_like_name(text)
        if between > 1:
            break
    return False
