"""A line set apart under a picture, or a credit, is its caption; other lines under pictures stay paragraphs."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, read

_IMG = '<img src="a.png" alt="">'


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{_IMG}<br><em>The pier at low water</em></p>",
        f'<p><a href="/big">{_IMG}</a><br/><small>The pier at low water</small></p>',
        f"<p>{_IMG}<br><em><sub>The pier at low water</sub></em></p>",
        f"<div><div>{_IMG}</div></div><p><i>The pier at low water</i></p>",
        f"<p>{_IMG}</p><p><small>The pier at low water</small></p><p>More.</p>",
        f"<section>{_IMG}<small>The pier at low water</small></section>",
    ],
)
def test_a_line_that_is_set_apart_under_a_picture_is_its_caption(markup: str) -> None:
    (figure,) = found(read(markup), m.Figure)
    assert text(figure.caption) == "The pier at low water"
    assert len(found(figure.body, m.Image)) == 1


@pytest.mark.parametrize(
    "credit",
    [
        "Photo: A. Name / Agency",
        "(Credit: A. Name / Agency)",
        "Image courtesy of the harbour office",
        "Feature image by A. Name",
        "Foto: A. Name",
        "Quelle: Hafenamt",
        "Abb. 3: Der Steg",
        "© A. Name / Agency",
        "写真：田中",
    ],
)
def test_a_credit_under_a_picture_is_its_caption(credit: str) -> None:
    for markup in (
        f"<p>{_IMG}</p><p>{credit}</p>",
        f"<p>{_IMG}<br>{credit}</p>",
        f"<div>{_IMG}</div><div>{credit}</div>",
    ):
        (figure,) = found(read(markup), m.Figure)
        assert text(figure.caption) == credit


@pytest.mark.parametrize(
    "markup",
    [
        f"<p>{_IMG}</p><p>The pier was built in a year.</p>",  # a paragraph as others
        f"<p>{_IMG}</p><p><em>Not</em> the pier.</p>",  # set apart in part
        f"<p>{_IMG}</p><p>Photos by themselves say little about who stood on the pier that day, and why.</p>",
        f"<p>Here {_IMG} is the <em>pier</em></p>",  # a picture in a line
        f"<p>{_IMG}</p><p><em>{'A long note on how this came about. ' * 8}</em></p>",
        f"<p>{_IMG}</p><h2>Source: a well</h2><p>Water.</p>",
        "<p>Photo: A. Name</p>",
    ],
)
def test_other_lines_under_pictures_stay(markup: str) -> None:
    assert not found(read(markup), m.Figure)


@pytest.mark.parametrize("name", ["media__caption", "Story_imageBlock_caption__x81", "teaser-image--imageCaption"])
def test_captions_have_names_of_every_school(name: str) -> None:
    (figure,) = found(read(f'<div>{_IMG}<div class="{name}">The pier</div></div>'), m.Figure)
    assert text(figure.caption) == "The pier"
