"""Pictures on paper: the words for them, their size, and the pages on their side for drawings with small words."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from lxml import etree

from octavo.builders.pdf.page import Page
from octavo.builders.pdf.tree.etree import words_without_notes
from octavo.builders.pdf.tree.landscape import turn_block
from octavo.markup_names import Class
from octavo.pictures.svg.size import read_length, read_view_box
from octavo.pictures.svg.words import usual_letter_size
from octavo.resources import Asset, Assets

_WIDE = 1.5
"""How many times as wide as high a drawing is that is larger on its side: about as a page is high and wide."""

LEGIBLE = 5.0
"""CSS pixels: letters that would be smaller on an upright page cannot be read; these are 3.75 points high."""

_PIXELS = 96 / 25.4
"""CSS pixels in a millimetre."""


def describe_pictures(section: Element, words: dict[str, str]) -> None:
    """Gives every picture words, as PDF/UA asks (7.3): its own, its caption's, or the phrase for "picture"."""
    for figure in reversed(list(section.iter("figure"))):  # those of a group before it
        caption = figure.find("figcaption")
        if caption is not None and (said := words_without_notes(caption)):
            for image in figure.iter("img"):
                image.set("alt", image.get("alt") or said)
    for image in section.iter("img"):
        image.set("alt", image.get("alt") or image.get("title") or words["image"])


def size_pictures(section: Element) -> None:
    """Says as a style how wide a picture is to be, where the article says so (CSS pixels) and no row does."""
    rows = (div for div in section.iter("div") if div.get("class") == Class.ROW)
    in_rows = {image for row in rows for image in row.iter("img")}
    for image in section.iter("img"):
        if image not in in_rows and (width := image.get("width")) and not image.get("style"):
            image.set("style", f"width: {width}px")


def turn_pictures(root: Element, page: Page, assets: Assets) -> None:
    """Turns drawings that stand between paragraphs, alone or with their caption, and whose words ask for a wide page.

    A banner or a panorama is looked at, and stands upright: a page of its own would leave others half empty.
    """
    for parent in root.iter("section") if page.turns else ():
        for block in parent:
            images = list(block.iter("img")) if block.tag == "figure" or block.get("class") == Class.PICTURE else []
            if len(images) == 1 and _is_illegible(images[0], page, assets):
                turn_block(root, block)
                images[0].attrib.pop("style", None)


def _is_illegible(image: Element, page: Page, assets: Assets) -> bool:
    """Whether a picture is a wide drawing whose words are too small to read upright, and less so on its side."""
    name = image.get("src", "").removeprefix("asset:")
    if name not in assets or assets[name].media_type != "image/svg+xml" or page.turned <= page.measure:
        return False
    drawing = assets[name]
    if drawing.width < _WIDE * drawing.height or drawing.width <= page.measure * _PIXELS:
        return False
    return 0 < measure_letters(drawing, page.measure * _PIXELS) < LEGIBLE


def measure_letters(picture: Asset, width: float) -> float:
    """How high the words of a drawing are that is shown so wide (CSS pixels); 0 for a picture without any."""
    if picture.media_type != "image/svg+xml" or not picture.width:
        return 0.0
    root = etree.fromstring(picture.content)
    return usual_letter_size(root) * _scale(root) * width / picture.width


def _scale(root: etree._Element) -> float:
    """How many CSS pixels a unit of a drawing is that is shown at its own size."""
    box = read_view_box(root.get("viewBox") or "")
    return read_length(root.get("width")) / box[0] if box else 1.0
