"""A formula as the MathML that EPUB takes: from MathML or TeX, with words beside it (alttext).

The schema of EPUB 3.3 knows MathML 3 and nothing newer, so attributes that it does not list are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from octavo.model import Math

if TYPE_CHECKING:
    from lxml.etree import _Element

MATHML = "http://www.w3.org/1998/Math/MathML"

_LOOKS = """
    accent accentunder actiontype align alignmentscope bevelled charalign charspacing class close columnalign
    columnlines columnspacing columnspan columnwidth crossout decimalpoint denomalign depth dir display displaystyle
    edge equalcolumns equalrows fence form frame framespacing groupalign height indentalign indentalignfirst
    indentalignlast indentshift indentshiftfirst indentshiftlast indenttarget infixlinebreakstyle largeop
    leftoverhang length linebreak linebreakmultchar linebreakstyle lineleading linethickness location longdivstyle
    lquote lspace mathbackground mathcolor mathsize mathvariant maxsize maxwidth minlabelspacing minsize
    movablelimits mslinethickness notation numalign open overflow position rightoverhang rowalign rowlines
    rowspacing rowspan rquote rspace scriptlevel scriptminsize scriptsizemultiplier selection separator separators
    shift side stackalign stretchy subscriptshift superscriptshift symmetric valign voffset width
"""
ATTRIBUTES = frozenset(_LOOKS.split())
"""The attributes of presentation MathML 3 (https://www.w3.org/TR/MathML3/) that say how a formula looks."""

CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
"""How many parts an element must have."""


class FormulaError(ValueError):
    """A formula that cannot be read; the message says why."""


def mathml(math: Math, name: str) -> str:
    """`math` as one `math` element; `name` is its text for listeners where the formula has none of its own."""
    root = _parsed(math.mathml or _converted(math.tex))
    words = math.tex or root.get("alttext") or " ".join("".join(root.itertext()).split()) or name
    for element in list(root.iter()):
        _clean(element)
    for attribute, value in (("id", math.id), ("alttext", words), ("display", "block" if math.display else "inline")):
        if value:
            root.set(attribute, value)
    return _written(root)


def _converted(tex: str) -> str:
    """MathML from TeX. The converter reports what it cannot read in many ways, and some of it not at all."""
    from latex2mathml.converter import convert

    try:
        return str(convert(tex))
    except Exception as error:  # its errors share no base class, and IndexError is one of them
        raise FormulaError(str(error) or type(error).__name__) from error


def _parsed(text: str) -> _Element:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise FormulaError(error.msg) from error
    if etree.QName(root).localname != "math":
        raise FormulaError(f"{etree.QName(root).localname} is no formula")
    etree.strip_elements(root, f"{{{MATHML}}}annotation", f"{{{MATHML}}}annotation-xml", with_tail=False)
    return root


def _clean(element: _Element) -> None:
    """Leaves out the attributes that the schema lacks. Raises `FormulaError` for what cannot be shown."""
    name = str(element.tag).rpartition("}")[2]
    if not str(element.tag).startswith(f"{{{MATHML}}}"):
        raise FormulaError(f"{name} is no element of a formula")
    if len(element) != CHILDREN.get(name, len(element)):
        raise FormulaError(f"{name} has {len(element)} parts")
    if element.text and element.text.startswith("\\") and element.text[1:].isalpha():
        raise FormulaError(f"{element.text} is not known")
    for attribute in set(element.attrib) - ATTRIBUTES:
        del element.attrib[attribute]


def _written(root: _Element) -> str:
    from lxml import etree

    return etree.tostring(root, encoding="unicode", with_tail=False)
