"""Private comments of Obsidian, `%% not for print %%`, in a line or over several: left out, with a note.

A pair of signs after a number or inside a word is no comment: `100%% of it`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import is_indented_code, line_text, notes_of

_MARK = "%%"
_COMMENT = re.compile(r"(?<![\w%])(?<!\d )%%(?!%)(.*?)%%(?!%)", re.DOTALL)  # "%% a thought %%"
_LONGEST = 20_000
"""Characters in a line of words, and lines of a block, in which the end of a comment is looked for."""


def add_comments(parser: MarkdownIt) -> None:
    """Leaves private comments out."""
    parser.inline.ruler.before("emphasis", "comment", _parse_comment)
    parser.block.ruler.before("fence", "comment", _parse_block, {"alt": ["paragraph", "blockquote", "list"]})


def _parse_comment(state: StateInline, silent: bool) -> bool:
    if not state.src.startswith(_MARK, state.pos):
        return False
    match = _COMMENT.match(state.src, state.pos, min(state.posMax, state.pos + _LONGEST))
    if match is None or not (silent or _leave_out(state, match[1])):
        return False
    state.pos = match.end()
    return True


def _parse_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A comment from a line that starts with the mark and has no other to a line that ends with it."""
    opening = line_text(state, start)
    if not opening.startswith(_MARK) or opening.find(_MARK, 2) >= 0 or is_indented_code(state, start):
        return False
    lines = range(start + 1, min(end, start + _LONGEST))
    closing = next((line for line in lines if _MARK in line_text(state, line)), None)
    if closing is None or not line_text(state, closing).endswith(_MARK):
        return False
    passage = state.getLines(start, closing + 1, state.blkIndent, False).strip().strip("%")
    if not (silent or _leave_out(state, passage)):
        return False
    state.line = closing + 1
    return True


def _leave_out(state: StateInline | StateBlock, passage: str) -> bool:
    return not passage.strip() or notes_of(state.env).leave_out("a private comment", passage)
