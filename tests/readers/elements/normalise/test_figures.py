"""Pictures with captions are figures, however the page marks them."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.walk import text
from tests.readers.elements.reading import found, p, read


@pytest.mark.parametrize(
    "markup",
    [
        '<figure><img src="a.png" alt=""><figcaption>Cap <span class="credit">Who</span></figcaption></figure>',
        '<div class="wp-caption"><a href="/x"><img src="a.png" alt=""></a>'
        '<p class="wp-caption-text">Cap <span class="photo-credit">Who</span></p></div>',
        '<div><img src="a.png" alt=""></div><p class="caption">Cap <span class="credit">Who</span></p>',
    ],
)
def test_figures_of_every_make(markup: str) -> None:
    (figure,) = found(read(markup), m.Figure)
    assert [text(figure.caption), text(figure.credit)] == ["Cap", "Who"]
    assert found(figure, m.Image) == [m.Image("a.png", "")]


def test_an_element_that_calls_itself_a_figure() -> None:
    (figure,) = read('<div class="figure" id="f1"><img src="a.png" alt=""><p>Figure 1: words</p></div>')
    assert figure == m.Figure((m.Paragraph((m.Image("a.png", ""),)),), caption=(p("Figure 1: words"),), id="f1")


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="figure"><img src="a.png"><img src="b.png"><p>Two pictures</p></div>',
        f'<div><img src="a.png"><p class="caption">{"words " * 130}</p></div>',
        '<p>words</p><p class="caption">no picture before it</p>',
    ],
)
def test_what_is_no_figure(markup: str) -> None:
    assert not found(read(markup), m.Figure)


def test_the_caption_of_a_listing_is_whole() -> None:
    markup = """<div class="wrapper"><div class="code-block-caption"><span class="caption-number">Code 2 </span>
        <span class="caption-text">mill.py</span></div><div class="highlight"><pre>turn()</pre></div></div>"""
    (figure,) = found(read(markup), m.Figure)
    assert text(figure.caption).split() == ["Code", "2", "mill.py"]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="image-box center"><a href="/x">{}</a><div class="owner">A. Name</div><p>The pier.</p></div>',
        '<div class="visual">{}<p>A. Name</p><p>The pier.</p></div>',
        '<div class="story-photo">{}<span>A. Name</span><span>The pier.</span></div>',
        '<div id="attachment_1">{}<p class="right">A. Name</p><p class="wp-caption-text">The pier.</p></div>',
    ],
)
def test_several_lines_under_a_picture_are_one_caption(markup: str) -> None:
    (figure,) = found(read(markup.format('<img src="a.png" alt="">')), m.Figure)
    assert text(figure.caption).split() == ["A.", "Name", "The", "pier."]


@pytest.mark.parametrize(
    "markup",
    [
        '<div class="image-box">{}<h3>The pier</h3><p>It stood in the sea.</p></div>',
        '<div class="image-text">{}<p>It stood in the sea.</p><p>It fell.</p></div>',
        '<div class="photo-box"><p>It stood in the sea.</p>{}<p>It fell.</p></div>',
    ],
)
def test_what_is_more_than_a_picture_and_its_lines_is_no_figure(markup: str) -> None:
    assert not found(read(markup.format('<img src="a.png" alt="">')), m.Figure)


@pytest.mark.parametrize(
    ("markup", "captions"),
    [
        (
            '<figure><h3>Figure 2. A weir</h3><p><img src="a.png"></p>'
            "<figcaption><p>Seen from the bank.</p></figcaption></figure>",
            ["Figure 2. A weir", "Seen from the bank."],
        ),
        ('<figure><h4>Wages since 1990</h4><svg><path d="M0 0h9"/></svg></figure>', ["Wages since 1990"]),
        (
            '<figure><img src="a.png"><figcaption><h5>Table 1</h5>All mills of the valley</figcaption></figure>',
            ["Table 1", "All mills of the valley"],
        ),
        (
            "<figure><h2>Tolls</h2><table><tr><td>Barge<td>2<tr><td>Boat<td>1</table>"
            "<figcaption>In pence</figcaption></figure>",
            ["Tolls", "In pence"],
        ),
    ],
)
def test_a_heading_in_a_figure_begins_its_caption(markup: str, captions: list[str]) -> None:
    (figure,) = read(markup)
    assert isinstance(figure, m.Figure)
    assert [text(block) for block in figure.caption] == captions


def test_a_section_that_is_called_a_figure_keeps_its_heading() -> None:
    prose = "<p>The weir was built before the mill, and the mill before the road.</p>" * 10
    assert found(read(f'<figure><h2>The weir</h2><img src="a.png">{prose}</figure>'), m.Section)


@pytest.mark.parametrize(
    "markup",
    [
        '<div><figure>{}</figure><div class="media--caption"><figcaption><em>The pier.</em></figcaption></div></div>',
        "<figure>{}<figcaption><figcaption>The pier.</figcaption></figcaption></figure>",
        '<figure>{}<div class="image-caption"><figcaption>The pier.</figcaption></div></figure>',
    ],
)
def test_a_caption_in_a_caption_is_read_once(markup: str) -> None:
    made = read(markup.format('<img src="a.png" alt="">'))
    assert text(made).split() == ["The", "pier."]
    assert text(found(made, m.Figure)[0].caption).split() == ["The", "pier."]


@pytest.mark.parametrize("around", ["h3", "h4"])
def test_a_heading_around_a_caption_is_part_of_it(around: str) -> None:
    inside = f"<{around}>Weir <figcaption>seen from the mill</figcaption></{around}>"
    markup = f'<figure>{inside}<img src="a.png" alt=""></figure>'
    shown = read(markup)
    assert not found(shown, m.Section)
    assert {"Weir", "seen"} <= set(" ".join(map(text, shown)).split())
