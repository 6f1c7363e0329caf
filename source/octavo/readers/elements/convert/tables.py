"""Tables of data, with head, bodies, foot, spans and caption; tables made for layout are undone."""

from __future__ import annotations

import re

from octavo.model import Align, Cell, Row, Scope, Table
from octavo.readers.elements.context import Context
from octavo.readers.elements.convert.converter import SILENT, Converter
from octavo.readers.elements.tree import Element, classes, global_attributes, holds, tag_of, words
from octavo.walk import Flat

# --- tables -----------------------------------------------------------------------------------------


def read_table(element: Element, converter: Converter) -> list[Flat]:
    """A table; the content of its cells, if it is made for layout."""
    rows = [row for row in element.iter("tr") if next(row.iterancestors("table"), None) is element]
    if not rows:
        return converter.flow(element)
    strays = _read_strays(element, rows, converter)
    if _is_layout(element, rows):
        converter.context.count("structure-changed", "a table made for layout was undone")
        return [*strays, *_undo(element, rows, converter)]
    head, bodies, foot = _read_groups(element, converter)
    if not (head or bodies or foot):
        return strays
    caption = element.find("caption")
    said = () if caption is None else converter.blocks(caption)
    return [*strays, Table(bodies, head=head, foot=foot, caption=said, **global_attributes(element, converter.context))]


_PARTS = {"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"}


def _read_strays(element: Element, rows: list[Element], converter: Converter) -> list[Flat]:
    """What stands in a table but in no cell: it comes before the table, as browsers show it (HTML, 13.2.6.1)."""
    holder = element.makeelement("div")
    for around in (element, *element.iterchildren("colgroup", "col", "thead", "tbody", "tfoot"), *rows):
        _move_words(around, holder)
        for child in list(around):
            if isinstance(child.tag, str) and child.tag not in _PARTS and child.tag not in SILENT:
                holder.append(child)
    return converter.flow(holder) if len(holder) else []


def _move_words(around: Element, holder: Element) -> None:
    """Moves the words that stand in a part of a table itself to paragraphs."""
    texts = [around.text, *(child.tail for child in around if child.tag in _PARTS)]
    for text in texts:
        if text and text.strip():
            paragraph = holder.makeelement("p")
            paragraph.text = text
            holder.append(paragraph)
    around.text = None
    for child in around:
        if child.tag in _PARTS:
            child.tail = None


def _read_groups(
    element: Element, converter: Converter
) -> tuple[tuple[Row, ...], tuple[tuple[Row, ...], ...], tuple[Row, ...]]:
    """The rows of a table by head, bodies and foot; rows outside any group make bodies of their own."""
    groups: dict[str, list[list[Row]]] = {"thead": [], "tbody": [[]], "tfoot": []}
    for child in element:
        if child.tag == "tr":
            groups["tbody"][-1].append(_read_row(child, converter))
        elif child.tag in groups:
            groups[tag_of(child)].append([_read_row(row, converter) for row in child.iterchildren("tr")])
            groups["tbody"].append([])
    head, foot = (tuple(row for rows in groups[name] for row in rows if row.cells) for name in ("thead", "tfoot"))
    bodies = tuple(kept for rows in groups["tbody"] if (kept := tuple(row for row in rows if row.cells)))
    if not head and bodies and len(bodies[0]) > 1 and _is_head(bodies[0][0]):
        head, bodies = bodies[0][:1], (bodies[0][1:], *bodies[1:])
    return head, bodies, foot


def _is_head(row: Row) -> bool:
    """Whether a first row names the columns; a head that spans into the rows below stays with them."""
    return all(cell.header and cell.rowspan == 1 and cell.scope in ("", "col") for cell in row.cells)


# --- rows and cells ---------------------------------------------------------------------------------

LONGEST_SPAN = 1000
"""Rows or columns that a cell may span (HTML Standard, 4.9.11)."""

_SCOPES: dict[str, Scope] = {"row": "row", "col": "col", "rowgroup": "rowgroup", "colgroup": "colgroup"}
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
_TEXT_ALIGN = re.compile(r"text-align\s*:\s*(left|center|right)")  # "text-align: right"


