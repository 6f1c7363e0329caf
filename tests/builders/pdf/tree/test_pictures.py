"""Pictures on paper: which of them lie on their side, how wide they are, and the faces of drawings."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

import pytest

from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import make_page
from octavo.builders.pdf.tree.more_faces import DRAWING_CSS
from octavo.builders.pdf.tree.pictures import size_pictures, turn_pictures
from octavo.builders.pdf.tree.section import describe_section
from octavo.notes import Notes
from octavo.pictures import read_picture
from octavo.resources import Asset, Assets, make_asset
from octavo.theme import Theme

PAGE = make_page(PdfOptions(), Theme().settings)


def page_with(asset: Asset, **attributes: str) -> tuple[Element, Assets]:
    """A book whose one article shows one picture in a figure."""
    assets = Assets()
    root = Element("body")
    figure = SubElement(SubElement(root, "section"), "figure")
    SubElement(figure, "img", {"src": f"asset:{assets.keep(asset)}", **attributes})
    return root, assets


def drawing(size: int, width: int = 1800) -> Asset:
    """A wide drawing with letters of a size."""
    words = "".join(f'<text x="{x}" y="50" font-size="{size}">valve {x}</text>' for x in range(0, width, 300))
    found, _ = read_picture(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 500">{words}</svg>'.encode())
    return found


def is_turned(asset: Asset) -> bool:
    root, assets = page_with(asset)
    turn_pictures(root, PAGE, assets)
    return root[0][0].get("class") == "landscape"


def test_a_wide_drawing_with_small_words_lies_on_its_side() -> None:
    assert is_turned(drawing(14))


@pytest.mark.parametrize("size", [(1600, 600), (2400, 700), (4000, 500)])
def test_a_banner_and_a_panorama_stand_upright(size: tuple[int, int]) -> None:
    assert not is_turned(make_asset(b"", "image/jpeg", size))


def test_a_drawing_that_can_be_read_stands_upright() -> None:
    assert not is_turned(drawing(60))
    assert not is_turned(drawing(12, 400))


def test_a_width_in_per_cent_stays() -> None:
    root, _ = page_with(drawing(20), style="width: 50%", width="1800")
    size_pictures(root)
    assert next(root.iter("img")).get("style") == "width: 50%"


def test_a_page_names_the_faces_of_drawings_only_where_one_has_words() -> None:
    assert "Fira Sans" in DRAWING_CSS
    assert describe_section(*page_with(drawing(20)), Notes()).draws
    assert not describe_section(*page_with(make_asset(b"", "image/png", (9, 9))), Notes()).draws
