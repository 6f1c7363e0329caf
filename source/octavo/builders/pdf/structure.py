"""Joins what page breaks have parted: an article, a list or a paragraph of three pages is one structure element.

WeasyPrint tags page by page, so that each element is as many as the pages it stands on, and a listener
hears a paragraph end where a page does. Tables stay apart, because each part has its own head.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

_JOINED = {
    "/Sect", "/Art", "/Part", "/Div", "/P", "/H1", "/H2", "/H3", "/H4", "/H5", "/H6",
    "/L", "/LI", "/LBody", "/BlockQuote", "/Note", "/Code", "/NonStruct",
}  # fmt: skip


def join(pdf: Any, sources: Mapping[int, Hashable]) -> None:
    """Joins elements of `pdf` (pydyf) that have the same source, by object number, on different pages."""
    root = _object(pdf, pdf.catalog["StructTreeRoot"])
    waiting = [_object(pdf, root["K"][0])]
    while waiting:
        element = waiting.pop()
        _join_kids(pdf, element, sources)
        waiting.extend(kid for _, kid in _kids(pdf, element))


def _join_kids(pdf: Any, element: Any, sources: Mapping[int, Hashable]) -> None:
    known: dict[Hashable, tuple[Any, Any]] = {}
    parted = []
    for reference, kid in _kids(pdf, element):
        source = sources.get(kid.number)
        first, page = known.get(source, (None, None))
        if source and first is not None and page != kid["Pg"] and _joinable(first, kid):
            for _, grandchild in _kids(pdf, kid):
                grandchild["P"] = first.reference
            first["K"].extend(kid["K"])
            parted.append(reference)
        else:
            first = kid
        known[source] = (first, kid["Pg"])
    if parted:
        element["K"][:] = [reference for reference in element["K"] if reference not in parted]


def _joinable(first: Any, kid: Any) -> bool:
    """Only elements that hold elements alone: marked content is counted within its page."""
    content = (*first["K"], *kid["K"])
    return kid["S"] == first["S"] and kid["S"] in _JOINED and not any(isinstance(part, int) for part in content)


def _kids(pdf: Any, element: Any) -> Iterator[tuple[Any, Any]]:
    """The structure elements in an element, with the references to them."""
    for reference in element["K"]:
        if not isinstance(reference, int):
            kid = _object(pdf, reference)
            if kid["Type"] == "/StructElem":
                yield reference, kid


def _object(pdf: Any, reference: bytes) -> Any:
    return pdf.objects[int(reference.split()[0])]
