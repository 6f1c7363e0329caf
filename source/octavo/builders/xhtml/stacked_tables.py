"""Wide tables for narrow screens: every row becomes a card, in a table of two columns, heads beside values.

It stays a table: each card is a group of rows, and each of its rows has its head. The heads of the columns are
said again in every card; what can be in one place alone (ids, notes) is where they are said first.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any, NamedTuple

from msgspec import Struct, structs

from octavo.builders.xhtml.inlines import Inlines, is_bare
from octavo.builders.xhtml.markup import attributes, node_attributes
from octavo.locale.characters import LINE_ENDS
from octavo.model import Block, Cell, Footnote, Node, Row, Table
from octavo.walk import rewrite, text


class Spot(NamedTuple):
    """A cell and where it is: the number of its group, its row and its first column."""

    place: tuple[int, int, int]
    cell: Cell


Grid = list[list[Spot]]
"""The cells of a group of rows by row and column; one that spans others is at each of its places."""

_ROOM = 40
"""Characters that stand beside each other on a small screen, with two for the space around each column."""


class Cards(Inlines):
    """Writes tables as cards, and what runs in lines."""

    def cards(self, node: Table, level: int) -> str:
        """A table as a card for each of its rows, in their order; it must have heads (`is_wide`)."""
        head, groups = _parted(node)
        deck = _Deck(self, grid(head, 0), level)
        caption = f"<caption>{self.flow(node.caption, level)}</caption>\n" if node.caption else ""
        numbered = [zip(rows, grid(rows, at), strict=True) for at, rows in enumerate(groups, 1)]
        cards = "".join(deck.card(row, spots) for rows in numbered for row, spots in rows)
        return f'<table{node_attributes(node)} class="cards">\n{caption}{cards}</table>\n'

    def again(self, body: Sequence[Block], level: int) -> str:
        """What was written before: without ids and notes, and uncounted."""
        with self._marks.apart():
            return self.flow([rewrite(block, _bare) for block in body], level)


class _Deck:
    """The cards of one table, and which of its cells were written."""

    def __init__(self, writer: Cards, head: Grid, level: int) -> None:
        self._writer = writer
        self._head = head
        self._level = level
        self._said: set[tuple[int, int, int]] = set()

    def card(self, row: Row, spots: Sequence[Spot]) -> str:
        """One row of the table as a group of rows."""
        runs = [[column for column, _ in run] for _, run in groupby(enumerate(spots), key=lambda at: at[1].place)]
        first, *others = (self._line(spots[run[0]], run if len(runs) > 1 else ()) for run in runs)
        lines = "".join(f"<tr>{line}</tr>\n" for line in others)
        return f'<tbody{node_attributes(row)}>\n<tr class="first">{first}</tr>\n{lines}</tbody>\n'

    def _line(self, spot: Spot, columns: Sequence[int]) -> str:
        """A cell beside its heads; one that has none stands alone."""
        heads = {head.place: head for spots in self._head for head in (spots[column] for column in columns)}
        label = " · ".join(self._label(head) for head in heads.values() if head.cell.body)
        name, scope = ("th", "rowgroup") if spot.cell.header and spot.cell.body else ("td", "")
        opening = f"<{name}{self._carried(spot)}{attributes(scope=scope, colspan='' if label else '2')}>"
        value = f"{opening}{self._words(spot)}</{name}>"
        return f'<th scope="row">{label}</th>{value}' if label else value

    def _label(self, head: Spot) -> str:
        carried = self._carried(head)
        words = self._words(head)
        name = "span" if len(head.cell.body) == 1 and is_bare(head.cell.body[0]) else "div"
        return f"<{name}{carried}>{words}</{name}>" if carried else words

    def _carried(self, spot: Spot) -> str:
        return "" if spot.place in self._said else node_attributes(spot.cell)

    def _words(self, spot: Spot) -> str:
        if spot.place in self._said:
            return self._writer.again(spot.cell.body, self._level)
        self._said.add(spot.place)
        return self._writer.flow(spot.cell.body, self._level)


def is_wide(table: Table, columns: int) -> bool:
    """Whether a table with heads has more than so many columns, or longer words than a small screen has room for."""
    head, groups = _parted(table)
    rows = [spots for at, group in enumerate(groups) for spots in grid(group, at)]
    heads = grid(head, -1)
    if not any(spot.cell.body for spots in heads for spot in spots) or not any(map(_is_record, rows)):
        return False
    width = len(rows[0])
    longest = [max(_longest(spots[column].cell) for spots in (*rows, *heads)) for column in range(width)]
    return width > columns or (width > 2 and sum(longest) + 2 * width > _ROOM)


def grid(rows: Sequence[Row], group: int) -> Grid:
    """The cells of a group of rows, each at every place that it spans."""
    places: dict[tuple[int, int], Spot] = {}
    for at, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (at, column) in places:
                column += 1
            spot = Spot((group, at, column), cell)
            for down in range(min(cell.rowspan, len(rows) - at)):
                places |= {(at + down, column + right): spot for right in range(cell.colspan)}
    width = max((column + 1 for _, column in places), default=0)
    spots = [[(at, column) for column in range(width)] for at in range(len(rows))]
    return [[places.get(spot, Spot((group, *spot), Cell(()))) for spot in row] for row in spots]


def _parted(table: Table) -> tuple[tuple[Row, ...], list[tuple[Row, ...]]]:
    """The rows that head the columns, and the groups of the others; a table without a head may begin with one."""
    groups = [*table.bodies, *filter(None, [table.foot])]
    if table.head or not groups:
        return table.head, groups
    first = groups[0]
    end = next((at for at, row in enumerate(first) if not all(cell.header for cell in row.cells)), len(first))
    while end and any(cell.rowspan > end - at for at, row in enumerate(first[:end]) for cell in row.cells):
        end -= 1
    return first[:end], [rows for rows in (first[end:], *groups[1:]) if rows]


def _is_record(spots: Sequence[Spot]) -> bool:
    return len({spot.place for spot in spots}) > 1


def _longest(cell: Cell) -> int:
    return 0 if cell.colspan > 1 else max(map(len, LINE_ENDS.split(text(cell.body, notes=False))))


def _bare(node: Struct) -> Any:
    if isinstance(node, Footnote):
        return ()
    return structs.replace(node, id="") if isinstance(node, Node) and node.id else node
