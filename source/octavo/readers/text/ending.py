"""Where an article ends in a saved page: what the page goes on with after the last paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.dates import find_date
from octavo.readers.text.line_features import is_label, is_prose, is_sentence, looks_like_name, size, tells_job
from octavo.readers.text.wording import (
    CLOSING,
    EMPTY,
    PICTURE,
    bare_words,
    biography_of,
    invitation_strength,
    is_closing,
    is_rubric,
)

_LONGEST_END = 0.4
"""The share of a text that may stand after its article."""

_LEAST = 3
"""So much must speak for the end."""

_LONGEST_TAG = 3
"""Words."""

_SOURCES = re.compile(  # what stands after an article and is its own
    r"(references|sources|bibliography|works cited|(foot|end)?notes|literatur|quellen|einzelnachweise|fußnoten|"
    r"références|sources et notes|referencias|fuentes|bibliografía|bibliografia|fonti|bronnen|источники|литература|"
    r"参考(文献|資料)?|脚注|参考资料)( .{0,20})?",
    re.IGNORECASE,
)
_FINIS = re.compile(r"the end|end|ende|fin|fine|finis|slut|einde|koniec|конец|完|おわり|終わり?", re.IGNORECASE)
_NUMBERED = re.compile(r"\[\d{1,3}\]|\(?\d{1,3}[.)]")  # "[1] Twice a day.", "1. Twice a day."


def mark_ending(texts: Sequence[str], reasons: list[str], authors: Sequence[str], *, saved_page: bool) -> None:
    """Marks what the page goes on with after the article."""
    weights = [
        _weigh(text, reason, texts[at + 1 : at + 2], authors)
        for at, (text, reason) in enumerate(zip(texts, reasons, strict=True))
    ]
    start = _find_end(texts, weights) if saved_page else len(texts)
    if 0 < start < len(texts) and size(texts[start - 1]) <= 8 and texts[start - 1].endswith("?"):
        start -= 1  # the question that the invitation answers
    for at in range(start, len(texts)):
        reasons[at] = reasons[at] or CLOSING
    if saved_page:
        _mark_row_at_end(texts, reasons)


def _find_end(texts: Sequence[str], weights: Sequence[float]) -> int:
    """Where an article ends: from there on more speaks for being after it than against, and a third of the lines do."""
    end, best = len(texts), _LEAST - 0.1
    weight, signs, words = 0.0, 0, 0
    whole = sum(map(size, texts))
    for at in range(len(texts) - 1, 0, -1):
        words += size(texts[at])
        if words > _LONGEST_END * whole:
            break
        here = weights[at]
        weight += here
        signs += here >= 1
        if here >= 1 and weight > best and signs * 3 >= len(texts) - at:
            end, best = at, weight
    return end


def _weigh(text: str, reason: str, following: Sequence[str], authors: Sequence[str]) -> float:
    """What a line says for being after the end: positive, or for being inside: negative."""
    if is_closing(text) or is_rubric(text):
        return 3 if is_closing(text) else 2
    if reason:
        return 0 if reason == PICTURE else 1
    if (strength := invitation_strength(text)) >= 2:
        return int(strength > 2)
    if _tells_of(text, authors) or (looks_like_name(text) and any(_tells_of(below, [text]) for below in following)):
        return 1.5
    return _weigh_plain(text)


def _weigh_plain(text: str) -> float:
    """The same of a line that says nothing of a page: the longer a paragraph, the more it is the article's."""
    if _SOURCES.fullmatch(bare_words(text)):
        return -4
    if is_prose(text) and not is_sentence(text) and not is_label(text) and not _NUMBERED.match(text):
        return 0
    if is_prose(text) or _NUMBERED.match(text):
        return -2.5 if size(text) < 14 else -4 if size(text) < 30 else -7
    return 1 if find_date(text) and size(text) <= 8 else 0.25


def _tells_of(text: str, authors: Sequence[str]) -> bool:
    """Whether a paragraph tells the life of a person, or names one of the authors first."""
    if text in authors or ((name := biography_of(text)) and (tells_job(text) or name in authors)):
        return True
    first = text.split(maxsplit=1)[0].strip(",.") if text else ""
    return is_prose(text) and any(first in author.split() for author in authors if len(first) > 2)


def _ends_article(text: str) -> bool:
    """Whether a line may be an article's last: a sentence, a source, a name under a letter ("- Ada")."""
    is_source = (
        _FINIS.fullmatch(bare_words(text))
        or _NUMBERED.match(text)
        or _SOURCES.fullmatch(bare_words(text))
        or text[0] in "-–—"
    )
    return bool(is_source) or is_prose(text) or is_sentence(text)


def _mark_row_at_end(texts: Sequence[str], reasons: list[str]) -> None:
    """Marks the short lines after the last sentence that head nothing: tags, and the row that stands among buttons."""
    kept = [at for at, reason in enumerate(reasons) if not reason]
    row: list[int] = []
    while kept and not _ends_article(texts[kept[-1]]):
        row.append(kept.pop())
    if not kept or not row or is_label(texts[kept[-1]]) or is_label(texts[row[-1]]):
        return
    is_among_buttons = any(reasons[kept[-1] + 1 :])
    for at in row:
        if (is_among_buttons and len(row) > 2) or (len(row) <= 6 and size(texts[at]) <= _LONGEST_TAG):
            reasons[at] = EMPTY
