"""Office MathML (ECMA-376 part 1, section 22.1) to MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from lxml import etree

from octavo.readers.docx.wordml import child, local_name, value, words
from octavo.readers.elements.tree import Element

_TOKEN = re.compile(  # "3.14" is a number, "x" an identifier, "+" an operator
    r"(?P<mn>\d+(?:[.,]\d+)*)|(?P<space>\s+)|(?P<mi>[^\W\d_])|(?P<mo>.)"
)
_SCRIPTS = {"double-struck", "fraktur", "script", "sans-serif", "monospace"}
"""Values of m:scr that are values of `mathvariant` too."""

_STYLES = {"p": "normal", "b": "bold", "bi": "bold-italic"}
"""Values of m:sty, and those of `mathvariant` for them."""

_WITHOUT_CONTENT = {
    "rPr",
    "ctrlPr",
    "del",
    "moveFrom",
    "bookmarkStart",
    "bookmarkEnd",
    "proofErr",
    "argPr",
    "instrText",
}
"""Elements that show nothing."""

_TRANSPARENT = {
    "oMath", "oMathPara", "e", "num", "den", "sub", "sup", "deg", "lim", "fName", "box", "ins", "moveTo", "smartTag",
    "sdt", "sdtContent", "hyperlink", "customXml",
}  # fmt: skip
"""Elements that are no more than what is in them."""


class MathmlBuilder:
    """Makes MathML of one formula; `unknown` collects the names of what has become plain text."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def build(self, formula: Element) -> Element:
        """The `math` element of an m:oMath element."""
        return _new("math", *self.children(formula))

    def children(self, element: Element | None) -> Iterator[Element]:
        """What the children of an element are in MathML."""
        for inner in () if element is None else element:
            yield from self._convert(inner)

    def _convert(self, element: Element) -> Iterator[Element]:
        name = local_name(element)
        if name in _BUILDERS:
            yield _BUILDERS[name](self, element)
        elif name == "r":
            yield from _run(element)
        elif name in _TRANSPARENT:
            yield from self.children(element)
        elif name not in _WITHOUT_CONTENT and not name.endswith("Pr"):
            self.unknown.append(name)
            if text := words(element):
                yield _new("mtext", text)

    def row(self, element: Element, name: str) -> Element:
        """A child's content as exactly one element."""
        inner = list(self.children(child(element, f"m:{name}")))
        return inner[0] if len(inner) == 1 else _new("mrow", *inner)


def _new(name: str, /, *inner: Element | str, **attributes: str) -> Element:
    """A new element of MathML that holds these elements, or this text."""
    new = etree.Element(name, attributes)
    for part in inner:
        if isinstance(part, str):
            new.text = part
        else:
            new.append(part)
    return new


def _run(element: Element) -> Iterator[Element]:
    """Characters: each letter a name, figures a number, any other sign an operator."""
    properties = child(element, "m:rPr")
    text = words(element)
    if child(properties, "m:nor") is not None:
        yield _new("mtext", text.replace(" ", "\u00a0"))
        return
    script, style = value(properties, "m:scr", "m:val"), value(properties, "m:sty", "m:val")
    variant = script if script in _SCRIPTS else _STYLES.get(style, "")
    attributes = {"mathvariant": variant} if variant else {}
    if variant == "normal" and text.isalpha() and len(text) > 1:
        yield _new("mi", text)
        return
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _new(match.lastgroup or "mo", match.group(), **(attributes if match.lastgroup != "mo" else {}))


def _property(element: Element, name: str, default: str = "") -> str:
    """A property of an element, such as its sign; `default` where it is not stated."""
    found = child(element, f"m:{local_name(element)}Pr/m:{name}")
    return default if found is None else value(found, "", "m:val")


def _is_set(element: Element, name: str) -> bool:
    """Whether a switch among an element's properties is on: there, and not said to be off."""
    found = child(element, f"m:{local_name(element)}Pr/m:{name}")
    return found is not None and value(found, "", "m:val") not in ("0", "off", "false")


def _fraction(builder: MathmlBuilder, element: Element) -> Element:
    parts = [builder.row(element, "num"), builder.row(element, "den")]
    if _property(element, "type") == "lin":
        return _new("mrow", parts[0], _new("mo", "/"), parts[1])
    return _new("mfrac", *parts, **({"linethickness": "0"} if _property(element, "type") == "noBar" else {}))


def _scripts(name: str, *parts: str) -> Callable[[MathmlBuilder, Element], Element]:
    def build_scripts(builder: MathmlBuilder, element: Element) -> Element:
        return _new(name, *(builder.row(element, part) for part in parts))

    return build_scripts


def _left_scripts(builder: MathmlBuilder, element: Element) -> Element:
    inner = [builder.row(element, name) for name in ("e", "sub", "sup")]
    return _new("mmultiscripts", inner[0], _new("mprescripts"), *inner[1:])


def _root(builder: MathmlBuilder, element: Element) -> Element:
    degree = builder.row(element, "deg")
    if _is_set(element, "degHide") or not "".join(degree.itertext()):
        return _new("msqrt", builder.row(element, "e"))
    return _new("mroot", builder.row(element, "e"), degree)


