"""MathML made safe: known elements and attributes only, in its namespace, as one well-formed string."""

from __future__ import annotations

from lxml import etree

from octavo.readers.elements.tex import convert_to_tex
from octavo.readers.elements.tree import Element, clean_text, collapse, tag_of, text_in

NAMESPACE = "http://www.w3.org/1998/Math/MathML"

_ELEMENTS = {
    "math", "maction", "maligngroup", "malignmark", "menclose", "merror", "mfenced", "mfrac", "mi", "mlabeledtr",
    "mmultiscripts", "mn", "mo", "mover", "mpadded", "mphantom", "mprescripts", "mroot", "mrow", "ms", "mspace",
    "msqrt", "mstyle", "msub", "msubsup", "msup", "mtable", "mtd", "mtext", "mtr", "munder", "munderover", "none",
    "semantics",
}  # fmt: skip
_ATTRIBUTES = {
    "accent", "accentunder", "align", "close", "columnalign", "columnlines", "columnspacing", "columnspan", "depth",
    "dir", "display", "displaystyle", "fence", "form", "frame", "framespacing", "height", "largeop", "linethickness",
    "lspace", "mathvariant", "maxsize", "minsize", "movablelimits", "notation", "open", "rowalign", "rowlines",
    "rowspacing", "rowspan", "rspace", "scriptlevel", "separator", "separators", "stretchy", "symmetric", "voffset",
    "width",
}  # fmt: skip

_MAY_BE_EMPTY = {"close", "open", "separators"}
"""Attributes whose empty value says something: no fence on that side."""


def sanitise_mathml(markup: Element, display: bool, tex: str) -> str:
    """A math element as a string of MathML, "" if nothing is in it.

    One whose TeX is not known ("") says itself in words (alttext): the page's own, or TeX made of it.
    """
    math = _copy(markup, None)
    if math is None or not text_in(math).strip():
        return ""
    stated = collapse(markup.get("alttext")) or collapse(markup.get("aria-label"))
    if not tex and (said := stated or convert_to_tex(math)):
        math.set("alttext", said)
    if display:
        math.set("display", "block")
    return etree.tostring(math, encoding="unicode")


def _copy(old: Element, parent: Element | None) -> Element | None:
    """A copy of what is known of an element, put into `parent`; what is not known leaves its children."""
    name = tag_of(old).rpartition(":")[2].rpartition("}")[2].lower()
    if name in ("annotation", "annotation-xml", ""):
        return None
    is_known = name in _ELEMENTS and name != "semantics"
    new = _new_element(name, parent) if is_known else parent
    if new is None:
        return None
    if is_known:
        for key, value in old.items():
            if key in _ATTRIBUTES and (value.strip() or key in _MAY_BE_EMPTY):
                new.set(key, clean_text(value))
        if old.text and old.text.strip():
            new.text = clean_text(old.text)
    for child in old:
        _copy(child, new)
    return new


def _new_element(name: str, parent: Element | None) -> Element:
    tag = f"{{{NAMESPACE}}}{name}"
    return etree.Element(tag, nsmap={None: NAMESPACE}) if parent is None else etree.SubElement(parent, tag)
