"""A formula as the MathML that EPUB takes: from MathML or TeX, with words beside it (alttext).

The schema of EPUB 3.3 knows MathML 3 and nothing newer, so attributes that it does not list are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from octavo.builders.formulas.attributes import may_have
from octavo.builders.formulas.errors import FormulaError
from octavo.builders.formulas.linear import linearise
from octavo.builders.formulas.tex.words import Words
from octavo.locale.characters import drop_illegal
from octavo.model import Math

if TYPE_CHECKING:
    from lxml.etree import _Element

MATHML = "http://www.w3.org/1998/Math/MathML"

TOKENS = frozenset({"mi", "mn", "mo", "mtext", "ms", "mspace"})
_KNOWN = """
    math mrow mfrac msqrt mroot mstyle merror mpadded mphantom mfenced menclose msub msup msubsup munder mover
    munderover mmultiscripts none mprescripts mtable mtr mlabeledtr mtd maligngroup malignmark semantics
"""
ELEMENTS = TOKENS.union(_KNOWN.split())
"""The elements of presentation MathML that this reads; `TOKENS` are those that hold characters."""

INSIDE = {"mtr": "mtable", "mlabeledtr": "mtable", "none": "mmultiscripts", "mprescripts": "mmultiscripts"}
"""What stands in one element alone."""

CHILDREN = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
"""How many parts an element must have."""


def to_mathml(math: Math, name: str) -> str:
    """`math` as one `math` element; `name` is its text for listeners where the formula has none of its own."""
    math = replace(math, tex=drop_illegal(math.tex), mathml=drop_illegal(math.mathml))
    root = _read(math)
    words = math.tex or root.get("alttext") or linearise(root) or name
    for attribute, value in (("id", math.id), ("alttext", words), ("display", "block" if math.display else "inline")):
        if value:
            root.set(attribute, value)
    return _serialise(root)


_UNKNOWN = re.compile(r"<mtext[^>]*>(\\[A-Za-z@]+)</mtext>")  # "<mtext>\foo</mtext>"


def unknown_commands(mathml: str) -> tuple[str, ...]:
    """The commands in a formula that were not known, and are shown as they stand."""
    return tuple(_UNKNOWN.findall(mathml)) if "\\" in mathml else ()


def _read(math: Math) -> _Element:
    """The formula from its MathML; from its TeX, where there is none or none that can be read."""
    if math.mathml:
        try:
            return _parse(math.mathml)
        except FormulaError:
            if not math.tex:
                raise
    return _convert_tex(math.tex)


def _convert_tex(tex: str) -> _Element:
    """MathML from TeX. The converter reports what it cannot read in many ways, and some of it not at all."""
    from latex2mathml.converter import convert

    from octavo.builders.formulas.tex.rewriting import rewrite_tex

    rewritten = rewrite_tex(tex)
    try:
        markup = str(convert(rewritten.tex))
    except Exception as error:  # its errors share no base class, and IndexError is one of them
        raise FormulaError(str(error) or type(error).__name__) from error
    return _parse(markup, rewritten.words)


def _parse(text: str, words: tuple[Words, ...] = ()) -> _Element:
    """MathML as its element; `words` are those that signs of it stand for."""
    from lxml import etree

    from octavo.builders.formulas.tex.restoring import restore_words

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    if text.startswith("<math") and "xmlns" not in text.partition(">")[0]:
        text = text.replace("<math", f'<math xmlns="{MATHML}"', 1)  # as it stands in HTML
    try:
        root = etree.fromstring(text, parser)
    except etree.XMLSyntaxError as error:
        raise FormulaError(error.msg) from error
    if _name(root) != "math":
        raise FormulaError("it is no MathML")
    etree.strip_elements(root, f"{{{MATHML}}}annotation", f"{{{MATHML}}}annotation-xml", with_tail=False)
    restore_words(root, words)
    for element in list(root.iter()):
        _clean(element)
    return root


def _clean(element: _Element) -> None:
    """Leaves out the attributes that the schema lacks. Raises `FormulaError` for what cannot be shown."""
    if _name(element) in TOKENS and len(element):
        element.tag = f"{{{MATHML}}}mrow"  # KaTeX writes an operator of several words so
    name, text = _name(element), (element.text or "").strip()
    if name not in ELEMENTS or INSIDE.get(name, "") not in {"", _name(element.getparent())}:
        raise FormulaError(f"{name or str(element.tag)} cannot stand where it does")
    if len(element) != CHILDREN.get(name, len(element)):
        raise FormulaError(f"{name} has {len(element)} parts")
    if (element.tail or "").strip() or (name not in TOKENS and text):
        raise FormulaError("characters stand in no element of their own")
    for attribute, value in element.attrib.items():
        if not may_have(name, attribute, value):
            del element.attrib[attribute]


def _name(element: _Element | None) -> str:
    """The name of a MathML element, "" for any other."""
    tag = "" if element is None else str(element.tag)
    return tag.removeprefix(f"{{{MATHML}}}") if tag.startswith(f"{{{MATHML}}}") else ""


def _serialise(root: _Element) -> str:
    from lxml import etree

    return etree.tostring(root, encoding="unicode", with_tail=False)
