"""Tables of MathML as TeX: matrices, aligned lines, arrays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.elements.tex.markup import join_parts
from octavo.readers.elements.tree import Element


def convert_row(element: Element, parts: Sequence[str]) -> str:
    """`mtr`: cells with the sign between them that parts columns; a line that is only aligned is one formula."""
    return join_parts(parts) if _is_aligned(element.getparent()) else " & ".join(parts)


def _is_aligned(table: Element | None) -> bool:
    """Whether the columns of a table only align lines at a sign: "right left", "right center left"."""
    columns = [] if table is None else (table.get("columnalign") or "").split()
    return columns == ["right", "center", "left"] or (
        len(columns) > 1 and set(columns[::2]) == {"right"} and set(columns[1::2]) == {"left"}
    )


def convert_labelled_row(_element: Element, parts: Sequence[str]) -> str:
    """A row whose first cell is the number of an equation."""
    label, *cells = (*parts, "")
    number = re.sub(r"\\text\{([^{}]*)\}", r"\1", label).strip()
    plain = re.sub(r"^\(\s*|\s*\)$", "", number)
    return f"{join_parts(cells)} \\tag{{{plain}}}"


def convert_table(element: Element, parts: Sequence[str]) -> str:
    """Lines (how they are aligned is a look), columns with a place of their own, or a matrix."""
    if len(parts) == 1 and "&" not in parts[0]:
        return parts[0]
    columns = (element.get("columnalign") or "").split()
    body = r" \\ ".join(parts)
    if _is_aligned(element):
        return f"\\begin{{gathered}}{body}\\end{{gathered}}"
    if len(set(columns) - {"center"}) > 0:
        width = max(part.count("&") for part in parts) + 1
        letters = [name[0] for name in columns if name in ("left", "center", "right")]
        letters += letters[-1:] * (width - len(letters))
        return f"\\begin{{array}}{{{''.join(letters[:width])}}}{body}\\end{{array}}"
    return f"\\begin{{matrix}}{body}\\end{{matrix}}"
