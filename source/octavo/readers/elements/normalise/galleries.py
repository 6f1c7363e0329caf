"""Rows of pictures: items of a gallery and cells of a table that hold a picture and its caption become figures."""

from __future__ import annotations

import re

from octavo.readers.elements.tree import Element, classes, drop, holds, is_attached, stands_in, words

_GALLERY = re.compile(
    r"(?:^|[-_])(?:galler(?:y|ies)|gallery\w*|slides?|slider|slideshow|carousel|swiper\w*|photos?|images)(?:$|[-_])"
)
"""Classes of galleries and their items: "wp-block-gallery", "gallerybox", "slides"."""

_LONGEST = 80
"""Words in the caption of a picture in a row of them."""


def make_figures_of_rows(part: Element) -> None:
    """Makes figures of the items of galleries, and of tables that hold pictures over their captions."""
    for found in list(part.iter("ul", "ol")):
        if is_attached(found) and _is_gallery(found):
            _open_gallery(found)
    for found in list(part.iter("table")):
        if is_attached(found) and not stands_in(found, "figure"):
            _open_table(found)


# --- galleries ----------------------------------------------------------------------------------------


def _is_gallery(found: Element) -> bool:
    """Whether a list says that it is a gallery, and each item but one holds one picture and a few words after it."""
    items = list(found.iterchildren("li"))
    named = [*classes(found), *(classes(items[-1]) if items else [])]
    if not any(_GALLERY.search(name) for name in named):
        return False
    shown = [item for item in items if _is_picture_and_caption(item)]
    return len(shown) > 0 and len(items) - len(shown) < 2


def _is_picture_and_caption(item: Element) -> bool:
    return sum(1 for _ in item.iter("img")) == 1 and len(words(item).split()) <= _LONGEST


def _open_gallery(found: Element) -> None:
    """Makes a figure of each item with a picture, and a paragraph of the one that says what they are."""
    found.tag = "div"
    found.set("class", "gallery")
    for item in list(found.iterchildren("li")):
        if not holds(item, "img") or holds(item, "figure"):
            item.tag = "div"
            item.attrib.pop("class", None)  # it may say "caption", but is of all pictures
        else:
            item.tag = "figure"
            _make_caption(item)


def _make_caption(figure: Element) -> None:
    """Makes a caption of the element that holds all words of a figure."""
    said = words(figure)
    last = figure[-1] if len(figure) else None
    while last is not None and said:
        if words(last) == said and not holds(last, "img", "svg"):
            last.tag = "figcaption"
            return
        last = last[-1] if len(last) and words(last) == said else None


# --- tables -------------------------------------------------------------------------------------------


def _open_table(found: Element) -> None:
    """A table of pictures in one row and a caption under, or over, each of them in the other: a figure for each."""
    if holds(found, "th", "thead"):
        return
    rows = [row for row in found.iter("tr") if words(row) or holds(row, "img", "svg")]
    caption = found.find("caption")
    if caption is not None and len(rows) == 1 and _shows_picture(rows[0]):
        _replace(found, [(list(rows[0]), caption)])
    elif caption is None and len(rows) == 2:
        upper, lower = ([cell for cell in row if cell.tag in ("td", "th")] for row in rows)
        pairs = list(zip(upper, lower, strict=False)) if len(upper) == len(lower) else []
        for ordered in (pairs, [(said, picture) for picture, said in pairs]):
            if ordered and all(_shows_picture(picture) and _is_caption(said) for picture, said in ordered):
                _replace(found, [([picture], said) for picture, said in ordered])
                return


def _shows_picture(cell: Element) -> bool:
    """Whether a cell, or a row, holds a picture and nothing else."""
    return sum(1 for _ in cell.iter("img", "svg")) == 1 and not words(cell)


def _is_caption(cell: Element) -> bool:
    return 0 < len(words(cell).split()) <= _LONGEST and not holds(cell, "img", "svg", "table", "ul", "ol")


def _replace(table: Element, pairs: list[tuple[list[Element], Element]]) -> None:
    """Puts a figure for each picture and caption in the place of a table; its name says that they are in a row."""
    row = table.makeelement("div", {"class": "row"})
    table.addprevious(row)
    for shown, caption in pairs:
        figure = row.makeelement("figure")
        row.append(figure)
        for cell in shown:
            cell.tag, cell.tail = "div", None
            figure.append(cell)
        caption.tag, caption.tail = "figcaption", None
        figure.append(caption)
    drop(table)
