"""Pictures among words: signs stay in their line, all others stand on their own."""

from __future__ import annotations

import pytest

from octavo import model as m
from octavo.resources import Asset
from tests.readers.elements.reading import found, read

SIZES = {"key": (40, 28), "badge": (110, 20), "logo": (64, 64), "shot": (800, 450), "bar": (900, 60), "t": (120, 120)}


def sized(reference: str) -> Asset:
    """A store of pictures that are as large as their names say."""
    return Asset(reference, "image/png", b"", *SIZES[reference.partition(".")[0]])


def shape(markup: str) -> list[str]:
    """The paragraphs of a text: their words, with the names of pictures in brackets."""
    return [
        "".join(map(_spell, block.content)) for block in read(markup, fetch=sized) if isinstance(block, m.Paragraph)
    ]


def _spell(node: m.Inline) -> str:
    match node:
        case m.Text():
            return node.text
        case m.Image():
            return f"[{node.asset}]"
        case m.LineBreak():
            return "/"
        case m.Link() | m.Span():
            return "".join(map(_spell, node.content))
    return "*"


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ('<p>Turn the tap as here:<br><img src="shot"></p>', ["Turn the tap as here:", "[shot]"]),
        ('<p>Turn the tap. <img src="shot"></p>', ["Turn the tap.", "[shot]"]),
        ('<p>Open it:<br><img src="shot"><br>and shut it.</p>', ["Open it:", "[shot]", "and shut it."]),
        ('<p><img src="shot">The hall at noon.</p>', ["[shot]", "The hall at noon."]),
        ('<p>Press <img src="key"> twice.</p>', ["Press [key] twice."]),
        ('<p>Our mark <img src="logo"> is old.</p>', ["Our mark [logo] is old."]),
        ('<p>The view <img src="shot"> from here.</p>', ["The view", "[shot]", "from here."]),
        ('<p>Then <a href="big.html"><img src="shot"></a></p>', ["Then", "[shot]"]),
        ('<p><img src="t">he keeper slept.</p>', ["[t]he keeper slept."]),
        ('<p><img src="badge"> <img src="badge.b"></p>', ["[badge] [badge.b]"]),
        ('<p>Two: <img src="shot"> <img src="shot.b"></p>', ["Two:", "[shot] [shot.b]"]),
        ('<p><img src="shot"><br><img src="bar"></p>', ["[shot]", "[bar]"]),
        ("<p>Words alone.</p>", ["Words alone."]),
    ],
)
def test_pictures_stand_apart_unless_they_are_signs(markup: str, paragraphs: list[str]) -> None:
    assert shape(markup) == paragraphs


def test_a_picture_that_asks_to_be_small_is_a_sign() -> None:
    assert shape('<p>Press <img src="shot" width="60" height="30"> now.</p>') == ["Press [shot] now."]
    assert shape('<p>Look: <img src="key" width="400"> now.</p>') == ["Look:", "[key]", "now."]


def test_pictures_in_items_and_cells_stand_apart_too() -> None:
    (found,) = read('<ul><li>First, fill it: <img src="shot"></li><li>Second.</li></ul>', fetch=sized)
    assert isinstance(found, m.List)
    assert [len(item.body) for item in found.items] == [2, 1]


@pytest.mark.parametrize("width", ["50%", "48%", "300"])
def test_pictures_that_have_room_on_one_line_are_a_group(width: str) -> None:
    (row,) = read(f'<p><img src="shot" width="{width}"> <img src="shot.b" width="{width}"></p>', fetch=sized)
    assert isinstance(row, m.FigureGroup)
    assert [(image.asset, image.width, image.percent) for image in found(row, m.Image)] == [
        ("shot", 800, 0), ("shot.b", 800, 0)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="shot"> <img src="shot.b"></p>',  # browsers show them below each other
        '<p><img src="shot" width="300"><br><img src="shot.b" width="300"></p>',
        '<p><img src="shot" width="300"> <img src="key" width="60"></p>',
        '<p><img src="shot" width="300"> <img src="shot" width="300"></p>',
        '<p><img src="shot" width="80%"> <img src="shot.b" width="80%"></p>',
    ],
)
def test_other_pictures_of_a_paragraph_stay_as_they_were(markup: str) -> None:
    assert not found(read(markup, fetch=sized), m.FigureGroup)


def test_a_note_behind_a_picture_stays_with_it() -> None:
    made = read(
        '<p>See:<br><img src="shot"><sup><a href="#n1" id="r1">1</a></sup></p>'
        '<p>More words stand here.</p><p id="n1"><a href="#r1">1</a> A note.</p>',
        fetch=sized,
    )
    assert isinstance(made[1], m.Paragraph)
    assert [type(node) for node in made[1].content] == [m.Image, m.Footnote]
