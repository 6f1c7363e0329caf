"""What the rules of one text share through markdown-it's environment: the notes, and how parts of a text are parsed."""

from __future__ import annotations

from typing import cast

from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.utils import EnvType

from octavo.notes import Notes

INTERRUPTING: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
"""Of rules for blocks that may begin right after a line of words."""


def new_environment(notes: Notes, text: str) -> EnvType:
    """The environment of a text whose losses go to `notes`."""
    return {"notes": notes, "length": len(text)}


def notes_of(environment: EnvType) -> Notes:
    """Where the losses of the text go."""
    return cast("Notes", environment["notes"])


def line_text(state: StateBlock, line: int) -> str:
    """A line of a block, without its indent and without white space at its end."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


def is_indented_code(state: StateBlock, line: int) -> bool:
    """Whether a line is indented so far that it is code (CommonMark, section 4.4)."""
    return state.sCount[line] - state.blkIndent >= 4


def tokenize_lines(state: StateBlock, start: int, end: int) -> None:
    """Parses lines as blocks of their own, without the lines after them."""
    kind, last, line = state.parentType, state.lineMax, state.line
    state.parentType, state.lineMax = "container", end
    state.md.block.tokenize(state, start, end)
    state.parentType, state.lineMax, state.line = kind, last, line


def tokenize_inside(state: StateInline, start: int, end: int) -> None:
    """Parses a part of a line as what stands inside an element."""
    place, last = state.pos, state.posMax
    state.pos, state.posMax = start, end
    state.md.inline.tokenize(state)
    state.pos, state.posMax = place, last
