"""The characters of code: white space as it is, and a line end after each element that holds a line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from octavo.readers.elements.tree import Element, classes

_BLOCKS = {"div", "p", "li", "tr", "pre"}
"""Elements that hold a line of code each."""

_LINE_NAMES = re.compile(
    r"((code|token|view|cl|crayon|codemirror|ace|hljs-ln|hl|src)[-_]?)?(line|cl)|line-content|ec-line"
)
"""Classes of elements in a line that hold a line of code: "line", "token-line", "view-line"."""


def code_text(element: Element) -> str:
    """The characters of a listing, white space as it is; an element for each line ends it."""
    return "".join(_read_pieces(element)).replace("\xa0", " ")


def _read_pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.tag == "br":
            yield "\n"
        elif isinstance(child.tag, str):
            pieces = list(_read_pieces(child))
            yield from pieces
            if _is_followed(child) and not "".join(pieces).endswith("\n") and is_line(child):
                yield "\n"
        yield child.tail or ""


def _is_followed(line: Element) -> bool:
    """Whether a line's element is followed by another without a line end between them."""
    following = line.getnext()
    return following is not None and following.tag != "br" and "\n" not in (line.tail or "")


def is_line(found: Element) -> bool:
    """Whether an element in a listing holds a line: a block, one that is called a line, or one of a row of its like.

    A row is two `code` elements or more, or spans that have an id or are displayed as blocks, with nothing between.
    """
    if found.tag in _BLOCKS:
        return True
    if found.tag not in ("span", "code"):
        return False
    return any(map(is_line_name, classes(found))) or _stands_in_row(found)


def is_line_name(name: str) -> bool:
    """Whether a class says that an element holds a line of code."""
    return _LINE_NAMES.fullmatch(name) is not None


def _stands_in_row(found: Element) -> bool:
    return _may_be_row(found) and any(
        other is not None and _may_be_row(other) for other in (found.getprevious(), found.getnext())
    )


def _may_be_row(found: Element) -> bool:
    before = found.getprevious()
    if (found.tail or "").strip() or (before is not None and (before.tail or "").strip()):
        return False
    if found.tag == "code":
        around = found.getparent()
        return around is not None and around.tag == "pre" and not found.tail
    block = re.search(r"display:\s*block", found.get("style") or "") is not None
    return found.tag == "span" and (found.get("id") is not None or block)
