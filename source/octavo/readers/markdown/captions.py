"""Captions as Markdown writers give them: a picture's title, a line in italics under it, or one after a colon."""

from __future__ import annotations

import re
from typing import Any

_LABEL = re.compile(r"\s*(?:[Tt]able)?:\s+")
_COLON = re.compile(r"\s*\n?\s*:\s+")


def find(top: Any) -> None:
    """Makes figures of the pictures in the tree that stand alone and have a caption, and captions of tables."""
    for paragraph in list(top.iter("p")):
        picture = _picture(paragraph)
        if picture is not None:
            _figure(paragraph, picture)
        elif (table := paragraph.getprevious()) is not None and table.tag == "table":
            _table_caption(table, paragraph)
    for term in list(top.iter("dt")):
        _defined(term)


def _picture(paragraph: Any) -> Any:
    """The picture (in its link, if it is one) that is the first and only thing shown in a paragraph."""
    if (paragraph.text or "").strip() or not len(paragraph):
        return None
    first = paragraph[0]
    if first.tag == "a" and len(first) == 1 and not (first.text or "").strip() and not (first[0].tail or "").strip():
        return first if first[0].tag == "img" else None
    return first if first.tag == "img" else None


def _figure(paragraph: Any, picture: Any) -> None:
    """A figure in the place of a paragraph whose picture has a caption."""
    image = picture if picture.tag == "img" else picture[0]
    caption = _inside(paragraph, picture)
    if caption is None and len(paragraph) == 1 and not (picture.tail or "").strip():
        caption = _below(paragraph)
        if caption is None and (title := image.attrib.pop("title", "")):
            caption = paragraph.makeelement("figcaption")
            caption.text = title
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


def _inside(paragraph: Any, picture: Any) -> Any:
    """A caption on the line under the picture: all of it in italics, or after a colon."""
    rest = [child for child in paragraph[1:] if child.tag != "br"]
    between = (picture.tail or "") + "".join(child.tail or "" for child in paragraph[1:] if child.tag == "br")
    if len(rest) == 1 and rest[0].tag == "em" and not between.strip() and not (rest[0].tail or "").strip():
        return rest[0]
    if not (match := _COLON.match(between)) or not between[match.end() :].strip():
        return None
    caption = paragraph.makeelement("figcaption")
    caption.text = between[match.end() :]
    caption.extend(rest)
    return caption


def _below(paragraph: Any) -> Any:
    """A caption in a paragraph of its own that is all in italics."""
    following = paragraph.getnext()
    if following is None or following.tag != "p" or len(following) != 1 or following[0].tag != "em":
        return None
    if (following.text or "").strip() or (following[0].tail or "").strip() or following.find(".//img") is not None:
        return None
    caption = following[0]
    following.getparent().remove(following)
    return caption


def _defined(term: Any) -> None:
    """A picture with ": caption" under it, which reads as a term and its definition."""
    picture, said, around = _picture(term), term.getnext(), term.getparent()
    alone = len(term) == 1 and not (picture.tail or "").strip() if picture is not None else False
    if not alone or said is None or said.tag != "dd" or len(around) != 2:
        return
    around.tag, said.tag = "figure", "figcaption"
    around.replace(term, picture)


def _table_caption(table: Any, paragraph: Any) -> None:
    """A paragraph after a table that starts with "Table:" or a colon."""
    match = _LABEL.match(paragraph.text or "")
    if match is None or table.find("caption") is not None:
        return
    paragraph.text = paragraph.text[match.end() :]
    paragraph.tag, tail = "caption", paragraph.tail
    paragraph.tail = None
    table.insert(0, paragraph)
    table.tail = tail
