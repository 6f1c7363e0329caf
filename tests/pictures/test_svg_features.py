"""What the PDF engine does not draw becomes pixels in a PDF; all else, and all in an EPUB, stays a drawing."""

from __future__ import annotations

import pytest

from octavo.pictures import read_picture
from octavo.pictures.decoding import open_picture
from octavo.pictures.limits import Limits
from octavo.pictures.renditions import make_rendition
from octavo.pictures.svg.features import find_undrawn
from tests.pictures.test_svg import svg

PAPER = Limits(plain=True, density=4.0, width=2000, height=3000)
CIRCLE = '<circle cx="20" cy="20" r="15" fill="#258"'


@pytest.mark.parametrize(
    "inside",
    [
        '<path id="p" d="M0 9q9-9 18 0"/><text><textPath href="#p">round</textPath></text>',
        f'<mask id="m"><rect width="9" height="9" fill="#fff"/></mask>{CIRCLE} mask="url(#m)"/>',
        f'<style>.s {{ mask: url(#m) }}</style><mask id="m"><rect width="9" height="9"/></mask>{CIRCLE} class="s"/>',
        f'<filter id="f"><feGaussianBlur stdDeviation="2"/></filter>{CIRCLE} filter="url(#f)"/>',
        f'{CIRCLE} style="mix-blend-mode: multiply"/>',
        '<text stroke="white" paint-order="stroke">Name of a town</text>',
        '<text>x<tspan baseline-shift="super">2</tspan></text>',
        '<clipPath id="c" clipPathUnits="objectBoundingBox"><rect width=".5" height="1"/></clipPath>'
        f'{CIRCLE} clip-path="url(#c)"/>',
        f'<clipPath id="c"><text>A</text></clipPath>{CIRCLE} clip-path="url(#c)"/>',
        '<text letter-spacing="2">منارة</text>',
        '<text textLength="90">מגדלור</text>',
        '<text x="10 18 26">दीप</text>',
        "<rect width='1' height='1'/>" * 16_000,
    ],
)  # fmt: skip
def test_what_the_pdf_engine_does_not_draw(inside: str) -> None:
    drawing, _ = read_picture(svg(inside))
    assert find_undrawn(drawing.content)


@pytest.mark.parametrize(
    "inside",
    [
        f"{CIRCLE}/><text x='3' y='9' text-anchor='middle'>Valve, été</text>",
        f'<clipPath id="c"><rect width="9" height="9"/></clipPath><g clip-path="url(#c)">{CIRCLE}/></g>',
        '<linearGradient id="g"><stop offset="0" stop-color="red"/></linearGradient><rect fill="url(#g)"/>',
        '<marker id="a" orient="auto"><path d="M0 0L4 2 0 4z"/></marker><path d="M0 0L9 9" marker-end="url(#a)"/>',
        '<text mask="none" filter="none">plain</text>',
        '<text>منارة</text><text x="9" y="9">दीप <tspan dx="4">מגדלור</tspan></text>',
    ],
)
def test_what_it_draws(inside: str) -> None:
    drawing, _ = read_picture(svg(inside))
    assert find_undrawn(drawing.content) == ()
    assert make_rendition(drawing, PAPER).asset.media_type == "image/svg+xml"


def test_a_drawing_made_of_pixels_keeps_its_words_and_says_why() -> None:
    drawing, _ = read_picture(
        svg('<path id="p" d="M0 9h40"/><text><textPath href="#p">round the bay</textPath></text>')
    )
    made = make_rendition(drawing, PAPER)
    assert made.asset.media_type == "image/png"
    assert (made.asset.width, made.asset.height) == (400, 200)
    assert made.undrawn == ("words along a path",)
    assert made.words == "round the bay"
    assert make_rendition(drawing, Limits()).asset.media_type == "image/svg+xml"


def test_words_in_a_pdf_are_in_faces_of_the_book() -> None:
    inside = (
        '<style>.m { font-family: "Fira Code", Menlo }</style><text font-family="Times,serif">A</text>'
        '<text style="font-family: Helvetica, sans-serif; fill: red">B</text><text class="m">C</text>'
    )
    drawing, _ = read_picture(svg(inside))
    made = make_rendition(drawing, PAPER).asset.content.decode()
    assert 'font-family="Spectral, ' in made
    assert 'style="font-family: Fira Sans, ' in made
    assert "; fill: red" in made
    assert ".m { font-family: IBM Plex Mono, " in made
    assert make_rendition(drawing, Limits()).asset.content == drawing.content


def test_words_from_right_to_left_end_at_the_left() -> None:
    """resvg knows no `direction`: the words begin at the right, and reach the middle of the picture."""
    drawing, _ = read_picture(svg('<text x="98" y="30" font-size="20" letter-spacing="1" direction="rtl">منارة</text>'))
    with open_picture(make_rendition(drawing, PAPER).asset.content) as image:
        box = image.convert("RGBA").getchannel("A").getbbox()
    assert box is not None
    assert box[0] < 280
    assert box[2] <= 400
