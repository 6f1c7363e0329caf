"""Boxes that say that their pictures stand in rows."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.resources import Asset
from octavo.walk import line
from tests.readers.elements.reading import found, read

A, B, C = (f'<img src="{name}">' for name in "abc")
WORDS = "<p>Words before it stand here.</p>"


def groups(markup: str) -> list[list[tuple[str, str]]]:
    """The pictures of each group of a text, with their captions."""
    return [
        [(found(figure.body, m.Image)[0].asset, line(figure.caption)) for figure in group.figures]
        for group in found(read(WORDS + markup + WORDS), m.FigureGroup)
    ]


@pytest.mark.parametrize(
    "markup",
    [
        f'<div class="image-row">{A}{B}</div>',
        f'<div class="blog_gallery"><div><a href="/1">{A}</a></div><div><a href="/2">{B}</a></div></div>',
        f'<div class="Tiled-Gallery"><div class="tile"><div>{A}</div></div><div class="tile">{B}</div></div>',
        f'<figure class="wp-block-gallery"><figure>{A}</figure><figure>{B}</figure></figure>',
        f'<div class="gallery gallery-columns-2"><dl><dt>{A}</dt></dl><dl><dt>{B}</dt></dl><br></div>',
        f'<div class="slider"><div class="slide">{A}</div><div class="slide">{B}</div>'
        f'<div class="slide slide-cloned">{A}</div></div>',
        f'<ul class="photos"><li>{A}</li><li>{B}</li></ul>',
        f"<figure>{A}{B}</figure>",
        f"<figure><p>{A}</p><p>{B}</p></figure>",
        '<div><img src="a" width="300"><img src="b" width="300"></div>',
        f"<div><figure>{A}</figure><figure>{B}</figure></div>",
        f'<div class="entry-media"><p>{A}</p><p>{B}</p></div>',
    ],
)
def test_pictures_in_a_row_are_a_group(markup: str) -> None:
    assert groups(markup) == [[("a", ""), ("b", "")]]


def test_figures_of_a_group_keep_their_captions_and_the_group_has_its_own() -> None:
    markup = (
        f'<div class="row" id="mills"><figure>{A}<figcaption>One</figcaption></figure>'
        f"<figure>{B}<figcaption>Two</figcaption></figure><p>Two mills</p></div>"
    )
    assert groups(markup) == [[("a", "One"), ("b", "Two")]]
    (group,) = found(read(markup), m.FigureGroup)
    assert (group.id, line(group.caption)) == ("mills", "Two mills")


def test_a_table_of_pictures_over_their_captions_is_a_group() -> None:
    markup = f"<table><tr><td>{A}</td><td>{B}</td></tr><tr><td>One</td><td>Two</td></tr></table>"
    assert groups(markup) == [[("a", "One"), ("b", "Two")]]


@pytest.mark.parametrize(
    "markup",
    [
        f"{A}{B}",  # the text itself, not a box
        f"<p>{A}</p><p>{B}</p>",
        f"<figure>{A}</figure><figure>{B}</figure>",
        f'<div class="row">{A}<p>One step.</p>{B}<p>Another step.</p></div>',
        f'<div class="row"><p>{A} The first step is longer.</p><p>{B} The second.</p></div>',
        f'<div class="row"><div class="col-md-12">{A}</div><div class="col-md-12">{B}</div></div>',
        f'<div class="grid"><h3>Mills</h3>{A}{B}</div>',
        f'<div class="arrows">{A}<hr>{B}</div>',
        f"<div>{A}<p>Words.</p>{B}</div>",
        f"<ol><li>{A}</li><li>{B}</li></ol>",
        f"<div><p>{A}</p><p>{B}</p><p>{C}</p><p><img src=d></p></div>",  # a story in pictures
        f'<div class="gallery">{A}</div>',
    ],
)
def test_pictures_that_stand_below_each_other_stay(markup: str) -> None:
    assert groups(markup) == []


@pytest.mark.parametrize("size", [(64, 64), (100, 90), (600, 40)])
def test_icons_and_badges_are_no_group(size: tuple[int, int]) -> None:
    def small(reference: str) -> Asset:
        return Asset(reference, "image/png", b"", *size)

    made = read(f'{WORDS}<div class="row">{A}{B}</div>', fetch=small)
    assert not found(made, m.FigureGroup)
    assert [image.asset for image in found(made, m.Image)] == ["a", "b"]


def test_banners_alone_in_a_box_stand_below_each_other() -> None:
    def wide(reference: str) -> Asset:
        return Asset(reference, "image/png", b"", 900, 300)

    assert not found(read(f"{WORDS}<div><p>{A}</p><p>{B}</p></div>", fetch=wide), m.FigureGroup)
