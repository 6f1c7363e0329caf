"""What books say by class, because XHTML has no better word in EPUB: kinds of lists, alignment, boxes of tasks."""

from __future__ import annotations

import re

from octavo.readers.archives import Element
from octavo.readers.elements.tree import classes, swap

_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip
_STYLED = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")
_ALIGNED = ("left", "center", "right")
_TEX = re.compile(r"[\\^_{}]")


def plain(body: Element) -> None:
    """Says the same in attributes and elements of HTML."""
    for found in body.iter("ol"):
        styled = _STYLED.search(found.get("style") or "")
        named = [*classes(found), styled[1] if styled else ""]
        if not found.get("type") and (kind := next((_TYPES[name] for name in named if name in _TYPES), "")):
            found.set("type", kind)
    for found in body.iter("td", "th"):
        if not found.get("align") and (align := next((name for name in classes(found) if name in _ALIGNED), "")):
            found.set("align", align)
    for found in [span for span in body.iter("span") if "checkbox" in classes(span) and span.text in ("☐", "☑")]:
        swap(found, found.makeelement("input", {"type": "checkbox", **({"checked": ""} if found.text == "☑" else {})}))
    for found in body.iter("math"):
        if not _TEX.search(found.get("alttext") or ""):  # words for listeners; only TeX is another form of the formula
            found.attrib.pop("alttext", None)
