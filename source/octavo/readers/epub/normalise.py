"""What books say by class, because XHTML has no better word in EPUB: kinds of lists, alignment, boxes of tasks."""

from __future__ import annotations

import re

from octavo.readers.elements.tree import Element, classes, swap

_LIST_TYPES = {
    "lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i",
    "upper-roman": "I",
}  # fmt: skip
"""Values of CSS's list-style-type, which are classes too, and HTML's letters for them."""

_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([a-z-]+)")  # style="list-style-type: lower-roman"
_ALIGNMENTS = ("left", "center", "right")
_CHECKBOXES = {"☐": {"type": "checkbox"}, "☑": {"type": "checkbox", "checked": ""}}
_TEX = re.compile(r"[\\^_{}]")  # "\frac{1}{2}", but not "one half"


def normalise(body: Element) -> None:
    """Says in attributes and elements of HTML what the page says by class and style."""
    for found in body.iter("ol"):
        _set_list_type(found)
    for found in body.iter("td", "th"):
        if not found.get("align") and (align := next((name for name in classes(found) if name in _ALIGNMENTS), "")):
            found.set("align", align)
    for found in [span for span in body.iter("span") if "checkbox" in classes(span) and span.text in _CHECKBOXES]:
        swap(found, found.makeelement("input", _CHECKBOXES[found.text or ""]))
    for found in body.iter("math"):
        if not _TEX.search(found.get("alttext") or ""):  # words for listeners; only TeX is another form of the formula
            found.set("aria-label", found.attrib.pop("alttext", ""))


def _set_list_type(found: Element) -> None:
    style = _LIST_STYLE.search(found.get("style") or "")
    names = [*classes(found), style[1] if style else ""]
    if not found.get("type") and (kind := next((_LIST_TYPES[name] for name in names if name in _LIST_TYPES), "")):
        found.set("type", kind)
