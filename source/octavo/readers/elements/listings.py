"""Code: listings with their white space and their programming language."""

from __future__ import annotations

from octavo.model import CodeBlock
from octavo.readers.elements.context import Context, Element, block
from octavo.readers.elements.tree import classes, clean, common
from octavo.walk import Flat


@block("pre", "listing", "xmp")
def _listing(element: Element, context: Context) -> list[Flat]:
    text = clean("".join(_pieces(element))).removeprefix("\n").rstrip()
    code = element.find("code")
    named = [*classes(element), *(classes(code) if code is not None else [])]
    syntax = next((name[9:] for name in named if name.startswith("language-")), "")
    return [CodeBlock(text, syntax=syntax, **common(element, context))] if text.strip() else []


def _pieces(element: Element) -> list[str]:
    pieces = [element.text or ""]
    for child in element:
        if child.tag == "br":
            pieces.append("\n")
        elif isinstance(child.tag, str):
            pieces += _pieces(child)
        pieces.append(child.tail or "")
    return pieces
