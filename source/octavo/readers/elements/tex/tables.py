"""Tables of MathML as TeX: matrices, aligned lines, arrays."""

from __future__ import annotations

import re
from collections.abc import Sequence

from octavo.readers.elements.tree import Element


def convert_row(_element: Element, parts: Sequence[str]) -> str:
    """`mtr`: cells with the sign between them that parts columns."""
    return " & ".join(parts)


def convert_labelled_row(_element: Element, parts: Sequence[str]) -> str:
    """A row whose first cell is the number of an equation."""
    label, *cells = (*parts, "")
    number = re.sub(r"\\text\{([^{}]*)\}", r"\1", label).strip()
    plain = re.sub(r"^\(\s*|\s*\)$", "", number)
    return f"{' & '.join(filter(None, cells))} \\tag{{{plain}}}"


def convert_table(element: Element, parts: Sequence[str]) -> str:
    """Lines that are aligned at a sign, columns with a place of their own, or a matrix."""
    if len(parts) == 1 and "&" not in parts[0]:
        return parts[0]
    columns = (element.get("columnalign") or "").split()
    body = r" \\ ".join(parts)
    if columns[:2] == ["right", "left"] and len(set(zip(columns[::2], columns[1::2], strict=False))) == 1:
        return f"\\begin{{aligned}}{body}\\end{{aligned}}"
    if len(set(columns) - {"center"}) > 0:
        width = max(part.count("&") for part in parts) + 1
        letters = [name[0] for name in columns if name in ("left", "center", "right")]
        letters += letters[-1:] * (width - len(letters))
        return f"\\begin{{array}}{{{''.join(letters[:width])}}}{body}\\end{{array}}"
    return f"\\begin{{matrix}}{body}\\end{{matrix}}"
