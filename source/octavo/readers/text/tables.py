"""Tables drawn in plain text: with bars, or with columns that stand apart by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.model import Align, Cell, Paragraph, Row, Table
from octavo.readers.text.inlines import InlineParser

_GAP = re.compile(r"\t+| {2,}")  # between the columns of "May   4.2   0.3"
_RULE = re.compile(r"[\s|+:=-]+")  # "|-----|:---:|", "+-----+-----+", "=====  ====="
_NUMBER = re.compile(r"[-+−(]?[$€£]?\d[\d., ]*%?\)?")  # "4.2", "-1,200", "(€ 30)", "12 %"


def parse_table(lines: Sequence[str], inlines: InlineParser) -> Table | None:
    """The table that `lines` draw, None if they draw none: all rows need as many cells, two at least."""
    rows = [_split_cells(line) for line in lines if not _RULE.fullmatch(line)]
    columns = len(rows[0]) if rows else 0
    if columns < 2 or len(rows) < 2 or any(len(row) != columns for row in rows):
        return None
    has_head = _has_rule_under_head(lines) or not any(_NUMBER.fullmatch(cell) for cell in rows[0])
    aligns = [_align_column([row[at] for row in rows[1:]]) for at in range(columns)]
    first, *others = (_row(row, aligns, inlines, header=has_head and at == 0) for at, row in enumerate(rows))
    return Table((tuple(others),), head=(first,)) if has_head else Table(((first, *others),))


def _has_rule_under_head(lines: Sequence[str]) -> bool:
    return len(lines) > 1 and bool(_RULE.fullmatch(lines[1])) and any(sign in lines[1] for sign in "-=")


def _split_cells(line: str) -> list[str]:
    bare = line.strip()
    if "|" in bare:
        return [cell.strip() for cell in bare.strip("|").split("|")]
    return [cell.strip() for cell in _GAP.split(bare)]


def _align_column(cells: Sequence[str]) -> Align:
    """A column of numbers is set to the right."""
    return "right" if all(_NUMBER.fullmatch(cell) for cell in cells if cell) and any(cells) else ""


def _row(cells: Sequence[str], aligns: Sequence[Align], inlines: InlineParser, *, header: bool) -> Row:
    return Row(
        tuple(
            Cell((Paragraph(inlines.parse(text)),) if text else (), align=align, header=header)
            for text, align in zip(cells, aligns, strict=True)
        )
    )
