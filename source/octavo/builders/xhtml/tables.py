"""Tables, as rows and cells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from octavo.builders.xhtml.markup import attributes, node_attributes, table_start
from octavo.builders.xhtml.stacked_tables import StackedTables, is_tight
from octavo.markup_names import Class
from octavo.model import Cell, Row, Table


class Tables(StackedTables):
    """Writes tables and what runs in lines."""

    def table(self, node: Table, level: int) -> str:
        """A table with its caption; header cells say what they head. One too wide for the medium is stacked."""
        if self._medium.stacks_table(node):
            return self.stacked_table(node, level)
        caption = f"<caption>{self.flow(node.caption, level)}</caption>\n" if node.caption else ""
        groups = [("thead", node.head), *(("tbody", rows) for rows in node.bodies), ("tfoot", node.foot)]
        rows = "".join(self._rows(group, rows, level) for group, rows in groups if rows)
        return f"{table_start(node, rows)}\n{caption}{rows}</table>\n"

    def _rows(self, group: str, rows: Sequence[Row], level: int) -> str:
        written = "".join(
            f"<tr{node_attributes(row)}>{''.join(self._cell(cell, level, group) for cell in row.cells)}</tr>\n"
            for row in rows
        )
        return f"<{group}>\n{written}</{group}>\n"

    def _cell(self, cell: Cell, level: int, group: str) -> str:
        words = self.flow(cell.body, level)
        name = "th" if cell.header and words else "td"  # an empty corner heads nothing
        scope = (cell.scope or ("col" if group == "thead" else "row")) if name == "th" else ""
        spans = attributes(
            class_=" ".join(_classes(cell)), scope=scope,
            colspan=str(cell.colspan) if cell.colspan > 1 else "",
            rowspan=str(cell.rowspan) if cell.rowspan > 1 else "",
        )  # fmt: skip
        return f"<{name}{node_attributes(cell)}{spans}>{words}</{name}>"


def _classes(cell: Cell) -> Iterator[str]:
    """How the lines of a cell are set, and whether they end anywhere on a small screen."""
    if cell.align:
        yield Class(cell.align)
    if is_tight(cell):
        yield Class.TIGHT
