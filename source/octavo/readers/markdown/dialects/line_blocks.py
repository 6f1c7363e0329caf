"""Line blocks, `| a line`: verse, each line as it stands (Pandoc, reStructuredText)."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock


def add_line_blocks(parser: MarkdownIt) -> None:
    """Reads line blocks."""
    parser.block.ruler.before("table", "line_block", _parse_line_block)


def _parse_line_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Lines that start with a bar and a space are verse, each as it stands; an empty one parts stanzas."""
    line = start
    lines: list[str] = []
    while line < end and state.sCount[line] == state.blkIndent and (verse := _text_after_bar(state, line)) is not None:
        lines.append(verse)
        line += 1
    if not lines or not any(lines) or any(verse.rstrip().endswith("|") for verse in lines):
        return False
    if silent:
        return True
    state.push("line_block_open", "div", 1).attrSet("class", "line-block")
    for verse in lines:
        state.push("verse_line_open", "div", 1)
        inline = state.push("inline", "", 0)
        indent = len(verse) - len(verse.lstrip())
        inline.content, inline.children = "\u00a0" * indent + verse.strip(), []
        state.push("verse_line_close", "div", -1)
    state.push("line_block_close", "div", -1)
    state.line = line
    return True


def _text_after_bar(state: StateBlock, line: int) -> str | None:
    """What stands after the bar of a line, None if it does not start with one."""
    text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
    return text[2:] if text == "|" or text.startswith("| ") else None
