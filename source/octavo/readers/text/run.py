"""What stands inside the run of an article, from its first paragraph to its last, stays where only its words speak.

The law: inside the run a line goes on two signs, what it says and how it stands. It is there more than once, stands in
a row with its like, or has the bare address of another page under it. A line that says "Read more: Ten bridges" and
stands alone between two paragraphs may be the writer's own, and so may a heading "Advertising".
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.readers.text.line_features import is_label, is_prose, size
from octavo.readers.text.wording import (
    BUTTON,
    INVITATION,
    LEGAL,
    PICTURE,
    TEASER,
    bare_words,
    biography_of,
    has_sure_button,
    invitation_strength,
    likely_reason,
    sure_reason,
    teaser_label,
)

_ADDRESS = re.compile(r"[<(\[]?(?:https?://|www\.)\S+")  # "https://example.org/ten", "<www.example.org>"

_LIKELY = 3
"""Of four points for an invitation."""

_SHORTEST_TITLE = 3
"""Words of the title of another article after its label."""


def find_run(texts: Sequence[str], reasons: Sequence[str]) -> range:
    """The places from the first paragraph of the article to its last; an empty range if there is none."""
    places = range(len(texts))
    first = next((at for at in places if _is_paragraph(texts[at], reasons[at])), len(texts))
    last = next((at for at in reversed(places) if _is_paragraph(texts[at], reasons[at])), -1)
    return range(first, last + 1)


def _is_paragraph(text: str, reason: str) -> bool:
    """Whether a line is prose against which nothing speaks, and that neither invites nor tells a writer's life."""
    return not reason and is_prose(text) and invitation_strength(text) < _LIKELY and not biography_of(text)


def find_lone_lines(texts: Sequence[str], reasons: Sequence[str]) -> list[int]:
    """The places of the lines inside the run against which only their words speak."""
    counts = Counter(map(_name_of, texts))
    said = [at for at in find_run(texts, reasons) if _is_only_said(texts[at], reasons[at])]
    return [at for at in said if counts[_name_of(texts[at])] < 2 and not _stands_with_others(at, texts, reasons)]


def keep_lone_lines(texts: Sequence[str], reasons: list[str], *, saved_page: bool) -> frozenset[int]:
    """Takes back the reasons of lone lines; gives the places of those that are no headings.

    What has a label is none, and on a saved page no line that reads like a button.
    """
    lone = find_lone_lines(texts, reasons)
    plain = frozenset(at for at in lone if saved_page or reasons[at] in (TEASER, PICTURE, LEGAL, INVITATION))
    for at in lone:
        reasons[at] = ""
    return plain.union(at for at in find_run(texts, reasons) if saved_page and _is_button(texts[at]))


def _is_button(text: str) -> bool:
    """Whether a line reads like a button by a word that stands hardly elsewhere: "Subscribe"."""
    return likely_reason(text) == BUTTON and has_sure_button(text)


def is_address(text: str) -> bool:
    """Whether a line is the address of a page and no more."""
    return bool(_ADDRESS.fullmatch(text))


def _is_only_said(text: str, reason: str) -> bool:
    """Whether a line's reason is in its words, and nothing around it was asked."""
    return bool(reason) and (reason == INVITATION or sure_reason(text) == reason)


def _name_of(text: str) -> str:
    """What makes two lines the same: the label before a title ("Related:"), of any other line its words."""
    label = teaser_label(text)
    return label if label and size(text) - size(label) >= _SHORTEST_TITLE else bare_words(text)


def _stands_with_others(at: int, texts: Sequence[str], reasons: Sequence[str]) -> bool:
    """Whether a line stands in a row of such lines, which no colon leads to, or has an address under it."""
    following = texts[at + 1] if at + 1 < len(texts) else ""
    if teaser_label(texts[at]) and (is_address(texts[at].split()[-1]) or is_address(following)):
        return True
    start = at
    while start > 0 and reasons[start - 1]:
        start -= 1
    is_row = start < at or (at + 1 < len(texts) and bool(reasons[at + 1]))
    return is_row and not (start > 0 and is_label(texts[start - 1]))
