"""Leaves out of WordprocessingML what no HTML is made of, before it is converted: most of what Word writes is looks."""

from __future__ import annotations

from octavo.readers.docx.wordml import child, local_name, remove, tag
from octavo.readers.elements.tree import Element

_UNREAD = (
    "w:proofErr", "w:lastRenderedPageBreak", "w:bookmarkEnd", "w:tblPr", "w:tblGrid", "w:sectPr", "w:commentRangeStart",
    "w:commentRangeEnd", "w:noProof", "w:tblPrEx", "w:permStart", "w:permEnd",
)  # fmt: skip
"""Elements that mammoth does not read."""

_READ_PROPERTIES = {
    "rPr": {"b", "i", "strike", "smallCaps", "u", "highlight", "vertAlign", "rStyle", "del"},
    "pPr": {"rPr"},
    "tcPr": {"gridSpan", "vMerge"},
    "trPr": {"tblHeader", "del"},
}
"""Of these elements, the children that mammoth reads."""


def strip_formatting(root: Element) -> None:
    """Takes out of one part what mammoth does not read, and properties that have become empty."""
    for found in list(root.iter(*map(tag, _UNREAD))):
        remove(found)
    for name, read in _READ_PROPERTIES.items():
        for found in list(root.iter(tag(f"w:{name}"))):
            for inner in list(found):
                if local_name(inner) not in read:
                    found.remove(inner)
            if not len(found):
                remove(found)
    for properties in list(root.iter(tag("w:pPr"))):
        if child(properties, "w:rPr/w:del") is None:
            remove(properties)
