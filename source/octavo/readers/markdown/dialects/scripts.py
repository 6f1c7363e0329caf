"""Lowered and raised characters as Pandoc has them: `H~2~O`, `x^2^`, `P~a\\ cat~`.

GitHub strikes out what stands between single tildes, `~there~`: so they lower only what follows a letter or a
number directly. `10~20~30` is a range. Nothing in either has a space, but for one after a backslash.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import tokenize_inside

_SUBSCRIPT = re.compile(
    r"(?<=[\w)\]*_])(?<![_*]{2})~((?:\\.|[^\s~\\]){1,200})~(?!~)"
)  # "H~2~O", not "a ~b~" or "a~~b~~"
_RANGE = re.compile(r"\d~\d+~\d")  # "10~20~30"
_SUPERSCRIPT = re.compile(r"\^((?:\\.|[^\s^\\]){1,200})\^")  # "x^2^", "^14^C"
_LETTER = re.compile(r"\w(?<!_)|[+*†‡−-]")
"""What a raised text has one of; a face, `(^_^)`, has none."""


def add_scripts(parser: MarkdownIt) -> None:
    """Reads lowered and raised characters."""
    parser.inline.ruler.before("strikethrough", "subscript", _parse_subscript)
    parser.inline.ruler.after("image", "superscript", _parse_superscript)


def _parse_subscript(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "~" or _RANGE.match(state.src, max(state.pos - 1, 0)):
        return False
    return _parse(state, silent, _SUBSCRIPT, "sub")


def _parse_superscript(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "^" or state.src.startswith("^[", state.pos):
        return False
    return _parse(state, silent, _SUPERSCRIPT, "sup")


def _parse(state: StateInline, silent: bool, pattern: re.Pattern[str], tag: str) -> bool:
    match = pattern.match(state.src, state.pos, state.posMax)
    if match is None or not _LETTER.search(match[1]):
        return False
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        known = len(state.tokens)
        tokenize_inside(state, *match.span(1))
        state.push(f"{tag}_close", tag, -1)
        for token in state.tokens[known:]:
            token.content = token.content.replace("\\ ", "\u00a0")
    state.pos = match.end()
    return True
