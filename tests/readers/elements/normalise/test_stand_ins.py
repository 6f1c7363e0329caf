"""Pictures that stand in for others."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.readers.elements.normalise.stand_ins import is_stand_in
from tests.readers.elements.reading import found, read

PIXEL = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"


def shown(markup: str) -> list[str]:
    """The pictures that `markup` shows."""
    return [picture.asset for picture in found(read(f"<div>{markup}</div>"), m.Image)]


@pytest.mark.parametrize(
    "markup",
    [
        '<img class="blur-up" src="s.jpg" alt=""><img src="real.jpg" alt="A mill">',
        '<figure><img aria-hidden="true" src="s.jpg"><img data-src="real.jpg"><figcaption>Mill</figcaption></figure>',
        '<div><span><img src="s.jpg" style="filter: blur(20px)"></span><img src="real.jpg"></div>',
        '<picture class="lqip"><img class="lqip" src="s.jpg" alt=""></picture><img src="real.jpg">',
        '<img width="900" role="presentation"><img src="real.jpg">',
        f'<img src="{PIXEL}"><noscript><img src="real.jpg"></noscript>',
        '<img src="https://i.example/max/30/real.jpg"><img src="https://i.example/max/1200/real.jpg">',
        '<img src="real-150x150.jpg"><img src="real.jpg">',
        '<img src="real.jpg"><img src="real.jpg">',
        '<img src="real.jpg" alt="A mill"><img src="real.jpg" alt=" A  mill ">',
        '<img src="real.jpg" alt=""><img src="real.jpg" alt="A mill">',
    ],
)
def test_a_picture_beside_its_stand_in_comes_once(markup: str) -> None:
    (name,) = shown(markup)
    assert name.endswith("real.jpg")
    assert "30" not in name and "150" not in name


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="a.jpg"><img src="b.jpg">',
        '<a href="a"><img class="a-thumbnail" src="a.jpg"></a><a href="b"><img class="a-thumbnail" src="b.jpg"></a>',
        '<img src="a.jpg"> and <img src="a.jpg">',
        '<img src="dot.png" alt="Open"><img src="dot.png" alt="Shut">',
        '<span><img src="flag.png" alt="1812"></span><span><img src="flag.png" alt="1848"></span>',
        '<img class="preview" src="a.jpg" alt="Before"><img src="b.jpg" alt="After">',
        '<img class="blur" src="a.jpg"><p>Between</p><img src="b.jpg">',
        '<img class="thumb" src="1.jpg"><img class="thumb" src="2.jpg"><img src="3.jpg">',
    ],
)
def test_two_pictures_stay_two(markup: str) -> None:
    assert len(shown(markup)) >= 2


def test_the_description_goes_to_the_picture_that_stays() -> None:
    (picture,) = found(read('<div><img src="a-300x200.jpg" alt="A mill"><img src="a.jpg"></div>'), m.Image)
    assert (picture.asset, picture.alt) == ("a.jpg", "A mill")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PIXEL, True),
        ("data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 4 3'%3E%3C/svg%3E", True),
        ("data:image/svg+xml;utf8,<svg><rect width='9' height='9'/></svg>", True),
        ("data:image/svg+xml,<svg><filter><feGaussianBlur/></filter><image href='data:x'/></svg>", True),
        ("data:image/svg+xml,<svg><path d='M0 0h9'/></svg>", False),
        ("data:image/png;base64," + "iVBO" * 100, False),
        ("data:image/png;base64,%%%", True),
        ("a.png", False),
    ],
)
def test_addresses_that_hold_nothing_to_see(address: str, *, expected: bool) -> None:
    assert is_stand_in(address) is expected


def test_a_stand_in_alone_is_a_picture_that_is_missing() -> None:
    (placeholder,) = found(read(f'<p><img src="{PIXEL}" alt="A mill"></p>'), m.Placeholder)
    assert placeholder.label == "A mill"
