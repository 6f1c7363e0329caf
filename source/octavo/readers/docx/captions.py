"""Captions: a paragraph in that style belongs to the picture, table, listing or formula beside it."""

from __future__ import annotations

from collections.abc import Mapping

from octavo.readers.docx.placeholders import ParagraphProperties
from octavo.readers.elements.tree import Element, words

_PICTURES = ("img", "object")


def attach_captions(holder: Element, paragraphs: Mapping[Element, ParagraphProperties]) -> None:
    """Makes figures, and captions of tables, of the captions among the children of `holder`."""
    for block in list(holder):
        properties = paragraphs.get(block)
        if properties is None or properties.kind != "caption" or block.getparent() is not holder or block.tag != "p":
            continue
        if next(block.iter("img"), None) is not None:
            _split_off_pictures(block)
        elif (captioned := _find_captioned(block, properties, paragraphs)) is not None:
            _join(block, captioned)


def _find_captioned(
    caption: Element, properties: ParagraphProperties, paragraphs: Mapping[Element, ParagraphProperties]
) -> Element | None:
    """What a caption is of: what it must stay with, else the picture above it, else the table below."""
    above, below = caption.getprevious(), caption.getnext()
    if above is not None and above.tag != "table" and _takes_caption(above) and _keeps_with_next(above, paragraphs):
        return above
    if properties.keeps_with_next and _takes_caption(below):
        return below
    order = (above, below) if below is None or below.tag != "table" or _is_picture(above) else (below, above)
    return next((block for block in order if _takes_caption(block)), None)


def _keeps_with_next(block: Element, paragraphs: Mapping[Element, ParagraphProperties]) -> bool:
    return paragraphs.get(block, ParagraphProperties()).keeps_with_next


def _takes_caption(block: Element | None) -> bool:
    """Whether a block can have a caption, and has none yet."""
    if block is None:
        return False
    return (block.tag == "table" and block.find("caption") is None) or block.tag == "pre" or _is_picture(block)


def _is_picture(block: Element | None) -> bool:
    return (
        block is not None and block.tag == "p" and not words(block) and next(block.iter(*_PICTURES), None) is not None
    )


def _join(caption: Element, captioned: Element) -> None:
    """Puts a caption into its table, or with its picture into a figure."""
    if captioned.tag == "table":
        caption.tag = "caption"
        captioned.insert(0, caption)
        return
    figure = captioned.makeelement("figure")
    captioned.addprevious(figure)
    figure.append(captioned)
    caption.tag = "figcaption"
    figure.append(caption)


def _split_off_pictures(caption: Element) -> None:
    """Makes a figure of a caption in whose own paragraph its pictures stand."""
    figure = caption.makeelement("figure")
    caption.addprevious(figure)
    for picture in list(caption.iter("img")):
        tail, picture.tail = picture.tail, None
        before = picture.getprevious()
        if tail and before is not None:
            before.tail = (before.tail or "") + tail
        elif tail and (around := picture.getparent()) is not None:
            around.text = (around.text or "") + tail
        figure.append(picture)
    caption.tag = "figcaption"
    figure.append(caption)
