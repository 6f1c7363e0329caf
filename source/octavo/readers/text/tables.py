"""Tables drawn in plain text: with bars, or with columns that stand apart by spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.model import Align, Cell, Paragraph, Row, Table
from octavo.readers.text.words import Words

_GAP = re.compile(r"\t+| {2,}")
_RULE = re.compile(r"[\s|+:=-]+")
_NUMBER = re.compile(r"[-+−(]?[$€£]?\d[\d., ]*%?\)?")


def table(lines: Sequence[str], words: Words) -> Table | None:
    """The table that `lines` draw, None if they draw none: all rows need as many cells, two at least."""
    rows = [_cells(line) for line in lines if not _RULE.fullmatch(line)]
    columns = len(rows[0]) if rows else 0
    if columns < 2 or len(rows) < 2 or any(len(row) != columns for row in rows):
        return None
    ruled = any(_RULE.fullmatch(line) and "-" in line + line.replace("=", "-") for line in lines[1:2])
    headed = ruled or not any(_NUMBER.fullmatch(cell) for cell in rows[0])
    aligns = [_align([row[at] for row in rows[1:]]) for at in range(columns)]
    made = [_row(row, aligns, words, header=headed and at == 0) for at, row in enumerate(rows)]
    return Table((tuple(made[1:]),), head=(made[0],)) if headed else Table((tuple(made),))


def _cells(line: str) -> list[str]:
    bare = line.strip()
    if "|" in bare:
        return [cell.strip() for cell in bare.strip("|").split("|")]
    return [cell.strip() for cell in _GAP.split(bare)]


def _align(cells: Sequence[str]) -> Align:
    return "right" if all(_NUMBER.fullmatch(cell) for cell in cells if cell) and any(cells) else ""


def _row(cells: Sequence[str], aligns: Sequence[Align], words: Words, *, header: bool) -> Row:
    return Row(
        tuple(
            Cell((Paragraph(words.inlines(text)),) if text else (), align=align, header=header)
            for text, align in zip(cells, aligns, strict=True)
        )
    )