def _nary(builder: MathmlBuilder, element: Element) -> Element:
    """A large operator, as a sum or an integral, with its limits beside it or above and below."""
    sign = _property(element, "chr", _INTEGRAL) or _INTEGRAL
    usual = "subSup" if sign in _INTEGRALS else "undOvr"
    names = _BESIDE if _property(element, "limLoc", usual) == "subSup" else _ABOVE_AND_BELOW
    limits = tuple(name for name in ("sub", "sup") if not _is_set(element, f"{name}Hide"))
    operator = _new("mo", sign)
    if limits:
        operator = _new(names[limits], operator, *(builder.row(element, limit) for limit in limits))
    return _new("mrow", operator, builder.row(element, "e"))


_INTEGRAL = "∫"
_INTEGRALS = "∫∬∭∮∯∰"
_BESIDE = {("sub",): "msub", ("sup",): "msup", ("sub", "sup"): "msubsup"}
_ABOVE_AND_BELOW = {("sub",): "munder", ("sup",): "mover", ("sub", "sup"): "munderover"}


def _delimited(builder: MathmlBuilder, element: Element) -> Element:
    opening, closing = _property(element, "begChr", "("), _property(element, "endChr", ")")
    parts = [_new("mo", opening, fence="true")] if opening else []
    for position, inner in enumerate(part for part in element if local_name(part) == "e"):
        if position:
            parts.append(_new("mo", _property(element, "sepChr", "|") or "|", separator="true"))
        parts.append(_new("mrow", *builder.children(inner)))
    return _new("mrow", *parts, *([_new("mo", closing, fence="true")] if closing else []))


def _matrix(builder: MathmlBuilder, element: Element) -> Element:
    rows = (part for part in element if local_name(part) == "mr")
    return _new("mtable", *(_new("mtr", *(_cell(builder, inner) for inner in row)) for row in rows))


def _cell(builder: MathmlBuilder, element: Element) -> Element:
    return _new("mtd", *builder.children(element))


def _equation_array(builder: MathmlBuilder, element: Element) -> Element:
    """Lines of which parts stand under each other: "&" parts them, and "#" what counts the line, "E = mc²#(1)"."""
    lines = [_split_line(list(builder.children(part))) for part in element if local_name(part) == "e"]
    table = _new("mtable", *(_new("mtr", *(_new("mtd", *cell) for cell in line)) for line in lines))
    if any(len(line) > 1 for line in lines):
        table.set("columnalign", "right left")
    return table


def _split_line(parts: list[Element]) -> list[list[Element]]:
    """The cells of a line, at its alignment marks."""
    cells: list[list[Element]] = [[]]
    for part in parts:
        if part.tag == "mo" and part.text in ("&", "#"):
            cells.append([])
        else:
            cells[-1].append(part)
    return cells


def _function(builder: MathmlBuilder, element: Element) -> Element:
    return _new("mrow", builder.row(element, "fName"), _new("mo", "\u2061"), builder.row(element, "e"))


def _accent(builder: MathmlBuilder, element: Element) -> Element:
    return _new("mover", builder.row(element, "e"), _new("mo", _property(element, "chr", "\u0302")), accent="true")


def _bar(builder: MathmlBuilder, element: Element) -> Element:
    name = "mover" if _property(element, "pos") == "top" else "munder"
    return _new(name, builder.row(element, "e"), _new("mo", "\u00af" if name == "mover" else "_"))


def _group_character(builder: MathmlBuilder, element: Element) -> Element:
    name = "mover" if _property(element, "pos") == "top" else "munder"
    return _new(name, builder.row(element, "e"), _new("mo", _property(element, "chr", "\u23df")))


def _border_box(builder: MathmlBuilder, element: Element) -> Element:
    return _new("menclose", builder.row(element, "e"), notation="box")


def _phantom(builder: MathmlBuilder, element: Element) -> Element:
    inner = builder.row(element, "e")
    shown = child(element, "m:phantPr/m:show")
    is_hidden = shown is not None and value(shown, "", "m:val") in ("0", "off", "false")
    return _new("mphantom", inner) if is_hidden else inner


_BUILDERS: dict[str, Callable[[MathmlBuilder, Element], Element]] = {
    "f": _fraction,
    "sSub": _scripts("msub", "e", "sub"),
    "sSup": _scripts("msup", "e", "sup"),
    "sSubSup": _scripts("msubsup", "e", "sub", "sup"),
    "sPre": _left_scripts,
    "rad": _root,
    "nary": _nary,
    "d": _delimited,
    "m": _matrix,
    "eqArr": _equation_array,
    "func": _function,
    "acc": _accent,
    "bar": _bar,
    "groupChr": _group_character,
    "limLow": _scripts("munder", "e", "lim"),
    "limUpp": _scripts("mover", "e", "lim"),
    "borderBox": _border_box,
    "phant": _phantom,
}
"""Elements of OfficeMath, and what makes MathML of each."""
