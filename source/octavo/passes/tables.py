"""Makes every table a rectangle of cells: PDF/UA-1 (ISO 14289-1, 7.5) and screen readers count on it.

Pages write rows of different lengths, spans that reach out of the table or over each other, and tables
that are all head. Browsers mend them as they draw (HTML, 4.9.12); a tagged file must be right as it is.
"""

from __future__ import annotations

import re

from msgspec import Struct, structs

from octavo.grid import Place, cover, lay_out_rows
from octavo.model import Article, Book, Cell, Row, Table, Text
from octavo.notes import Notes
from octavo.walk import Content, has, line, replace_articles, rewrite, says

Rows = tuple[Row, ...]

_NO_BREAK = "\u00a0"
_JOINED = re.compile(r"[^ \t\n]{21,}")  # "New\u00a0Zealand,\u00a0the\u00a0realm", as boxes of encyclopedias have it
_WORD_SPACE = re.compile(r"(?<!\d)\u00a0(?!\d)")  # not in "1 234 567", not in "5 km"
"""A no-break space between two words."""


def square_tables(book: Book, notes: Notes) -> Book:
    """The book with tables whose rows are all equally wide; a span that lay over another cell is noted."""
    return replace_articles(book, [square_article(article, notes) for article in book.articles])


def square_article(article: Article, notes: Notes) -> Article:
    """The same for one article."""

    def change(node: Struct) -> Content:
        return _square(_loosen(node), notes) if isinstance(node, Table) else node

    return rewrite(article, change) if has(article, Table) else article


def _loosen(table: Table) -> Table:
    """The table; where no-break spaces join so many words that no column has room for them, plain ones part them."""
    if not says(table, _NO_BREAK.encode()):
        return table

    def change(node: Struct) -> Content:
        return Text(_JOINED.sub(_part_words, node.text)) if isinstance(node, Text) and _NO_BREAK in node.text else node

    return rewrite(table, change)


def _part_words(joined: re.Match[str]) -> str:
    return _WORD_SPACE.sub(" ", joined[0])


def _square(table: Table, notes: Notes) -> Content:
    """The table; or, where it has no cells, its caption."""
    if _is_square(table):
        return table
    groups = [_fit_spans(rows, notes) for rows in (table.head, *table.bodies, table.foot)]
    width = max((_count_columns(rows) for rows in groups), default=0)
    head, *bodies, foot = (_fill_up(rows, width) for rows in groups)
    bodies = [rows for rows in bodies if rows] or [rows for rows in (head or foot,) if rows]
    if not bodies:
        return table.caption
    head, foot = (() if rows is bodies[0] else rows for rows in (head, foot))
    new = structs.replace(table, head=head, bodies=tuple(bodies), foot=foot)
    return table if new == table else new


def _is_square(table: Table) -> bool:
    """Whether all rows have the same number of cells, each of one row and one column: nearly all tables are so."""
    rows = [row for rows in (table.head, *table.bodies, table.foot) for row in rows]
    widths = {len(row.cells) for row in rows}
    if len(widths) != 1 or 0 in widths or not all(table.bodies) or not table.bodies:
        return False
    return all(cell.colspan == cell.rowspan == 1 for row in rows for cell in row.cells)


def _fit_spans(rows: Rows, notes: Notes) -> Rows:
    """The rows of a group without empty ones, and with spans that reach neither out of it nor over each other."""
    rows = _drop_empty(rows)
    cells: list[list[Cell]] = [[] for _ in rows]
    for place in lay_out_rows(rows):
        cells[place.row].append(_clamp(place, notes))
    return tuple(structs.replace(row, cells=tuple(fitted)) for row, fitted in zip(rows, cells, strict=True))


def _drop_empty(rows: Rows) -> Rows:
    """Rows that have cells; a cell that spans one that has none spans one row less."""
    kept = [at for at, row in enumerate(rows) if row.cells]

    def shortened(cell: Cell, at: int) -> Cell:
        reach = sum(1 for other in kept if at <= other < at + cell.rowspan)
        return cell if reach == cell.rowspan else structs.replace(cell, rowspan=reach)

    return tuple(structs.replace(rows[at], cells=tuple(shortened(cell, at) for cell in rows[at].cells)) for at in kept)


def _clamp(place: Place[Cell], notes: Notes) -> Cell:
    """A cell that spans what it covers; one that had another in its way is noted."""
    cell = place.cell
    if place.width < cell.colspan:
        notes.add("span-clamped", f"“{line(cell)[:60]}” spanned {cell.colspan} columns, and another cell.")
    same = (place.width, place.height) == (cell.colspan, cell.rowspan)
    return cell if same else structs.replace(cell, colspan=place.width, rowspan=place.height)


def _count_columns(rows: Rows) -> int:
    return max((place.column + place.width for place in lay_out_rows(rows)), default=0)


def _fill_up(rows: Rows, width: int) -> Rows:
    """The rows with an empty cell on each place that has none."""
    taken = cover(lay_out_rows(rows))
    return tuple(
        structs.replace(row, cells=row.cells + (Cell(()),) * sum((at, column) not in taken for column in range(width)))
        for at, row in enumerate(rows)
    )
