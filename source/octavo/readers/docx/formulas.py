"""Office MathML (ECMA-376 part 1, section 22.1) to MathML."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from octavo.readers.docx.wordml import Element, child, local, on, value, words

_TOKEN = re.compile(r"(?P<mn>\d+(?:[.,]\d+)*)|(?P<space>\s+)|(?P<mi>[^\W\d_])|(?P<mo>.)")
_SCRIPTS = {"double-struck": "double-struck", "fraktur": "fraktur", "script": "script", "sans-serif": "sans-serif",
            "monospace": "monospace"}  # fmt: skip
_VARIANTS = {"p": "normal", "b": "bold", "bi": "bold-italic"}
_SILENT = {"rPr", "ctrlPr", "del", "moveFrom", "bookmarkStart", "bookmarkEnd", "proofErr", "argPr", "instrText"}
_THROUGH = {
    "oMath", "oMathPara", "e", "num", "den", "sub", "sup", "deg", "lim", "fName", "box", "ins", "moveTo", "smartTag",
    "sdt", "sdtContent", "hyperlink", "customXml",
}  # fmt: skip


class Formula:
    """One formula on its way to MathML; `unknown` collects the names of what has become plain text."""

    def __init__(self) -> None:
        self.unknown: list[str] = []

    def math(self, formula: Element) -> Element:
        """The `math` element of an m:oMath element."""
        from lxml import etree

        root = etree.Element("math")
        root.extend(self._all(formula))
        return root

    def _all(self, element: Element | None) -> Iterator[Element]:
        for inner in () if element is None else element:
            yield from self._one(inner)

    def _one(self, element: Element) -> Iterator[Element]:
        name = local(element)
        if name in _MAKERS:
            yield _MAKERS[name](self, element)
        elif name == "r":
            yield from _run(element)
        elif name in _THROUGH:
            yield from self._all(element)
        elif name not in _SILENT and not name.endswith("Pr"):
            self.unknown.append(name)
            if said := words(element):
                yield _made("mtext", said)

    def row(self, element: Element, name: str) -> Element:
        """A child's content as exactly one element."""
        inner = list(self._all(child(element, f"m:{name}")))
        return inner[0] if len(inner) == 1 else _made("mrow", *inner)


def _made(name: str, /, *inner: Element | str, **attributes: str) -> Element:
    from lxml import etree

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
    if on(properties, "m:nor") or child(properties, "m:nor") is not None:
        yield _made("mtext", text.replace(" ", "\u00a0"))
        return
    variant = _SCRIPTS.get(value(properties, "m:scr", "m:val")) or _VARIANTS.get(value(properties, "m:sty", "m:val"))
    look = {"mathvariant": variant} if variant else {}
    if variant == "normal" and text.isalpha() and len(text) > 1:
        yield _made("mi", text)
        return
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "space":
            yield _made(match.lastgroup or "mo", match.group(), **(look if match.lastgroup != "mo" else {}))


def _said(element: Element, name: str, default: str = "") -> str:
    """A property of an element, such as its sign; `default` where it is not stated."""
    found = child(element, f"m:{local(element)}Pr/m:{name}")
    return default if found is None else value(found, "", "m:val")


def _is(element: Element, name: str) -> bool:
    """Whether a switch among an element's properties is on: there, and not said to be off."""
    found = child(element, f"m:{local(element)}Pr/m:{name}")
    return found is not None and value(found, "", "m:val") not in ("0", "off", "false")


def _fraction(formula: Formula, element: Element) -> Element:
    parts = [formula.row(element, "num"), formula.row(element, "den")]
    if _said(element, "type") == "lin":
        return _made("mrow", parts[0], _made("mo", "/"), parts[1])
    return _made("mfrac", *parts, **({"linethickness": "0"} if _said(element, "type") == "noBar" else {}))


def _scripts(name: str, *parts: str) -> Callable[[Formula, Element], Element]:
    def make(formula: Formula, element: Element) -> Element:
        return _made(name, *(formula.row(element, part) for part in parts))

    return make


def _before(formula: Formula, element: Element) -> Element:
    inner = [formula.row(element, name) for name in ("e", "sub", "sup")]
    return _made("mmultiscripts", inner[0], _made("mprescripts"), *inner[1:])


