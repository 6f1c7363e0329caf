"""Rows of pictures."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import line
from tests.readers.elements.reading import found, read


def figures(markup: str) -> list[tuple[str, str]]:
    """The pictures and captions of the figures that `markup` becomes."""
    return [(found(figure.body, m.Image)[0].asset, line(figure.caption)) for figure in found(read(markup), m.Figure)]


@pytest.mark.parametrize(
    "markup",
    [
        '<ul class="wp-gallery"><li><img src="a"><div><p>One</p></div></li><li><img src="b"><b>Two</b></li></ul>',
        '<ul><li class="slide"><a><img src="a"></a><p>One</p></li><li class="slide"><img src="b"><p>Two</p></li></ul>',
        '<ol class="photos"><li><img src="a"><h4>One</h4></li><li><img src="b"><p>Two</p></li></ol>',
        "<table><tr><td><img src=a></td><td><img src=b></td></tr><tr><td>One</td><td>Two</td></tr></table>",
        "<table><tr><td>One</td></tr><tr><td><img src=a></td></tr></table>"
        "<table><caption>Two</caption><tr><td><img src=b></td></tr></table>",
    ],
)
def test_pictures_in_a_row_are_figures_with_their_captions(markup: str) -> None:
    assert figures(markup) == [("a", "One"), ("b", "Two")]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li><img src=a> salt</li><li><img src=b> pepper</li></ul>",
        "<table><tr><th>Sign</th></tr><tr><td><img src=a></td></tr></table>",
        "<table><tr><td>Salt</td><td>1 g</td></tr><tr><td>Pepper</td><td>2 g</td></tr></table>",
        "<table><tr><td><img src=a></td><td>Salt</td></tr><tr><td><img src=b></td><td>Pepper</td></tr></table>",
    ],
)
def test_lists_and_tables_of_other_things_stay(markup: str) -> None:
    assert figures(markup) == []


def test_what_says_what_all_pictures_are_stays_before_them() -> None:
    made = read('<ul class="gallery"><li class="gallerycaption">Mills</li><li><img src="a"><p>One</p></li></ul>')
    assert [type(block) for block in made] == [m.Paragraph, m.Figure]
