"""The outer margin of an article's pages: captions and codes that stand in it, and pictures that reach into it."""

from __future__ import annotations

from collections.abc import Iterator
from math import ceil
from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import MILLIMETRE, Page
from octavo.builders.pdf.tree.etree import add_class, words_of
from octavo.markup_names import Class
from octavo.resources import Assets

_SHORT = 140
"""Characters of the longest caption that stands beside its picture."""

_LOOSE = 1.25
"""How much more lines a caption takes in a narrow column than its characters would fill."""

_LEADING = 1.33
"""How high a line of a caption is, as a share of its type."""

_WIDE, _LARGER = 1.5, 1.1
"""How many times as wide as high a picture is that reaches into the margin, and how much wider than the text."""

_PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""


def move_captions(root: Element, page: Page) -> None:
    """Has short captions stand beside their picture: the figure is as high as its caption at least.

    The room of a caption that is moved is left, so that the one of the next figure never touches it.
    """
    for figure in _find_blocks(root, page):
        caption = figure.find("figcaption") if figure.tag == "figure" else None
        if caption is None or len(list(figure.iter("img"))) != 1 or not _may_move(figure, caption):
            continue
        add_class(caption, Class.BESIDE)
        height = _count_lines(words_of(caption), page) * page.type_size("small") * _LEADING
        figure.set("style", f"position: relative; min-height: {height:.2f}pt")


def move_codes(root: Element, page: Page) -> None:
    """Has the code of what stands for a video stand beside its block, which is as high as the code at least."""
    for block in _find_blocks(root, page):
        codes = [one for around in block.iter() if around.get("class") == Class.PLACEHOLDER for one in around]
        codes = [one for one in codes if one.get("class") == Class.QR]
        if len(codes) == 1:
            add_class(codes[0], Class.BESIDE)
            block.set("style", f"position: relative; min-height: {codes[0].get('height')}")


def _may_move(figure: Element, caption: Element) -> bool:
    """Whether a caption is short, and its figure stands upright in the text."""
    classes = figure.get("class", "").split()
    return len(words_of(caption)) <= _SHORT and Class.LANDSCAPE not in classes and Class.OUTSET not in classes


def _count_lines(words: str, page: Page) -> int:
    """How many lines words take in the column, and one to be sure."""
    letters = page.margin_column * MILLIMETRE / page.type_size("small") / page.advance
    return ceil(len(words) * _LOOSE / letters) + 1


def reach_out(root: Element, page: Page, assets: Assets) -> None:
    """Has wide pictures that stand alone between paragraphs reach into the margin."""
    for block in _find_blocks(root, page):
        images = list(block.iter("img")) if block.tag == "figure" or block.get("class") == Class.PICTURE else []
        if len(images) == 1 and Class.LANDSCAPE not in block.get("class", "") and _is_wide(images[0], page, assets):
            add_class(block, Class.OUTSET)


def _is_wide(image: Element, page: Page, assets: Assets) -> bool:
    name = image.get("src", "").removeprefix("asset:")
    if name not in assets or "%" in image.get("style", ""):
        return False
    picture = assets[name]
    return (
        picture.width >= _WIDE * picture.height
        and int(image.get("width") or picture.width) >= _LARGER * page.measure * _PIXELS
    )


def _find_blocks(root: Element, page: Page) -> Iterator[Element]:
    """The blocks between paragraphs, if the page has a column in its margin."""
    for parent in root.iter("section") if page.margin_column else ():
        yield from parent
