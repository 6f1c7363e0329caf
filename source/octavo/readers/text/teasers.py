"""The titles of other articles in a row: under "Read next", and after an invitation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from octavo.readers.dates import find_date
from octavo.readers.text.line_features import is_prose, is_sentence, looks_like_heading, size
from octavo.readers.text.run import find_run
from octavo.readers.text.wording import INVITATION, TEASER, heads_one_title, is_rubric

_LONGEST_ROW = 40
"""How many lines stand under one rubric at most."""

_SHORTEST_ROW = 3
"""A rubric and so many titles less one are a row where nothing else says that a text is a saved page."""

_TITLE = 5
"""A title of another article has so many words; a heading of this one mostly fewer."""

_STEP = re.compile(
    r"\d+[.)] |#?\d+[ :–-]|step \d|part \d|schritt \d|étape \d|teil \d", re.IGNORECASE
)  # "2. Wait", "step 2"

_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


def mark_teasers(texts: Sequence[str], reasons: list[str], *, saved_page: bool) -> None:
    """Marks headlines in a row under "Read next", and the rubric; what an invitation of several lines goes on with."""
    run = find_run(texts, reasons)
    for at, text in enumerate(texts):
        if not is_rubric(text) or reasons[at] not in ("", TEASER):
            continue
        end = _end_of_row(texts, reasons, at + 1)
        last = _end_of_teasers(texts, at + 1, end)
        row = texts[at + 1 : last]
        is_box = _is_row(row) or (saved_page and (at not in run or _is_box(text, row)))
        if is_box and (row or end == len(texts) or reasons[at] == TEASER):
            reasons[at:last] = [reason or TEASER for reason in reasons[at:last]]
    invited = [at for at in range(1, len(texts)) if reasons[at - 1] == reasons[at] == INVITATION]
    words = Counter(word for text in texts if invited for word in _find_long_words(text))
    for at in invited:
        end = _end_of_row(texts, reasons, at + 1)
        if end == at + 3 < len(texts) and all(words[word] == 1 for word in _find_long_words(texts[at + 1])):
            reasons[at + 1] = (
                TEASER  # one headline before a heading of the article, and the article says none of its words
            )


def _find_long_words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.lower()))


def _is_row(row: Sequence[str]) -> bool:
    """Whether titles are a row where nothing else says that a text is a saved page."""
    return len(row) >= _SHORTEST_ROW - 1 and not any(text.endswith((".", "。")) for text in row)


def _is_box(rubric: str, row: Sequence[str]) -> bool:
    """Whether a rubric inside the run heads titles of other articles: "Featured" may head what the article features."""
    is_title = not any(map(is_prose, row))
    return (heads_one_title(rubric) and is_title) or (len(row) > 1 and sum(map(size, row)) >= _TITLE * len(row))


def _end_of_row(texts: Sequence[str], reasons: Sequence[str], start: int) -> int:
    """Where the row of headlines that starts at `start` ends, with what the page says of each (dates, counters)."""
    at = start
    while at < min(len(texts), start + _LONGEST_ROW) and (reasons[at] or _is_teaser(texts[at], first=at == start)):
        at += 1
        if texts[at - 1].endswith(":") and not reasons[at - 1]:
            break
    while at > start and reasons[at - 1]:
        at -= 1  # what is marked already needs no row
    return at


def _is_teaser(text: str, *, first: bool) -> bool:
    if (first and size(text) <= 16) or (size(text) <= 2 and not text.endswith(":")):
        return True
    if looks_like_heading(text) or (find_date(text) and size(text) <= 8):
        return True
    return 3 < size(text) <= 22 and not is_sentence(text) and not text.endswith((",", ";"))


def _end_of_teasers(texts: Sequence[str], start: int, end: int) -> int:
    """Where the teasers of a row end: the last line before a paragraph may head it."""
    if end > start and texts[end - 1].endswith(":"):
        return end - 1
    if end == start or end == len(texts) or not is_prose(texts[end]):
        return end
    if end - start == 1:
        return end if size(texts[start]) >= _TITLE and not _STEP.match(texts[start]) else start
    return end - 1 if _ends_in_heading(texts[start:end]) else end


def _ends_in_heading(row: Sequence[str]) -> bool:
    """Whether the last of a row of teasers is the article's next heading instead: it is far shorter, or counts."""
    *before, last = row
    if last.endswith(":") or _STEP.match(last):
        return True
    sizes = [size(text) for text in before]
    return size(last) <= _TITLE and sum(sizes) >= (size(last) + 2) * len(sizes)
