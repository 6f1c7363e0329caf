"""The letters in the drawings of a book, which have to have faces as those of its text do."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from octavo.builders.pdf.tree.missing_glyphs import describe_missing, printable_text
from octavo.notes import Notes
from octavo.resources import Asset, Assets

_SVG = "image/svg+xml"


def drawings_text(root: Element, assets: Assets, notes: Notes) -> str:
    """All drawings of a tree, as one text; notes what no face has of what is in each."""
    drawings = [asset.content.decode() for asset in find_drawings(root, assets)]
    for detail in dict.fromkeys(detail for text in drawings for detail in describe_missing(text)):
        notes.add("glyph-missing", f"in a drawing: {detail}")
    return "".join(drawings)


def find_drawings(root: Element, assets: Assets) -> Iterator[Asset]:
    """The drawings that a tree shows, each once."""
    names = dict.fromkeys(image.get("src", "").removeprefix("asset:") for image in root.iter("img"))
    return (assets[name] for name in names if name in assets and assets[name].media_type == _SVG)


def print_drawing(asset: Asset) -> bytes:
    """The bytes of a picture as it can be printed: in a drawing, what no face has is named, as it is in text."""
    if asset.media_type != _SVG or asset.content.isascii():
        return asset.content
    return printable_text(asset.content.decode()).encode()