def _read_row(element: Element, converter: Converter) -> Row:
    cells = tuple(_read_cell(cell, converter) for cell in element.iterchildren("td", "th"))
    return Row(cells, **global_attributes(element, converter.context))


def _read_cell(element: Element, converter: Converter) -> Cell:
    return Cell(
        converter.blocks(element),
        colspan=_read_span(element, "colspan", converter.context),
        rowspan=_read_span(element, "rowspan", converter.context),
        align=_align_of(element),
        header=element.tag == "th",
        scope=_SCOPES.get((element.get("scope") or "").lower(), ""),
        **global_attributes(element, converter.context),
    )


def _align_of(element: Element) -> Align:
    """How a cell is aligned: by its style, its attribute, or a class such as "text-right" or "aligncenter"."""
    if styled := _TEXT_ALIGN.search(element.get("style") or ""):
        return _ALIGNS[styled.group(1)]
    named = next((name.rpartition("-")[2] for name in classes(element) if name.startswith(("text-", "align"))), "")
    return _ALIGNS.get((element.get("align") or named).lower(), "")


def _read_span(element: Element, name: str, context: Context) -> int:
    """How many columns or rows a cell spans, no more than `LONGEST_SPAN`."""
    value = (element.get(name) or "1").strip()
    if not (value.isascii() and value.isdecimal()):
        return 1
    span = int(value[:9])
    if span > LONGEST_SPAN:
        context.count("span-clamped", f"{name}={value[:12]}")
    return max(1, min(span, LONGEST_SPAN))


# --- tables made for layout -------------------------------------------------------------------------

_PARTS_OF_PAGES = (
    "h1", "h2", "h3", "h4", "table", "figure", "blockquote", "article", "section", "form", "iframe", "hr",
)  # fmt: skip
"""What cells of data do not hold."""

_MOST_PARTS = 12
"""Cells of a table that is a page; one with more holds data, with a heading among them."""

_LONGEST_CELL = 60
"""Words in a cell of data, on average."""


def _is_layout(table: Element, rows: list[Element]) -> bool:
    """Whether a table only places things: it says so, has one column, or holds what no table of data holds."""
    if (table.get("role") or "").lower() in ("presentation", "none") or table.get("datatable") == "0":
        return True
    if table.find("caption") is not None or table.find("thead") is not None or holds(table, "th"):
        return False
    cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
    filled = [[cell for cell in row if words(cell) or len(cell)] for row in cells]
    filled_cells = [cell for row in filled for cell in row]
    if max(map(len, filled)) < 2 or _holds_parts(filled_cells):
        return True
    return _is_prose(filled_cells) and not _has_labels(filled)


def _holds_parts(cells: list[Element]) -> bool:
    """Whether cells hold parts of a page: headings, tables."""
    return len(cells) <= _MOST_PARTS and any(holds(cell, *_PARTS_OF_PAGES) for cell in cells)


def _is_prose(cells: list[Element]) -> bool:
    """Whether cells hold long text on average."""
    return sum(len(words(cell).split()) for cell in cells) > _LONGEST_CELL * len(cells)


_LONGEST_LABEL = 12
"""Words in the first cell of a row that says what the row is of."""


def _has_labels(rows: list[list[Element]]) -> bool:
    """Whether most of three rows or more begin with a short cell before others: data, however long one of them is."""
    labelled = [row for row in rows if len(row) > 1 and 0 < len(words(row[0]).split()) <= _LONGEST_LABEL]
    return len(rows) > 2 and len(labelled) * 3 > len(rows) * 2 and not any(holds(row[0], "table") for row in labelled)


def _undo(element: Element, rows: list[Element], converter: Converter) -> list[Flat]:
    """The content of a layout table, cell after cell."""
    caption = element.find("caption")
    out = converter.flow(caption) if caption is not None else []
    for row in rows:
        for cell in row:
            if isinstance(cell.tag, str):
                out += converter.flow(cell)
    return out
