r"""Formulas between TeX's own delimiters: `\(x_1\)`, `\[x_1\]`, environments, and references to numbered formulas.

To CommonMark a backslash before a bracket only says that the bracket is no markup: `\[sic\]`. So brackets enclose a
formula only where a sign of TeX stands between them and no sentence does.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.dollars import is_prose
from octavo.readers.markdown.dialects.environment import INTERRUPTING, is_indented_code, line_text

_NAMES = "equation|align|gather|multline|flalign|alignat|eqnarray|displaymath|math|subequations|split|aligned|gathered"
_ENVIRONMENT = re.compile(rf"\\begin\{{((?:{_NAMES})\*?)\}}")  # "\begin{align*}"
_DISPLAYED = re.compile(
    rf"\\\[(?P<brackets>(?:(?!\\[\[\]]|\n\s*\n).){{1,6000}})\\\]"  # "\[x_1\]"
    rf"|(?P<environment>\\begin\{{(?P<name>(?:{_NAMES})\*?)\}}.{{1,6000}}?\\end\{{(?P=name)\}})",  # "\begin{align}…"
    re.DOTALL,
)
_INLINE = re.compile(
    r"\\\((?P<brackets>(?:(?!\\[()]|\n\s*\n).){1,2000})\\\)"  # "\(x_1\)"
    r"|(?P<reference>\\(?:eq|c|C|auto)?ref\{[^{}\s]{1,100}\})",  # "\eqref{eq:one}"
    re.DOTALL,
)
_TEX = re.compile(r"\\[A-Za-z]|[\^=<>]|\b[A-Za-z]_|^\s*[A-Za-z]\s*$")
r"""A sign of TeX: `\alpha`, `x^2`, `a = b`, `x_1`, or one letter; not `my_name`."""

_DEFINITION = re.compile(r"\\(?:(?:new|renew|provide)command\*?\s*\{?\\|def\\[A-Za-z]+|DeclareMathOperator\*?\s*\{?\\)")
r"""How a line begins that defines a macro: `\newcommand{\R}{\mathbb{R}}`, `\def\R{…}`."""

_MOST_LINES, _LONGEST = 200, 6000
"""Lines and characters of a formula: nobody looks for its end without end."""

_ONE_LINE = re.compile(r"\$\$(?:(?!\$\$).)+\$\$.*\$\$")  # "$$a$$ $$b$$"


def add_tex(parser: MarkdownIt) -> None:
    """Reads formulas between TeX's delimiters; comes after those between dollars, whose tokens it makes."""
    parser.inline.ruler.before("escape", "tex", _parse_inline)
    parser.block.ruler.before("math_block", "math_blocks_of_a_line", _parse_line)
    parser.block.ruler.before("fence", "tex_block", _parse_block, INTERRUPTING)
    parser.block.ruler.before("fence", "tex_definition", _parse_definition)


def _parse_inline(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "\\":
        return False
    closing = _closing_of(state.src[state.pos : state.pos + 40])
    ends = bool(closing) and state.src.find(closing, state.pos, state.pos + _LONGEST) > 0
    displayed = _DISPLAYED.match(state.src, state.pos, state.posMax) if ends else None
    match = displayed or _INLINE.match(state.src, state.pos, state.posMax)
    if match is None or not _is_formula(match["brackets"]):
        return False
    if not silent:
        token = state.push("math_inline_double" if displayed else "math_inline", "math", 0)
        token.content = match["brackets"] or match[0]
    state.pos = match.end()
    return True


def _is_formula(between: str | None) -> bool:
    """Whether what stands between brackets is a formula; environments and references always are."""
    if between is None:
        return True
    return bool(_TEX.search(between) and between.strip()) and not is_prose(between)


def _parse_line(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """Several displayed formulas on one line: a paragraph, whose formulas are read as those of any other."""
    if is_indented_code(state, start) or not _ONE_LINE.match(line_text(state, start).strip()):
        return False
    if not silent:
        opening = state.push("paragraph_open", "p", 1)
        token = state.push("inline", "", 0)
        token.content, token.children = line_text(state, start).strip(), []
        opening.map = token.map = [start, start + 1]
        state.push("paragraph_close", "p", -1)
    state.line = start + 1
    return True


def _parse_definition(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line that defines a macro: a formula that shows nothing."""
    line = line_text(state, start)
    if not _DEFINITION.match(line) or is_indented_code(state, start) or line.count("{") != line.count("}"):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.block, token.content, token.map = True, line, [start, start + 1]
    state.line = start + 1
    return True


def _parse_block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    r"""An environment, or `\[`, from the start of a line: what looks like Markdown in it is TeX."""
    first = line_text(state, start)
    closing = _closing_of(first)
    if not closing or is_indented_code(state, start):
        return False
    last = next(
        (line for line in range(start, min(end, start + _MOST_LINES)) if closing in line_text(state, line)), None
    )
    if last is None or not _ends_block(state, last, closing):
        return False
    content = state.getLines(start, last + 1, state.blkIndent, False).strip()
    if not _is_formula(_inside_brackets(content)):
        return False
    if not silent:
        token = state.push("math_block", "math", 0)
        token.block, token.content, token.map = True, _inside_brackets(content) or content, [start, last + 1]
    state.line = last + 1
    return True


def _closing_of(line: str) -> str:
    """What ends the formula that begins a line, "" if none does."""
    if line.startswith("\\["):
        return "\\]"
    match = _ENVIRONMENT.match(line) if line.startswith("\\begin{") else None
    return f"\\end{{{match[1]}}}" if match else ""


def _ends_block(state: StateBlock, line: int, closing: str) -> bool:
    """Whether nothing but a stop follows the end of a formula on its line."""
    after = line_text(state, line).partition(closing)[2]
    return after.strip() in ("", ".", ",", ";", ":")


def _inside_brackets(content: str) -> str | None:
    r"""What stands between `\[` and `\]`, with the stop after it; None where something else encloses it."""
    if not content.startswith("\\["):
        return None
    before, _, stop = content.rpartition("\\]")
    return f"{before[2:]}{stop}"
