"""Tables of data, with head, bodies, foot, spans and caption."""

from __future__ import annotations

from octavo.model import Align, Cell, Row, Scope, Table
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.flow import body
from octavo.readers.elements.tree import common
from octavo.walk import Flat

LONGEST_SPAN = 1000
_SCOPES: dict[str, Scope] = {"row": "row", "col": "col", "rowgroup": "rowgroup", "colgroup": "colgroup"}
_ALIGNS: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}


@block("table")
def _table(element: Element, context: Context) -> list[Flat]:
    groups: dict[str, list[tuple[Row, ...]]] = {"thead": [], "tbody": [], "tfoot": []}
    caption = element.find("caption")
    loose: list[Row] = []
    for child in element:
        if child.tag == "tr":
            loose.append(_row(child, context))
        elif child.tag in groups:
            if loose:
                groups["tbody"].append(tuple(loose))
                loose = []
            groups[child.tag].append(tuple(_row(row, context) for row in child.iterchildren("tr")))
    if loose:
        groups["tbody"].append(tuple(loose))
    head, foot = (tuple(row for rows in groups[name] for row in rows if row.cells) for name in ("thead", "tfoot"))
    bodies = tuple(kept for rows in groups["tbody"] if (kept := tuple(row for row in rows if row.cells)))
    if not (head or bodies or foot):
        return []
    words = () if caption is None else body(caption, context)
    return [Table(bodies, head=head, foot=foot, caption=words, **common(element, context))]


def _row(element: Element, context: Context) -> Row:
    return Row(tuple(_cell(cell, context) for cell in element.iterchildren("td", "th")), **common(element, context))


def _cell(element: Element, context: Context) -> Cell:
    return Cell(
        body(element, context),
        colspan=_span(element, "colspan", context),
        rowspan=_span(element, "rowspan", context),
        align=_ALIGNS.get((element.get("align") or "").lower(), ""),
        header=element.tag == "th",
        scope=_SCOPES.get((element.get("scope") or "").lower(), ""),
        **common(element, context),
    )


def _span(element: Element, name: str, context: Context) -> int:
    value = (element.get(name) or "1").strip()
    if not value.isdecimal():
        return 1
    span = int(value[:9])
    if span > LONGEST_SPAN:
        context.count("span-clamped", f"{name}={value[:12]}")
    return max(1, min(span, LONGEST_SPAN))
