"""Boxes and tabs of MkDocs, whose content is indented: `!!! note "Title"`, `??? tip`, `=== "With npm"`.

A page shows one tab at a time; a book has all of them, each after its label. Exclamation marks before a sentence are
characters: a box has a kind that is known, a title in quotation marks, or content.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from octavo.readers.markdown.dialects.boxes import push_box
from octavo.readers.markdown.dialects.callouts import Box, open_label
from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text, tokenize_lines

_ADMONITION = re.compile(  # '!!! note "Title"', "??? tip inline end", "!!! warning Wet paint"
    r'(?:!!!|\?\?\?\+?)[ \t]*([A-Za-z][\w-]*)(?:[ \t]+([^"]*?))??(?:[ \t]*"([^"]*)")?$'
)
_SLASHES = re.compile(r"///+[ \t]*([A-Za-z][\w-]*)(?:[ \t]*\|[ \t]*(.*))?$")  # "/// note | Title"
_TAB = re.compile(r'===[!+]?[ \t]+(?:"(.+)"|\'(.+)\')$')  # '=== "With npm"'


_SLASHED = {"tab", "caption", "html", "define", "figure-caption", "table-caption"}
"""Names between slashes that are no boxes, but divisions with a label."""


def add_mkdocs(parser: MarkdownIt) -> None:
    """Reads boxes and tabs whose content is indented."""
    parser.block.ruler.before("fence", "admonition", _parse_admonition, INTERRUPTING)
    parser.block.ruler.before("fence", "slashes", _parse_slashes, INTERRUPTING)
    parser.block.ruler.before("fence", "tab", _parse_tab, INTERRUPTING)
    parser.add_render_rule("tab_label", _render_label)


def _parse_admonition(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    match = _ADMONITION.match(text) if text[:3] in ("!!!", "???") and not is_indented_code(state, start) else None
    if match is None:
        return False
    kind, words, title = match.groups()
    box, last = Box((kind,), title if title is not None else words or ""), _find_last(state, start, end)
    if not box.is_known and title is None and (words or last == start + 1):
        return False
    if not silent:
        _push_indented(state, box, range(start, last))
    return True


def _parse_slashes(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A box between slashes: `/// note | Title`, up to the next line of as many slashes alone."""
    text = line_text(state, start)
    match = _SLASHES.match(text) if text.startswith("///") and not is_indented_code(state, start) else None
    box = Box((match[1],), match[2] or "") if match else None
    if box is None or not (box.is_known or box.kind in _SLASHED):
        return False
    fence = text[: len(text) - len(text.lstrip("/"))]
    closing = next((line for line in range(start + 1, end) if line_text(state, line) == fence), None)
    if closing is None:
        return False
    if not silent:
        push_box(state, box, range(start, closing))
        state.line = closing + 1
    return True


def _parse_tab(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    text = line_text(state, start)
    match = _TAB.match(text) if text.startswith("===") and not is_indented_code(state, start) else None
    if match is None:
        return False
    if not silent:
        state.push("tab_label", "", 0).content = match[1] or match[2]
        _push_indented(state, None, range(start, _find_last(state, start, end)))
    return True


def _render_label(_: object, tokens: Sequence[Token], at: int, *__: object) -> str:
    return open_label(tokens[at].content)


def _push_indented(state: StateBlock, box: Box | None, lines: range) -> None:
    """Parses the lines after the first, which are indented, as the content of a box, or as they stand."""
    around = state.blkIndent
    state.blkIndent += _indent(state, lines)
    if box is None:
        tokenize_lines(state, lines.start + 1, lines.stop)
    else:
        push_box(state, box, lines)
    state.blkIndent, state.line = around, lines.stop


def _find_last(state: StateBlock, start: int, end: int) -> int:
    """The line after the last that is indented more than the mark."""
    last = start + 1
    for line in range(start + 1, end):
        if state.isEmpty(line):
            continue
        if state.sCount[line] < state.blkIndent + 2:
            break
        last = line + 1
    return last


def _indent(state: StateBlock, lines: range) -> int:
    """How far the content is indented: four columns, or less where one of its lines is."""
    counts = [state.sCount[line] - state.blkIndent for line in lines[1:] if not state.isEmpty(line)]
    return min([4, *counts])
