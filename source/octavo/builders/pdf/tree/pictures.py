"""Pictures on paper: the words for them, their size, and the pages on their side that wide ones stand on."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.etree import add_class, words_without_notes
from octavo.markup_names import Class
from octavo.resources import Assets

_STRIP = 2.2
"""How many times as wide as high a picture is that may be turned."""

_SHRUNK = 0.45
"""A picture is turned if upright it would be shown at less of its own size."""

_PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""


def describe_pictures(section: Element, words: dict[str, str]) -> None:
    """Gives every picture words, as PDF/UA asks (7.3): its own, its caption's, or the phrase for "picture"."""
    for figure in section.iter("figure"):
        caption = figure.find("figcaption")
        if caption is not None and (said := words_without_notes(caption)):
            for image in figure.iter("img"):
                image.set("alt", image.get("alt") or said)
    for image in section.iter("img"):
        image.set("alt", image.get("alt") or image.get("title") or words["image"])


def size_pictures(section: Element) -> None:
    """Says as a style how wide a picture is to be, where the article says so (CSS pixels)."""
    for image in section.iter("img"):
        if (width := image.get("width")) and not image.get("style"):
            image.set("style", f"width: {width}px")


def turn_pictures(root: Element, page: Page, assets: Assets) -> None:
    """Turns wide pictures that stand between paragraphs, alone or with their caption."""
    for parent in root.iter("section") if page.turns else ():
        for block in parent:
            images = list(block.iter("img")) if block.tag == "figure" or block.get("class") == Class.PICTURE else []
            if len(images) == 1 and _is_strip(images[0], page, assets):
                add_class(block, Class.LANDSCAPE)
                images[0].attrib.pop("style", None)


def _is_strip(image: Element, page: Page, assets: Assets) -> bool:
    """Whether a picture is so wide, and would be so small upright, that a page on its side serves it better."""
    name = image.get("src", "").removeprefix("asset:")
    if name not in assets or not assets[name].height:
        return False
    width = float(image.get("width") or assets[name].width)
    shape = assets[name].width / assets[name].height
    return shape >= _STRIP and page.measure * _PIXELS / width < _SHRUNK and page.turned > page.measure
