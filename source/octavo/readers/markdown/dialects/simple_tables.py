"""Tables whose columns are ruled by dashes alone (Pandoc): simple ones, a row a line, and those of several lines a row,
which stand between two whole rules:

      Boat     Oars          -------------------
    --------  -----          Boat       Oars
    Skiff        2           ---------- --------
    Gig          4           A long     2
                             skiff

                             Gig        4
                             -------------------
"""

from __future__ import annotations

import re
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from msgspec import Struct

from octavo.readers.markdown.dialects.columns import Columns, cut_line
from octavo.readers.markdown.dialects.environment import is_indented_code

_RULE = re.compile(r"[ ]*-{2,}(?:[ ]+-{2,})+[ ]*$")  # "-----  ----"
_WHOLE = re.compile(r"[ ]*-{6,}[ ]*$")  # "--------------"
_MOST_LINES = 2_000


class _Drawn(Struct, frozen=True):
    """A table as it is drawn: the lines of its head, the rule under it, the lines of each row, its first line after."""

    head: list[str]
    rule: str
    rows: list[list[str]]
    stop: int

    @property
    def lines(self) -> list[str]:
        """All lines but the rule."""
        return [*self.head, *(line for row in self.rows for line in row)]

    @property
    def columns(self) -> Columns:
        """Each reaches up to where the dashes of the next begin."""
        starts = [match.start() for match in re.finditer(r"-+", self.rule)]
        return tuple(zip([0, *starts[1:]], [*starts[1:], 10_000], strict=True))


def add_simple_tables(parser: MarkdownIt) -> None:
    """Reads tables whose columns are ruled by dashes."""
    parser.block.ruler.before("hr", "simple_table", _parse_table)


def _parse_table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if is_indented_code(state, start):
        return False
    drawn = _read_lined(state, start, end) or _read_simple(state, start, end)
    if drawn is None or any(_is_cut(line, column[0]) for column in drawn.columns[1:] for line in drawn.lines):
        return False
    if not silent:
        _push_table(state, drawn)
        state.line = drawn.stop
    return True


def _line(state: StateBlock, line: int) -> str:
    """A line with its indent, so that its columns stand where the others' do."""
    indent = max(state.sCount[line] - state.blkIndent, 0)
    return " " * indent + state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]].rstrip()


# --- reading ---------------------------------------------------------------------------------------


def _read_simple(state: StateBlock, start: int, end: int) -> _Drawn | None:
    """A table with a row a line: a head and a rule, or two rules without a head."""
    first = _line(state, start)
    headless = _RULE.match(first) is not None
    rule = first if headless else _line(state, start + 1) if start + 1 < end else ""
    if not _RULE.match(rule) or not first.strip():
        return None
    line = begin = start + (1 if headless else 2)
    while line < min(end, begin + _MOST_LINES) and (text := _line(state, line)).strip() and not _RULE.match(text):
        line += 1
    closed = line < end and _RULE.match(_line(state, line)) is not None
    rows = [[_line(state, row)] for row in range(begin, line)]
    if not rows or (headless and not closed):
        return None
    return _Drawn([] if headless else [first], rule, rows, line + closed)


def _read_lined(state: StateBlock, start: int, end: int) -> _Drawn | None:
    """A table between two whole rules, its rows parted by empty lines."""
    if not _WHOLE.match(_line(state, start)):
        return None
    lines: list[str] = []
    for line in range(start + 1, min(end, start + _MOST_LINES)):
        text = _line(state, line)
        if _WHOLE.match(text):
            ruled = next((at for at, one in enumerate(lines) if _RULE.match(one)), None)
            return None if not ruled else _divide_rows(lines, ruled, line + 1)
        lines.append(text)
        if len(lines) > 8 and not any(_RULE.match(one) for one in lines[:9]):
            return None
    return None


def _divide_rows(lines: list[str], ruled: int, stop: int) -> _Drawn | None:
    head = lines[:ruled]
    rows = [list(row) for filled, row in groupby(lines[ruled + 1 :], key=lambda text: bool(text.strip())) if filled]
    return _Drawn(head, lines[ruled], rows, stop) if rows and all(text.strip() for text in head) else None


def _is_cut(line: str, place: int) -> bool:
    """Whether a column would begin inside a word of a line: then the dashes rule no columns."""
    return place > 0 and not {" ", ""} & {cut_line(line, (place - 1, place)), cut_line(line, (place, place + 1))}


# --- tokens ----------------------------------------------------------------------------------------


def _push_table(state: StateBlock, drawn: _Drawn) -> None:
    ruled = [match.span() for match in re.finditer(r"-+", drawn.rule)]
    styles = [_alignment(drawn.head[-1] if drawn.head else drawn.rows[0][0], span) for span in ruled]
    state.push("table_open", "table", 1)
    for tag, row in [*([("th", drawn.head)] if drawn.head else []), *(("td", row) for row in drawn.rows)]:
        state.push("tr_open", "tr", 1)
        for column, style in zip(drawn.columns, styles, strict=True):
            state.push(f"{tag}_open", tag, 1).attrs = {"style": style} if style else {}
            inline = state.push("inline", "", 0)
            inline.content, inline.children = "\n".join(cut_line(line, column).strip() for line in row).strip(), []
            state.push(f"{tag}_close", tag, -1)
        state.push("tr_close", "tr", -1)
    state.push("table_close", "table", -1)


def _alignment(line: str, span: tuple[int, int]) -> str:
    """How a column is aligned, by where the words of its head stand over its dashes."""
    text = cut_line(line, span)
    at_left, at_right = text[:1].strip() != "", len(text) == span[1] - span[0] and text[-1:].strip() != ""
    if at_left == at_right:
        return "" if at_left else "text-align:center"
    return "" if at_left else "text-align:right"
