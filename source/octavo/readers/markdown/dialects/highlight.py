"""Words marked as with a pen, `==marked==` (Obsidian, Quarto, Typora, MkDocs), and inserted ones, `++new++`.

Marks inside a word, or beside a space on their inner side, are signs of a program: `a == b`, `x==y`, `i++`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import tokenize_inside

_HIGHLIGHT = re.compile(  # "==marked words==", not "x==y" or "a == b"
    r"(?<![A-Za-z0-9=])==(?![\s=])((?:(?!==).){0,1999}[^\s=])==(?![A-Za-z0-9=])", re.DOTALL
)
_INSERTED = re.compile(r"(?<![A-Za-z0-9+])\+\+([^\s+]{1,200})\+\+(?![A-Za-z0-9+])")  # "++new++", not "i++ and j++"
_KEYS = re.compile(
    r"(?<![A-Za-z0-9+])\+\+([\w-]{1,20}(?:\+[\w-]{1,20}){1,5})\+\+(?![A-Za-z0-9+])"
)  # "++ctrl+alt+del++"


def add_highlight(parser: MarkdownIt) -> None:
    """Reads marked words, inserted words and keys."""
    parser.inline.ruler.before("emphasis", "highlight", _parse_highlight)
    parser.inline.ruler.before("emphasis", "inserted", _parse_inserted)


def _parse_highlight(state: StateInline, silent: bool) -> bool:
    match = _HIGHLIGHT.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "=" else None
    return match is not None and _enclose(state, silent, match, "mark")


def _parse_inserted(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "+":
        return False
    if match := _KEYS.match(state.src, state.pos, state.posMax):
        return _enclose(state, silent, match, "kbd")
    match = _INSERTED.match(state.src, state.pos, state.posMax)
    return match is not None and _enclose(state, silent, match, "ins")


def _enclose(state: StateInline, silent: bool, match: re.Match[str], tag: str) -> bool:
    """Puts what a mark encloses into an element."""
    if not silent:
        state.push(f"{tag}_open", tag, 1)
        tokenize_inside(state, *match.span(1))
        state.push(f"{tag}_close", tag, -1)
    state.pos = match.end()
    return True
