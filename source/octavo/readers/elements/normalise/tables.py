"""Tables that are made of other elements: their roles say what each is (WAI-ARIA 1.2, table, grid and treegrid)."""

from __future__ import annotations

from lxml import etree

from octavo.readers.elements.tree import Element

_TABLES = etree.XPath("descendant-or-self::*[@role='table' or @role='grid' or @role='treegrid'][not(self::table)]")
_ROWS = etree.XPath("descendant::*[@role='row']")
_CELLS = {"cell": "td", "gridcell": "td", "columnheader": "th", "rowheader": "th"}
_MARKED = ("table", "tr", "td", "th")


def make_tables(part: Element) -> None:
    """Makes tables of elements that are tables by their roles, with at least two cells in some row."""
    for found in list(_TABLES(part)):
        rows = [(row, _cells_of(row)) for row in _ROWS(found) if row.tag not in _MARKED]
        if any(len(cells) > 1 for _, cells in rows):
            _make_table(found, rows)


def _cells_of(row: Element) -> list[Element]:
    return [cell for cell in row.iter("*") if cell.get("role") in _CELLS and cell.tag not in _MARKED]


def _make_table(found: Element, rows: list[tuple[Element, list[Element]]]) -> None:
    """Makes a table of rows and their cells at the end of an element; what else it holds stays before it."""
    table = found.makeelement("table", {"id": name} if (name := found.get("id")) else {})
    found.attrib.pop("role")
    found.attrib.pop("id", None)
    for row, cells in rows:
        made = etree.SubElement(table, "tr")
        for cell in cells:
            cell.tag = _CELLS[cell.get("role") or ""]
            if span := cell.get("aria-colspan"):
                cell.set("colspan", span)
            if cell.get("role") == "rowheader":
                cell.set("scope", "row")
            cell.tail = None
            made.append(cell)
        around = row.getparent()
        if around is not None and not len(row) and not (row.text or "").strip():
            around.remove(row)
    found.append(table)