def _root(formula: Formula, element: Element) -> Element:
    degree = formula.row(element, "deg")
    if _is(element, "degHide") or not "".join(degree.itertext()):
        return _made("msqrt", formula.row(element, "e"))
    return _made("mroot", formula.row(element, "e"), degree)


def _nary(formula: Formula, element: Element) -> Element:
    sign = _made("mo", _said(element, "chr", "∫") or "∫")
    limits = [name for name in ("sub", "sup") if not _is(element, f"{name}Hide")]
    around = _said(element, "limLoc", "subSup" if (sign.text or "") in "∫∬∭∮∯∰" else "undOvr") == "undOvr"
    names = {"sub": ("munder" if around else "msub"), "sup": ("mover" if around else "msup")}
    both = "munderover" if around else "msubsup"
    name = both if len(limits) == 2 else names[limits[0]] if limits else ""
    large = _made(name, sign, *(formula.row(element, limit) for limit in limits)) if name else sign
    return _made("mrow", large, formula.row(element, "e"))


def _fenced(formula: Formula, element: Element) -> Element:
    opening, closing = _said(element, "begChr", "("), _said(element, "endChr", ")")
    parts = [_made("mo", opening, fence="true")] if opening else []
    for position, inner in enumerate(part for part in element if local(part) == "e"):
        if position:
            parts.append(_made("mo", _said(element, "sepChr", "|") or "|", separator="true"))
        parts.append(_made("mrow", *formula._all(inner)))
    return _made("mrow", *parts, *([_made("mo", closing, fence="true")] if closing else []))


def _matrix(formula: Formula, element: Element) -> Element:
    rows = (part for part in element if local(part) == "mr")
    return _made("mtable", *(_made("mtr", *(_cell(formula, inner) for inner in row)) for row in rows))


def _cell(formula: Formula, element: Element) -> Element:
    return _made("mtd", *formula._all(element))


def _lines(formula: Formula, element: Element) -> Element:
    lines = (part for part in element if local(part) == "e")
    return _made("mtable", *(_made("mtr", _cell(formula, line)) for line in lines))


def _function(formula: Formula, element: Element) -> Element:
    return _made("mrow", formula.row(element, "fName"), _made("mo", "\u2061"), formula.row(element, "e"))


def _accent(formula: Formula, element: Element) -> Element:
    return _made("mover", formula.row(element, "e"), _made("mo", _said(element, "chr", "\u0302")), accent="true")


def _bar(formula: Formula, element: Element) -> Element:
    name = "mover" if _said(element, "pos") == "top" else "munder"
    return _made(name, formula.row(element, "e"), _made("mo", "\u00af" if name == "mover" else "_"))


def _group(formula: Formula, element: Element) -> Element:
    name = "mover" if _said(element, "pos") == "top" else "munder"
    return _made(name, formula.row(element, "e"), _made("mo", _said(element, "chr", "\u23df")))


def _boxed(formula: Formula, element: Element) -> Element:
    return _made("menclose", formula.row(element, "e"), notation="box")


def _phantom(formula: Formula, element: Element) -> Element:
    inner = formula.row(element, "e")
    shown = child(element, "m:phantPr/m:show")
    return (
        inner if shown is None or value(shown, "", "m:val") not in ("0", "off", "false") else _made("mphantom", inner)
    )


_MAKERS: dict[str, Callable[[Formula, Element], Element]] = {
    "f": _fraction,
    "sSub": _scripts("msub", "e", "sub"),
    "sSup": _scripts("msup", "e", "sup"),
    "sSubSup": _scripts("msubsup", "e", "sub", "sup"),
    "sPre": _before,
    "rad": _root,
    "nary": _nary,
    "d": _fenced,
    "m": _matrix,
    "eqArr": _lines,
    "func": _function,
    "acc": _accent,
    "bar": _bar,
    "groupChr": _group,
    "limLow": _scripts("munder", "e", "lim"),
    "limUpp": _scripts("mover", "e", "lim"),
    "borderBox": _boxed,
    "phant": _phantom,
}
