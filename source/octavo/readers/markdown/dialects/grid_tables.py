"""Tables drawn with lines, `+---+---+` (Pandoc, reStructuredText, Org); their cells hold blocks.

A table whose cells span others is kept as it is drawn.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

from octavo.readers.markdown.dialects.columns import Columns, cut_line
from octavo.readers.markdown.dialects.environment import is_indented_code, line_text

_RULE = re.compile(r"\+(?:[:]?[-=]+[:]?\+)+$")  # "+---+:==:+"


def add_grid_tables(parser: MarkdownIt) -> None:
    """Reads tables drawn with lines."""
    parser.block.ruler.before("table", "grid_table", _parse_table, {"alt": ["blockquote", "list"]})


def _parse_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    rule = line_text(state, start)
    if not rule.startswith("+") or is_indented_code(state, start) or not _RULE.match(rule):
        return False
    stop = start
    while stop < end and line_text(state, stop)[:1] in ("+", "|") and state.sCount[stop] == state.sCount[start]:
        stop += 1
    lines = [line_text(state, line) for line in range(start, stop)]
    if len(lines) < 3 or not _RULE.match(lines[-1]):
        return False
    if not silent:
        _push_table(state, lines)
        state.line = stop
    return True


def _push_table(state: StateBlock, lines: list[str]) -> None:
    columns = tuple((part.start() + 1, part.end()) for part in re.finditer(r"[^+]+(?=\+)", lines[0]))
    if not all(_fits(line, columns) for line in lines):
        token = state.push("fence", "code", 0)
        token.content, token.markup = "\n".join(lines) + "\n", "```"
        return
    heads = [at for at, line in enumerate(lines) if _RULE.match(line) and "=" in line]
    aligned = [_alignment(part) for part in lines[heads[0] if heads else 0].strip("+").split("+")]
    state.push("table_open", "table", 1)
    for first, last in _find_rows(lines):
        tag = "th" if heads and last <= heads[0] else "td"
        state.push("tr_open", "tr", 1)
        for style, cell in zip(aligned, _cut_row(lines[first:last], columns), strict=False):
            state.push(f"{tag}_open", tag, 1).attrs = {"style": style} if style else {}
            state.md.block.parse(cell, state.md, state.env, state.tokens)
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)


def _fits(line: str, columns: Columns) -> bool:
    """Whether a line has its bars where the first one has them, and none that spans two columns."""
    if _RULE.match(line):
        return [place for place, sign in enumerate(line) if sign == "+"] == [0, *(stop for _, stop in columns)]
    return line.startswith("|") and all(cut_line(line, (stop, stop + 1)) == "|" for _, stop in columns)


def _find_rows(lines: list[str]) -> Iterator[tuple[int, int]]:
    """The lines of each row: from after a rule up to the next."""
    rules = [at for at, line in enumerate(lines) if _RULE.match(line)]
    yield from ((first + 1, last) for first, last in pairwise(rules) if last > first + 1)


def _cut_row(lines: list[str], columns: Columns) -> list[str]:
    """The cells of a row, each as a text of its own."""
    return ["\n".join(cut_line(line, column).removeprefix(" ").rstrip() for line in lines) for column in columns]


def _alignment(part: str) -> str:
    match part[:1] == ":", part[-1:] == ":":
        case True, True:
            return "text-align:center"
        case False, True:
            return "text-align:right"
    return ""
