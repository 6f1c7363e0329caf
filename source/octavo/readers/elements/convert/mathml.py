"""MathML made safe: known elements and attributes only, in its namespace, as one well-formed string."""

from __future__ import annotations

from octavo.readers.elements.context import Element
from octavo.readers.elements.tree import clean

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

_ELEMENTS = {
    "math", "maction", "maligngroup", "malignmark", "menclose", "merror", "mfenced", "mfrac", "mi", "mlabeledtr",
    "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace",
    "msqrt",
    "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none", "semantics",
}  # fmt: skip
_ATTRIBUTES = {
    "accent", "accentunder", "align", "close", "columnalign", "columnlines", "columnspacing", "columnspan",
    "depth", "dir",
    "display", "displaystyle", "fence", "form", "frame", "framespacing", "height", "largeop", "linethickness", "lspace",
    "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "open", "rowalign", "rowlines", "rowspacing",
    "rowspan", "rspace", "scriptlevel", "separator", "separators", "stretchy", "symmetric", "voffset", "width",
}  # fmt: skip

_MAY_BE_EMPTY = {"close", "open", "separators"}
"""Attributes whose empty value says something: no fence on that side."""


def sanitised(markup: Element, display: bool) -> str:
    """A math element as a string of MathML, "" if nothing is in it."""
    from lxml import etree

    made = _copy(markup, None)
    if made is None or not "".join(made.itertext()).strip():
        return ""
    if display:
        made.set("display", "block")
    text: str = etree.tostring(made, encoding="unicode")
    return text


def _copy(old: Element, parent: Element | None) -> Element | None:
    """A copy of what is known of an element, put into `parent`; what is not known leaves its children."""
    from lxml import etree

    name = old.tag.rpartition(":")[2].rpartition("}")[2].lower() if isinstance(old.tag, str) else ""
    if name in ("annotation", "annotation-xml", ""):
        return None
    new = parent
    if name in _ELEMENTS and name != "semantics":
        new = (
            etree.Element(f"{{{NAMESPACE}}}{name}", nsmap={None: NAMESPACE}) if parent is None else _child(parent, name)
        )
        for key, value in old.attrib.items():
            if key in _ATTRIBUTES and (value.strip() or key in _MAY_BE_EMPTY):
                new.set(key, clean(value))
    if new is None:
        return None
    if name != "semantics" and name in _ELEMENTS and old.text and old.text.strip():
        new.text = clean(old.text)
    for child in old:
        _copy(child, new)
    return new


def _child(parent: Element, name: str) -> Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{NAMESPACE}}}{name}")
