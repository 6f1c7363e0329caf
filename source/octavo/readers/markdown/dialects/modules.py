"""Lines of MDX that load or give what a page needs: `import Tabs from "./tabs"`, `export const size = 3`. They go, with
a note; sentences that begin with these words have no such form. Comments in braces, `{/* … */}`, go too.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import is_indented_code, line_text, notes_of

_MODULE = re.compile(
    r"import\s+(?:[\w*{}\s,$]+\s+from\s+)?[\"'][^\"']+[\"'];?$"  # 'import Tabs from "./tabs"'
    r"|export\s+(?:(?:const|let|var|function|class|async)\s+[\w$]+|default\s*[\w${(]|\{|\*).*[;=({})>\w]$"
)
_COMMENT = re.compile(r"\{/\*(.*?)\*/\}", re.DOTALL)  # "{/* a thought */}"


def add_modules(parser: MarkdownIt) -> None:
    """Leaves out what loads and gives, and comments in braces."""
    parser.block.ruler.before("fence", "module", _parse_module)
    parser.inline.ruler.before("link", "brace_comment", _parse_comment)


def _parse_module(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A paragraph of such lines; one that gives more than a line goes to the next empty one."""
    text = line_text(state, start)
    if not text.startswith(("import ", "export ")) or is_indented_code(state, start) or not _MODULE.match(text):
        return False
    stop = start
    while stop < end and not state.isEmpty(stop):
        stop += 1
    is_open = text.startswith("export") and text.endswith(("{", "(", "=", "["))
    lines = [line_text(state, line) for line in range(start, stop)]
    if not is_open and not all(_MODULE.match(line) or line.startswith("//") for line in lines):
        return False
    if not (silent or notes_of(state.env).leave_out("what a page of MDX loads", " ".join(lines))):
        return False
    state.line = stop
    return True


def _parse_comment(state: StateInline, silent: bool) -> bool:
    match = _COMMENT.match(state.src, state.pos, state.posMax) if state.src.startswith("{/*", state.pos) else None
    if match is None or not (silent or notes_of(state.env).leave_out("a comment in braces", match[1])):
        return False
    state.pos = match.end()
    return True
