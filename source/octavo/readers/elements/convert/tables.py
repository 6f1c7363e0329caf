"""Tables of data, with head, bodies, foot, spans and caption; tables made for layout are undone."""

from __future__ import annotations

import re

from octavo.model import Align, Cell, Row, Scope, Table
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.convert.blocks import body, flow
from octavo.readers.elements.tree import classes, common, words
from octavo.walk import Flat

LONGEST_SPAN = 1000
"""Rows or columns that a cell may span (HTML Standard, 4.9.11)."""

_SCOPES: dict[str, Scope] = {"row": "row", "col": "col", "rowgroup": "rowgroup", "colgroup": "colgroup"}
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_ALIGNED = re.compile(r"text-align\s*:\s*(left|center|right)")
_BLOCKS = ("h1", "h2", "h3", "h4", "table", "figure", "blockquote", "article", "section", "form", "iframe", "hr")


@block("table")
def _table(element: Element, context: Context) -> list[Flat]:
    rows = [row for row in element.iter("tr") if _owner(row) is element]
    if not rows or _is_layout(element, rows):
        return _undone(element, rows, context)
    head, bodies, foot = _groups(element, context)
    if not (head or bodies or foot):
        return []
    caption = element.find("caption")
    said = () if caption is None else body(caption, context)
    return [Table(bodies, head=head, foot=foot, caption=said, **common(element, context))]


def _owner(row: Element) -> Element:
    return next(row.iterancestors("table"), None)


def _is_layout(table: Element, rows: list[Element]) -> bool:
    """Whether a table only places things: it says so, has one column, or holds what no table of data holds."""
    if (table.get("role") or "").lower() in ("presentation", "none") or (table.get("datatable") == "0"):
        return True
    if table.find("caption") is not None or table.find("thead") is not None or next(table.iter("th"), None) is not None:
        return False
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    filled = [[cell for cell in row if words(cell) or len(cell)] for row in cells]
    if max((len(row) for row in filled), default=0) < 2 or (
        len([row for row in filled if row]) == 1 and _is_page(filled)
    ):
        return True
    return _is_page(filled)


def _is_page(rows: list[list[Element]]) -> bool:
    """Whether cells hold parts of a page: headings, tables, or long text on average."""
    cells = [cell for row in rows for cell in row]
    if any(next(cell.iter(*_BLOCKS), None) is not None for cell in cells) and len(cells) < 13:
        return True
    return sum(len(words(cell).split()) for cell in cells) > 60 * len(cells)


def _undone(element: Element, rows: list[Element], context: Context) -> list[Flat]:
    """The content of a layout table, cell after cell."""
    if rows:
        context.count("structure-changed", "a table made for layout was undone")
    if not rows:
        return flow(element, context)
    caption = element.find("caption")
    out = flow(caption, context) if caption is not None else []
    for row in rows:
        for cell in row:
            if isinstance(cell.tag, str):
                out += flow(cell, context)
    return out


def _groups(element: Element, context: Context) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...], tuple[Row, ...]]:
    """The rows of a table by head, bodies and foot; rows outside any group make bodies of their own."""
    groups: dict[str, list[tuple[Row, ...]]] = {"thead": [], "tbody": [], "tfoot": []}
    loose: list[Row] = []
    for child in element:
        if child.tag == "tr":
            loose.append(_row(child, context))
        elif child.tag in groups:
            groups["tbody"].append(tuple(loose))
            loose = []
            groups[child.tag].append(tuple(_row(row, context) for row in child.iterchildren("tr")))
    groups["tbody"].append(tuple(loose))
    head, foot = (tuple(row for rows in groups[name] for row in rows if row.cells) for name in ("thead", "tfoot"))
    bodies = tuple(kept for rows in groups["tbody"] if (kept := tuple(row for row in rows if row.cells)))
    if not head and bodies and len(bodies[0]) > 1 and _heads(bodies[0][0]):
        head, bodies = bodies[0][:1], (bodies[0][1:], *bodies[1:])
    return head, bodies, foot


def _heads(row: Row) -> bool:
    """Whether a first row names the columns; a head that spans into the rows below stays with them."""
    return all(cell.header and cell.rowspan == 1 and cell.scope in ("", "col") for cell in row.cells)


def _row(element: Element, context: Context) -> Row:
    return Row(tuple(_cell(cell, context) for cell in element.iterchildren("td", "th")), **common(element, context))


def _cell(element: Element, context: Context) -> Cell:
    return Cell(
        body(element, context),
        colspan=_span(element, "colspan", context),
        rowspan=_span(element, "rowspan", context),
        align=_align(element),
        header=element.tag == "th",
        scope=_SCOPES.get((element.get("scope") or "").lower(), ""),
        **common(element, context),
    )


def _align(element: Element) -> Align:
    stated = _ALIGNED.search(element.get("style") or "")
    named = next((name.rpartition("-")[2] for name in classes(element) if name.startswith(("text-", "align"))), "")
    return _ALIGNS.get(stated.group(1) if stated else (element.get("align") or named).lower(), "")


def _span(element: Element, name: str, context: Context) -> int:
    value = (element.get(name) or "1").strip()
    if not (value.isascii() and value.isdecimal()):
        return 1
    span = int(value[:9])
    if span > LONGEST_SPAN:
        context.count("span-clamped", f"{name}={value[:12]}")
    return max(1, min(span, LONGEST_SPAN))
