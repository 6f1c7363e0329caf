"""Names that Obsidian gives to blocks, `^block-id` at the end of a line: the block takes the name, the mark goes.

A caret before the last word of a sentence may be the writer's, so a name stands after the end of a sentence, in a
list item or alone, or it looks like one that a program made: `^37066d`, `^quote-of-the-day`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from octavo.readers.markdown.dialects.environment import notes_of

_NAME = re.compile(
    r"(?:^|(?<=[.!?…:;。！？”’\"')\]|])\s+|\s+(?=\S*[-\d]))\^([A-Za-z0-9-]{2,60})$"
)  # "Words. ^block-id"


def add_block_ids(parser: MarkdownIt) -> None:
    """Takes the names of blocks."""
    parser.core.ruler.push("block_ids", _take_block_ids)


def _take_block_ids(state: StateCore) -> None:
    for opening, inline in zip(state.tokens, state.tokens[1:], strict=False):
        if inline.type == "inline" and inline.children and "^" in inline.content:
            _take_block_id(state, opening, inline.children)


def _take_block_id(state: StateCore, opening: Token, children: list[Token]) -> None:
    last = children[-1]
    match = _NAME.search(last.content) if last.type == "text" else None
    if match is None or not notes_of(state.env).leave_out("the name of a block", match[0].strip()):
        return
    last.content = last.content[: match.start()]
    if not opening.attrGet("id"):
        opening.attrSet("id", match[1])
