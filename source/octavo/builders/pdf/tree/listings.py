"""How lines of code are fitted to the page: which may go on below, and how far in all of them begin.

Where the deepest line of a block would begin too far in for the page, the indentation of the whole block is set
narrower: its spaces are all there, for whoever copies them, in smaller type. Empty lines become space over the next
one, which a page that begins with that does without.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.tree.etree import add_class
from octavo.markup_names import Class, indent_class

_WIDTH = 0.6
"""Ems: how wide each letter of the faces for code is."""

_FRAME = 2
"""Columns that the rule beside a block takes, and its distance."""

_DEEPEST = 0.4
"""The share of a line that may be indentation."""

_NARROWER = 0.75
"""The share of a line that code in lists and notes has at least."""

_WHOLE = 12
"""Lines: a block of no more stands whole, where that leaves little of a page white."""


def fit_listings(section: Element, page: Page) -> None:
    """Fits every block of code under `section`, in place."""
    columns = page.measure * MILLIMETRE / (page.type_size("code") * _WIDTH) - _FRAME
    for block in section.iter("pre"):
        lines = [element for element in block.iter("span") if Class.LINE in element.get("class", "").split()]
        deepest = max(map(_indentation, lines), default=0)
        share = min(1, columns * _DEEPEST / max(deepest, 1))
        if len(lines) <= _WHOLE:
            add_class(block, Class.SHORT)
        for line in lines:
            _unwrap(line, {Class.INDENT, Class.OPERATOR})
            _fit_line(line, share, columns * _NARROWER)
        _drop_empty_lines(block)


def _drop_empty_lines(block: Element) -> None:
    """Makes space of the empty lines in a block."""
    for holder in block.iter("code"):
        empty = 0
        for line in list(holder):
            if not _code_of(line) and not len(line):
                holder.remove(line)
                empty += 1
            elif empty:
                line.set("style", f"margin-top: {empty}lh")
                empty = 0


def _unwrap(line: Element, kinds: set[Class]) -> None:
    """Takes elements of some classes out of a line, and leaves their words: only screens need them."""
    for at, child in reversed(list(enumerate(line))):
        if child.get("class") in kinds:
            words = (child.text or "") + (child.tail or "")
            line.remove(child)
            before = line[at - 1] if at else None
            if before is None:
                line.text = (line.text or "") + words
            else:
                before.tail = (before.tail or "") + words


def _fit_line(line: Element, share: float, columns: float) -> None:
    """Fits one line, whose indentation takes this share of its width."""
    if len(_code_of(line)) > columns:
        add_class(line, Class.LONG)
    if indent := indent_class(round(_indentation(line) * share)):
        line.set("class", re.sub(r"\bin\d+", indent, line.get("class", "")))  # "line in12"
    _wrap_indentation(line, share)
    _trim_end(line)


def _trim_end(line: Element) -> None:
    """Takes away the spaces at the end of a line, which nobody sees: they would take a row of their own."""
    places = list(_text_places(line))
    ended = "".join(line.itertext()).endswith("\n")
    for element, name in reversed(places):
        words = getattr(element, name) or ""
        setattr(element, name, words.rstrip())
        if words.strip():
            break
    if ended:
        last, name = places[-1]
        setattr(last, name, (getattr(last, name) or "") + "\n")


def _text_places(element: Element) -> Iterator[tuple[Element, str]]:
    """Where words may stand in an element, in their order."""
    yield element, "text"
    for child in element:
        yield from _text_places(child)
        yield child, "tail"


def _wrap_indentation(line: Element, share: float) -> None:
    """Gives the spaces before the code an element, so that the engine takes no line end between them and the code."""
    holder = line if line.text or not len(line) else line[0]
    words = holder.text or ""
    code = words.lstrip(" \t")
    if code == words or (not code.strip() and not len(line)):
        return
    indentation = Element("span", {"style": f"font-size: {share:.3f}em"} if share < 1 else {})
    indentation.text, indentation.tail = words[: len(words) - len(code)], code
    holder.text = None
    holder.insert(0, indentation)


def _indentation(line: Element) -> int:
    """The columns of a line before its code."""
    text = _code_of(line)
    return len(text) - len(text.lstrip(" "))


def _code_of(line: Element) -> str:
    """The words of a line, tabs as spaces."""
    return "".join(line.itertext()).expandtabs(4).rstrip()
