"""Emphasis beside Chinese, Japanese and Korean: `**「…」**は`.

CommonMark (section 6.2) takes a run of marks beside punctuation for emphasis only where a space or punctuation
stands on its other side; scripts that are written without spaces have none there. So beside their characters
punctuation on the inner side does not matter, as the "CJK-friendly emphasis" of other parsers has it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline, emphasis, strikethrough

CJK = re.compile(
    "[\u1100-\u11ff\u2e80-\u303f\u3040-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U0001b000-\U0001b16f\U00020000-\U0003ffff]"
)
"""Characters of these scripts, and their punctuation: 「 。 （ ："""


def add_flanking(parser: MarkdownIt) -> None:
    """Lets runs of marks beside these characters open and close emphasis."""
    parser.inline.ruler.at("emphasis", _relax(emphasis.tokenize))
    parser.inline.ruler.at("strikethrough", _relax(strikethrough.tokenize))


def _relax(tokenize: Callable[[StateInline, bool], bool]) -> Callable[[StateInline, bool], bool]:
    """markdown-it's rule for runs of marks, which then may open and close what the relaxed rule says."""

    def parse(state: StateInline, silent: bool) -> bool:
        start, known = state.pos, len(state.delimiters)
        if not tokenize(state, silent):
            return False
        before, after = state.src[start - 1] if start else " ", state.src[state.pos : state.pos + 1] or " "
        if CJK.match(before) or CJK.match(after):
            for delimiter in state.delimiters[known:]:
                delimiter.open, delimiter.close = _may_open_and_close(before, after, state.src[start] != "_")
        if state.src[start : state.pos] == "~" and before.isalnum() and after.isalnum():  # "10~20"
            del state.delimiters[known:]
        return True

    return parse


def _may_open_and_close(before: str, after: str, splits_words: bool) -> tuple[bool, bool]:
    """Whether a run between two characters may open emphasis, and close it."""
    left, right = _flanks(after, before), _flanks(before, after)
    if splits_words:
        return left, right
    return left and (not right or _is_sign(before)), right and (not left or _is_sign(after))


def _flanks(inner: str, outer: str) -> bool:
    """Whether a run between these two characters holds on to the inner one."""
    if inner.isspace():
        return False
    return not _is_sign(inner) or any(CJK.match(one) for one in (inner, outer)) or outer.isspace() or _is_sign(outer)


def _is_sign(character: str) -> bool:
    """Whether a character is punctuation or a symbol."""
    return unicodedata.category(character)[0] in "PS"
