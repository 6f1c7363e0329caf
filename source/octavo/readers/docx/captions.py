"""Captions: a paragraph in that style belongs to the picture, table, listing or formula beside it."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.readers.docx.placeholders import Line
from octavo.readers.docx.wordml import Element
from octavo.readers.elements.tree import words

_PICTURES = ("img", "object")


def find(holder: Element, lines: Mapping[Element, Line]) -> None:
    """Makes figures, and captions of tables, of the captions among the children of `holder`."""
    for block in list(holder):
        line = lines.get(block)
        if line is None or line.kind != "caption" or block.getparent() is not holder or block.tag != "p":
            continue
        if next(block.iter("img"), None) is not None:
            _inside(block)
        elif (shown := _beside(block, line, lines)) is not None:
            _join(block, shown)


def _beside(caption: Element, line: Line, lines: Mapping[Element, Line]) -> Element | None:
    """What a caption is of: what it must stay with, else the picture above it, else the table below."""
    above, below = caption.getprevious(), caption.getnext()
    if above is not None and lines.get(above, Line()).keeps and _is_shown(above) and above.tag != "table":
        return above
    if line.keeps and _is_shown(below):
        return below
    order = (above, below) if below is None or below.tag != "table" or _is_picture(above) else (below, above)
    return next((shown for shown in order if _is_shown(shown)), None)


def _is_shown(block: Element | None) -> bool:
    """Whether a block can have a caption, and has none yet."""
    if block is None:
        return False
    return (block.tag == "table" and block.find("caption") is None) or block.tag == "pre" or _is_picture(block)


def _is_picture(block: Element | None) -> bool:
    return (
        block is not None and block.tag == "p" and not words(block) and next(block.iter(*_PICTURES), None) is not None
    )


def _join(caption: Element, shown: Element) -> None:
    if shown.tag == "table":
        caption.tag = "caption"
        shown.insert(0, caption)
        return
    figure = shown.makeelement("figure")
    shown.addprevious(figure)
    figure.append(shown)
    caption.tag = "figcaption"
    figure.append(caption)


def _inside(caption: Element) -> None:
    """A picture that stands in its caption's own paragraph."""
    figure = caption.makeelement("figure")
    caption.addprevious(figure)
    for picture in list(caption.iter("img")):
        tail, picture.tail = picture.tail, None
        before = picture.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail:
            around = picture.getparent()
            around.text = (around.text or "") + tail
        figure.append(picture)
    caption.tag = "figcaption"
    figure.append(caption)
