"""Drawings in a page become pictures."""

from __future__ import annotations

import base64

import pytest
from lxml import etree

from octavo import model as m
from octavo.resources import Asset
from tests.readers.elements.reading import found, keep, lack, read


def test_drawings_become_pictures() -> None:
    seen: list[str] = []

    def fetch(reference: str) -> Asset:
        seen.append(reference)
        return keep("drawing.svg")

    made = read(
        '<svg viewBox="0 0 90 90" onload="x()" aria-label="A wheel"><linearGradient id="g"/><circle r="9"/></svg>',
        fetch=fetch,
    )
    assert found(made, m.Image) == [m.Image("drawing.svg", "A wheel")]
    drawing = etree.fromstring(base64.b64decode(seen[0].partition(",")[2]))
    assert drawing.get("viewBox") == "0 0 90 90"
    assert drawing.get("onload") is None
    assert [str(child.tag).partition("}")[2] for child in drawing] == ["linearGradient", "circle"]


@pytest.mark.parametrize(
    "svg",
    [
        '<svg width="16" height="16"><path/></svg>',
        '<svg viewBox="0 0 24 24"><path/></svg>',
        '<svg class="icon-star"><path/></svg>',
        '<svg><use href="#star"/></svg>',
    ],
)
def test_signs_are_no_pictures(svg: str) -> None:
    assert read(svg) == ()


def test_a_box_of_no_numbers_is_no_small_one() -> None:
    assert len(found(read('<svg viewBox="0 0 1.2.3 20"><path/></svg>'), m.Image)) == 1


def test_a_drawing_that_cannot_be_kept_leaves_its_words() -> None:
    made = read('<svg><title>A wheel</title><circle r="9"/></svg>', fetch=lack)
    assert found(made, m.Placeholder) == [m.Placeholder("picture", "A wheel")]


def test_labels_that_are_html_are_no_words_of_the_text() -> None:
    seen: list[str] = []

    def fetch(reference: str) -> Asset:
        seen.append(reference)
        return keep("drawing.svg")

    inside = "<foreignObject width='80' height='20'><div><p>Open the sluice</p></div></foreignObject>"
    made = read(f"<figure><svg viewBox='0 0 90 90'><rect/>{inside}</svg><figcaption>A plan</figcaption></figure>",
                fetch=fetch)  # fmt: skip
    (figure,) = made
    assert isinstance(figure, m.Figure)
    assert figure.body == (m.Paragraph((m.Image("drawing.svg"),)),)
    assert b"Open the sluice" in base64.b64decode(seen[0].partition(",")[2])


def test_a_drawing_keeps_its_own_sheet() -> None:
    seen: list[str] = []

    def fetch(reference: str) -> Asset:
        seen.append(reference)
        return keep("drawing.svg")

    read("<svg viewBox='0 0 90 90'><style>.a{fill:none}</style><rect class='a'/></svg>", fetch=fetch)
    assert b".a{fill:none}" in base64.b64decode(seen[0].partition(",")[2])
