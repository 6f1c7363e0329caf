"""What stands around an article in a saved page and is none of it: buttons, invitations, teasers, empty rubrics.

The law: between the first and the last paragraph nothing is left out for its words alone. A line goes where it says
what only pages say *and* stands as nothing of an article does: it heads nothing, it stands in a row with its like, it
is there twice. The more of a text is a page's, the less it takes. Each rule gives the reason that the note will say.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.readers.text.byline import is_byline, is_dateline
from octavo.readers.text.contents import mark_contents
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_name, size
from octavo.readers.text.run import find_lone_lines, is_address
from octavo.readers.text.teasers import mark_teasers
from octavo.readers.text.wording import (
    ABOVE,
    BUTTON,
    COUNTER,
    EMPTY,
    INVITATION,
    LEGAL,
    PICTURE,
    TEASER,
    bare_words,
    has_sure_button,
    invitation_strength,
    is_closing,
    is_invitation_throughout,
    is_press_release,
    likely_reason,
    may_be_button,
    sure_reason,
)

_HEAD = 10
"""So many lines from the top a byline and a date are looked for."""

_SAVED_PAGE = 1
"""So many lines that only pages have make a text a saved page."""

_LONGEST_HEADLINE = 8
"""Words of the headline of a box."""

_CREDIT = re.compile(r"\(([A-Z][^()]{2,40})\)$")  # "The harbour at dawn (Ada Holm)"
_ITEM = re.compile(
    r"(?:[-*+•·‣▪◦●○]|\(?(?:\d{1,2}|[IVX]{1,5})[.)])\s"
)  # "- boots", "1. Wait": what a line may head as well
_FIGURES = re.compile(r"(?!1[5-9]\d\d$|20\d\d$)\d{1,9}")  # how many like it: "5"; "1891" is a year


def find_reasons(texts: Sequence[str]) -> list[str]:
    """For each line or paragraph of an article why it is no part of it, "" if it is."""
    reasons = [sure_reason(text) for text in texts]
    if texts and is_press_release(texts[0]):
        reasons[0] = ABOVE
    _mark_captions(texts, reasons)
    mark_contents(texts, reasons)
    saved_page = is_saved_page(texts, reasons)
    if saved_page:
        _mark_likely(texts, reasons)
    _mark_buttons(texts, reasons)
    _mark_figures(texts, reasons)
    _mark_invitations(texts, reasons, saved_page=saved_page)
    mark_teasers(texts, reasons, saved_page=saved_page)
    _mark_addresses(texts, reasons)
    return reasons


def is_saved_page(texts: Sequence[str], reasons: Sequence[str]) -> bool:
    """Whether a text is a page that was saved with all that was on it: several lines say what only pages say.

    A line that might be a heading counts half, and only where it heads nothing; so do the byline and the date, and
    a line that stands alone between paragraphs.
    """
    said = {at for at, reason in enumerate(reasons) if reason in (BUTTON, COUNTER, TEASER, LEGAL)}
    lone = said.intersection(find_lone_lines(texts, reasons))
    sure = len(said) - len(lone)
    if sure >= _SAVED_PAGE:
        return True
    halves = len(lone) + sum(is_dateline(text) for text in texts[:_HEAD]) + any(map(is_byline, texts[:_HEAD]))
    for at, text in enumerate(texts):
        following = texts[at + 1] if at + 1 < len(texts) else ""
        if not reasons[at] and not is_prose(following) and not is_sentence(following):
            halves += bool(likely_reason(text)) or is_closing(text)
    return sure + halves / 2 >= _SAVED_PAGE


def _mark_captions(texts: Sequence[str], reasons: list[str]) -> None:
    """Short lines that end in the same name in parentheses, three times and more, are captions with a credit."""
    credits_ = [_credit(text) for text in texts]
    counts = Counter(credits_)
    for at, name in enumerate(credits_):
        if name and counts[name] >= 3 and not reasons[at]:
            reasons[at] = PICTURE


def _credit(text: str) -> str:
    """The name in parentheses that a short line ends in, "" if it does not."""
    match = _CREDIT.search(text) if size(text) <= 14 else None
    return match[1] if match and looks_like_name(match[1]) and text[0].isalpha() else ""


def _mark_likely(texts: Sequence[str], reasons: list[str]) -> None:
    """Lines that say what buttons and rubrics say go where they head nothing, or are there more than once."""
    counts = Counter(texts)
    heads_prose = False
    for at in range(len(texts) - 1, -1, -1):
        if reasons[at]:
            continue
        reason = likely_reason(texts[at])
        is_repeated = reason == BUTTON and counts[texts[at]] > 1 and has_sure_button(texts[at])
        if reason and reason != TEASER and (is_repeated or not heads_prose):
            reasons[at] = reason
            continue
        heads_prose = is_prose(texts[at]) or is_sentence(texts[at]) or bool(_ITEM.match(texts[at]))


def _mark_buttons(texts: Sequence[str], reasons: list[str]) -> None:
    """Words that are only sometimes buttons are so beside a button."""
    for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
        for at in order:
            beside = {reasons[near] for near in (at - 1, at + 1) if 0 <= near < len(texts)}
            if not reasons[at] and not beside.isdisjoint((BUTTON, COUNTER)) and _is_button(texts[at]):
                reasons[at] = BUTTON


def _is_button(text: str) -> bool:
    return likely_reason(text) in (BUTTON, EMPTY) or may_be_button(text)


def _mark_figures(texts: Sequence[str], reasons: list[str]) -> None:
    """Figures alone beside a button or beside other such figures count something of the page."""
    for order in (range(len(texts) - 1, -1, -1), range(len(texts))):
        for at in order:
            beside = {reasons[near] for near in (at - 1, at + 1) if 0 <= near < len(texts)}
            if not reasons[at] and not beside.isdisjoint((BUTTON, COUNTER)) and _FIGURES.fullmatch(texts[at].strip()):
                reasons[at] = COUNTER


def _mark_invitations(texts: Sequence[str], reasons: list[str], *, saved_page: bool) -> None:
    """What asks its reader for something goes on a saved page; elsewhere where its box stands with its headline."""
    likely = [is_invitation_throughout(text) and invitation_strength(text) > 2 for text in texts]
    for at, text in enumerate(texts):
        if reasons[at] or not likely[at]:
            continue
        near = [place for place in (at - 1, at + 1) if 0 <= place < len(texts)]
        if saved_page or any(likely[place] and _are_box(text, texts[place]) for place in near):
            reasons[at] = INVITATION


def _mark_addresses(texts: Sequence[str], reasons: list[str]) -> None:
    """The bare address under the title of another article goes with it."""
    for at in range(1, len(texts)):
        if reasons[at - 1] == TEASER and not reasons[at] and is_address(texts[at]):
            reasons[at] = TEASER


def _are_box(text: str, other: str) -> bool:
    """Whether one of two lines is the headline of the other: no sentence, and most of its words are there again."""
    headline, body = sorted((text, other), key=size)
    words = bare_words(headline).split()
    shared = sum(word in bare_words(body) for word in words)
    return headline[-1:].isalnum() and 2 < len(words) <= _LONGEST_HEADLINE and shared * 2 > len(words)
