"""Where lines of a cover may end: between words, between the signs of East Asia, and never inside a name."""

from __future__ import annotations

import re
from functools import lru_cache

_KEPT = "\N{NO-BREAK SPACE}"
_SPACE = re.compile(rf"[^\S{_KEPT}]+")

_IDEOGRAPH = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Han and kana, between which a line may end."""

_OPENING = "「『（〈《【“‘("
_CLOSING = "」』）〉》】”’)、。，．・：；！？…ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ\u3099\u309a"
"""What no line ends with, and what none begins with (JIS X 4051, 6.1)."""


def keep_together(words: str) -> str:
    """Words that stay on one line, as long as one is wide enough for them: a name."""
    return _KEPT.join(words.split())


def let_part(words: str) -> str:
    """The words with plain spaces, where lines may end."""
    return words.replace(_KEPT, " ")


def tidy_spaces(words: str) -> str:
    """The words with one space between two of them, or the one that keeps them together."""
    return _SPACE.sub(" ", words).strip()


@lru_cache(maxsize=64)
def split_units(words: str) -> tuple[str, ...]:
    """What stays together on a line, in order; a unit ends with the space behind it, if there is one."""
    units: list[str] = []
    for sign in tidy_spaces(words):
        if units and not _may_end(units[-1][-1], sign):
            units[-1] += sign
        else:
            units.append(sign)
    return tuple(units)


def _may_end(before: str, after: str) -> bool:
    """Whether a line may end between two signs."""
    if before == " " or after == " ":
        return before == " "
    if before in _OPENING or after in _CLOSING:
        return False
    return bool(_IDEOGRAPH.match(before) or _IDEOGRAPH.match(after))
