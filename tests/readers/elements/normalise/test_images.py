"""Pictures that wait for a script are pictures."""

from __future__ import annotations

import pytest

from octavo import model as m
from tests.readers.elements.reading import found, read


@pytest.mark.parametrize(
    "markup",
    [
        '<img class="lazy" src="blank.gif"><noscript><img src="real.jpg"></noscript>',
        '<noscript><img src="real.jpg"></noscript>',
        '<picture><source srcset="real.jpg"></picture>',
        '<span data-src="real.jpg" data-alt="A tree"></span>',
        '<amp-img src="real.jpg"></amp-img>',
    ],
)
def test_pictures_that_wait_for_a_script(markup: str) -> None:
    (picture,) = found(read(f"<p>{markup}</p>"), m.Image)
    assert picture.asset == "real.jpg"


def test_the_words_of_the_picture_that_is_replaced_stay() -> None:
    made = read('<img src="blank.gif" alt="A tree"><noscript><img src="real.jpg"></noscript>')
    assert found(made, m.Image) == [m.Image("real.jpg", "A tree")]


def test_noscript_without_a_picture_goes() -> None:
    assert read("<noscript><p>Please allow scripts.</p></noscript>") == ()


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        ("<noscript><p>The tide tables of May.</p></noscript>", True),
        ("<noscript><p>Please enable JavaScript.</p></noscript>", False),
        ('<noscript><p><a href="/a">Home</a> <a href="/b">News</a></p></noscript>', False),
        ("<noscript>Loading</noscript>", False),
    ],
)
def test_text_that_is_shown_without_scripts_is_kept(markup: str, *, kept: bool) -> None:
    assert (len(read(f"<p>a</p>{markup}")) == 2) is kept
