"""Marks for a table of contents, alone in a paragraph: they go, because a book has its own.

`[TOC]` (Python-Markdown), `[[_TOC_]]` (GitLab), `[[toc]]` (VuePress), `{:toc}` (kramdown, after an item of a list),
`${toc}`, `{{< toc >}}`, `{{ toc }}`, `\\tableofcontents`.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.readers.markdown.dialects.environment import is_indented_code, line_text, notes_of

_MARK = re.compile(
    r"\[\[?_?toc_?(?:[ =:]+[^\[\]]{0,40})?\]?\]|\$\{toc\}|@\[toc\](?:\(.{0,80}\))?|\\tableofcontents|"
    r"(?:(?:[-*+]|1\.)[ \t]+[^\n]{1,40}\n)?[ \t]*\{:\s*toc[^{}]*\}|"
    r"\{\{<?\s*(?:toc|table_of_contents)\s*>?\}\}|\{%-?\s*(?:include\s+)?toc(?:\.\w+)?\s*-?%\}",
    re.IGNORECASE,
)


def add_contents(parser: MarkdownIt) -> None:
    """Leaves the marks of a table of contents out."""
    parser.block.ruler.before("fence", "contents", _parse_mark)


def _parse_mark(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    mark = line_text(state, start)
    if mark[:1] not in "[${@\\-*+1" or is_indented_code(state, start):
        return False
    lines = 1
    if mark[:1] in "-*+1" and start + 1 < end:
        mark, lines = f"{mark}\n{line_text(state, start + 1)}", 2
    if not _MARK.fullmatch(mark) or _goes_on(state, start + lines, end):
        return False
    if not (silent or notes_of(state.env).leave_out("a mark for a table of contents", mark)):
        return False
    state.line = start + lines
    return True


def _goes_on(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line goes on with the words of a paragraph."""
    return line < end and line_text(state, line)[:1].isalnum()
