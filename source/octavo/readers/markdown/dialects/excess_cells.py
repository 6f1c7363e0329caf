"""Cells of a table's row for which its head has no column: GitHub does not show them (GFM, section 4.10), so that a
note says what they held."""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_block.table import escapedSplit

from octavo.readers.markdown.dialects.environment import line_text, notes_of


def add_excess_cells(parser: MarkdownIt) -> None:
    """Notes what the cells hold that are not shown."""
    parser.block.ruler.at("table", _parse_table, {"alt": ["paragraph", "reference"]})


def _parse_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if not table(state, start, end, silent):
        return False
    if not silent:
        columns = len(_cells(line_text(state, start)))
        for line in range(start + 2, state.line):
            for cell in _cells(line_text(state, line))[columns:]:
                notes_of(state.env).leave_out("a cell that has no column", cell)
    return True


def _cells(line: str) -> list[str]:
    """The cells of a row, bars at its edges apart."""
    cells = escapedSplit(line)
    return cells[not cells[0].strip() : len(cells) - (not cells[-1].strip() and len(cells) > 1)]
