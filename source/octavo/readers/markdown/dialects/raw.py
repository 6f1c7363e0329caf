"""What is meant for one output alone: raw HTML and TeX of Pandoc, `` `<b>`{=html} ``, and page breaks, `\\newpage`."""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

from octavo.readers.markdown.dialects.environment import is_indented_code, line_text, notes_of

_RAW = re.compile(r"(`+)(?!`)(.{1,2000}?)(?<!`)\1\{=(\w+)\}", re.DOTALL)  # "`<b>`{=html}"
_PAGE_BREAK = re.compile(  # "\newpage", "\vspace{2cm}", "\pagebreak[4]"
    r"\\(?:newpage|pagebreak|clearpage|cleardoublepage|vspace\*?|bigskip|medskip|smallskip|noindent|hfill|vfill|"
    r"listoffigures|listoftables|printbibliography|maketitle|appendix|frontmatter|mainmatter|backmatter)"
    r"(?:\[[^\]]*\])?(?:\{[^{}]*\})?(?:\s*\{\})?"
)


def add_raw(parser: MarkdownIt) -> None:
    """Reads what is meant for one output alone."""
    parser.inline.ruler.before("backticks", "raw", _parse_raw)
    parser.block.ruler.before("fence", "page_break", _parse_page_break, {"alt": ["paragraph", "blockquote", "list"]})


def _parse_raw(state: StateInline, silent: bool) -> bool:
    """HTML is HTML; what is written for another format stands as code."""
    match = _RAW.match(state.src, state.pos, state.posMax) if state.src[state.pos] == "`" else None
    if match is None:
        return False
    if not silent:
        kind, tag = ("html_inline", "") if match[3].lower().startswith("html") else ("code_inline", "code")
        state.push(kind, tag, 0).content = match[2]
    state.pos = match.end()
    return True


def _parse_page_break(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A line with a command of TeX that only moves what follows."""
    text = line_text(state, start)
    if not text.startswith("\\") or is_indented_code(state, start) or not _PAGE_BREAK.fullmatch(text):
        return False
    if not (silent or notes_of(state.env).leave_out("a command for pages", text)):
        return False
    state.line = start + 1
    return True
