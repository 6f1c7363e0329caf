"""Captions as Markdown writers give them: a line in italics under a picture, or after a colon, its title, its words."""

from __future__ import annotations

import re

from octavo.alt_text import is_description
from octavo.readers.elements.tree import Element, holds
from octavo.readers.markdown.dialects.images import WRITTEN

_TABLE_LABEL = re.compile(r"\s*(?:[Tt]able)?:\s+")  # "Table: What it counts", ": What it counts"
_COLON = re.compile(r"\s*\n?\s*:\s+")  # ": A sheet", on the line under a picture


def find_captions(top: Element) -> None:
    """Makes figures of the pictures in the tree that stand alone and have a caption, and captions of tables."""
    for counted in list(top.iter("table")):
        _take_last_row(counted)
    for paragraph in list(top.iter("p")):
        picture = _lone_picture(paragraph)
        if picture is not None:
            _make_figure(paragraph, picture)
        elif (table := _table_beside(paragraph)) is not None:
            _make_table_caption(table, paragraph)
    for term in list(top.iter("dt")):
        _make_figure_of_definition(term)
    for image in top.iter("img"):
        image.attrib.pop(WRITTEN, "")


def _lone_picture(paragraph: Element) -> Element | None:
    """The picture (in its link, if it is one) that is the first and only thing shown in a paragraph."""
    if _is_filled(paragraph.text) or not len(paragraph):
        return None
    first = paragraph[0]
    if first.tag == "a" and len(first) == 1 and not _is_filled(first.text) and not _is_filled(first[0].tail):
        return first if first[0].tag == "img" else None
    return first if first.tag == "img" else None


def _make_figure(paragraph: Element, picture: Element) -> None:
    """Puts a figure in the place of a paragraph whose picture has a caption."""
    image = picture if picture.tag == "img" else picture[0]
    caption = _take_caption(paragraph, picture, image)
    if caption is None:
        return
    for other in list(paragraph):
        if other is not picture:
            paragraph.remove(other)
    picture.tail = None
    paragraph.tag = "figure"
    caption.tag = "figcaption"
    caption.tail = None
    paragraph.append(caption)


def _take_caption(paragraph: Element, picture: Element, image: Element) -> Element | None:
    """The caption under a picture, in its own paragraph or the next, else the picture's title."""
    caption = _caption_inside(paragraph, picture)
    if caption is not None or len(paragraph) > 1 or _is_filled(picture.tail):
        return caption
    caption = _take_caption_below(paragraph)
    return _caption_of_words(paragraph, picture, image) if caption is None else caption


def _caption_of_words(paragraph: Element, picture: Element, image: Element) -> Element | None:
    """The title of a picture as its caption, else its description, as Pandoc has it ("![A lock at dusk](lock.png)").

    A name of a file is none ("![IMG_0042.jpg](…)"), nor is one word ("![logo](…)"), and a picture in a link may be a
    button ("[![build status](…)](…)").
    """
    described = image.get("alt", "")
    is_told = picture is image and WRITTEN in image.attrib and len(described.split()) > 1
    said = image.attrib.pop("title", "") or (described if is_told and is_description(described) else "")
    if not said:
        return None
    caption = paragraph.makeelement("figcaption")
    caption.text = said
    return caption


def _caption_inside(paragraph: Element, picture: Element) -> Element | None:
    """A caption on the line under the picture: all of it in italics, or after a colon."""
    others = [child for child in paragraph[1:] if child.tag != "br"]
    between = (picture.tail or "") + "".join(child.tail or "" for child in paragraph[1:] if child.tag == "br")
    if len(others) == 1 and others[0].tag == "em" and not between.strip() and not _is_filled(others[0].tail):
        return others[0]
    if not (match := _COLON.match(between)) or not between[match.end() :].strip():
        return None
    caption = paragraph.makeelement("figcaption")
    caption.text = between[match.end() :]
    caption.extend(others)
    return caption


def _take_caption_below(paragraph: Element) -> Element | None:
    """A caption in a paragraph of its own that is all in italics; the paragraph goes."""
    following = paragraph.getnext()
    if following is None or following.tag != "p" or len(following) != 1 or following[0].tag != "em":
        return None
    caption, around = following[0], following.getparent()
    if around is None or _is_filled(following.text) or _is_filled(caption.tail) or holds(following, "img"):
        return None
    around.remove(following)
    return caption


def _table_beside(paragraph: Element) -> Element | None:
    """The table before a paragraph, or after one that begins as captions do, as far as it has no caption yet."""
    before, after = paragraph.getprevious(), paragraph.getnext()
    if before is not None and before.tag == "table" and before.find("caption") is None:
        return before
    is_label = _TABLE_LABEL.match(paragraph.text or "")
    return after if after is not None and after.tag == "table" and is_label else None


def _make_figure_of_definition(term: Element) -> None:
    """Makes a figure of a picture with ": caption" under it, which reads as a term and its definition."""
    picture, definition, around = _lone_picture(term), term.getnext(), term.getparent()
    if picture is None or len(term) != 1 or _is_filled(picture.tail):
        return
    if definition is None or definition.tag != "dd" or around is None or len(around) != 2:
        return
    around.tag, definition.tag = "figure", "figcaption"
    around.replace(term, picture)


def _make_table_caption(table: Element, paragraph: Element) -> None:
    """Makes a caption of a paragraph beside a table that starts with "Table:" or a colon."""
    match = _TABLE_LABEL.match(paragraph.text or "")
    if match is None:
        return
    paragraph.text = (paragraph.text or "")[match.end() :]
    paragraph.tag, paragraph.tail = "caption", None
    table.insert(0, paragraph)


def _take_last_row(table: Element) -> None:
    """Makes a caption of the line directly under a table, ": What it counts", which reads as its last row."""
    rows = list(table.iter("tr"))
    cells = list(rows[-1]) if len(rows) > 2 else []
    if len(cells) < 2 or any(len(cell) or _is_filled(cell.text) for cell in cells[1:]):
        return
    first, around = cells[0], rows[-1].getparent()
    if around is not None and _TABLE_LABEL.match(first.text or "") and table.find("caption") is None:
        around.remove(rows[-1])
        _make_table_caption(table, first)


def _is_filled(text: str | None) -> bool:
    return bool(text and text.strip())
