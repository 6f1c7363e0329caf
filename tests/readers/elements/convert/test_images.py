"""Images, from the best of their sources."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from octavo import model as m
from octavo.notes import Notes
from octavo.resources import Asset
from tests.readers.elements.reading import found, keep, lack, line, read


@pytest.mark.parametrize(
    ("markup", "source"),
    [
        ('<img src="a.png">', "a.png"),
        ('<img src="s.png" srcset="m.png 400w, l.png 1200w">', "l.png"),
        ('<img src="data:image/gif;base64,R0" data-src="real.jpg">', "real.jpg"),
        (f'<img src="data:image/gif;base64,{"R0lG" * 60}">', f"data:image/gif;base64,{'R0lG' * 60}"),
        ('<img src="spacer.gif" data-foo-src="real.jpg">', "real.jpg"),
        ('<picture><source srcset="w.webp 2x, n.webp 1x"><img src="f.jpg"></picture>', "w.webp"),
        ('<a href="whole.jpg"><img src="small.jpg"></a>', "whole.jpg"),
        ('<a href="page.html"><img src="small.jpg"></a>', "small.jpg"),
        ('<a href="/viewer.html?id=whole.jpg"><img src="small.jpg"></a>', "small.jpg"),
        ('<a href="/wiki/File:Weir.jpg"><img src="220px-Weir.jpg"></a>', "220px-Weir.jpg"),
        ('<a href="/large/weir.jpg?v=2"><img src="small.jpg"></a>', "/large/weir.jpg?v=2"),
        (
            """<img src="dot.gif" data-src='{"default":{"w":"80","src":"//cdn.example/a.jpg?w=800"}}'>""",
            "//cdn.example/a.jpg?w=800",
        ),
        ("""<img src="dot.gif" data-src='["/pictures/b.webp", "/pictures/b-small.webp"]'>""", "/pictures/b.webp"),
        (
            """<img src="dot.gif" data-original='{"url":"https:\\/\\/cdn.example\\/c.png"}'>""",
            "https://cdn.example/c.png",
        ),
    ],
)
def test_the_best_source_of_a_picture(markup: str, source: str) -> None:
    (picture,) = found(read(f"<p>{markup}</p>"), m.Image)
    assert picture.asset == source


def test_a_picture_says_what_it_shows() -> None:
    made = read('<img src="a.png" alt="A  tree" title="Oak" width="40" height="30px"><img src="b.png">')
    assert found(made, m.Image) == [m.Image("a.png", "A tree", "Oak", 40, 30), m.Image("b.png")]


def test_the_next_best_source_where_the_best_cannot_be_had() -> None:
    def near(reference: str) -> Asset:
        return lack(reference) if reference.startswith("http") else keep(reference)

    made = read('<img src="files/a.png" srcset="https://example.org/a.png 2x" alt="x">', fetch=near)
    assert found(made, m.Image) == [m.Image("files/a.png", "x")]


@pytest.mark.parametrize(("width", "taken"), [(20, False), (100, False), (600, True)])
def test_a_picture_in_the_page_is_taken_where_its_address_is_out_of_reach_if_it_is_no_stand_in(
    width: int, taken: bool
) -> None:
    held, notes = f"data:image/gif;base64,{'R0lG' * 60}", Notes()

    def near(reference: str) -> Asset:
        return lack(reference) if reference != held else replace(keep(reference), width=width, height=1)

    markup = f'<p><img src="{held}" data-src="https://example.org/a.png" alt="x"></p>'
    made = read(markup, "https://example.org/x", notes, near)
    assert found(made, m.Image if taken else m.Placeholder)
    assert [note.detail.partition(" ")[0] for note in notes] == ([] if taken else ["https://example.org/a.png"])


def test_a_missing_picture_leaves_its_words_and_address() -> None:
    notes = Notes()
    made = read('<img src="/a.png" alt="A tree">', "https://example.org/x", notes, lack)
    assert made == (m.Paragraph((m.Placeholder("picture", "A tree", "https://example.org/a.png"),)),)
    assert [note.code for note in notes] == ["picture-missing"]


def test_signs_and_beacons_are_no_pictures() -> None:
    assert line('a <img class="emoji" alt="🙂" src="x.png"> b') == (m.Text("a 🙂 b"),)
    assert read('<img src="x.gif" width="1" height="1">') == ()
    assert read("<img>") == ()


@pytest.mark.parametrize("markup", ['<img alt="A map">', '<img src="" alt="A map">'])
def test_a_picture_without_an_address_leaves_its_description(markup: str) -> None:
    notes = Notes()
    assert read(f"<p>See {markup}</p>", notes=notes) == (
        m.Paragraph((m.Text("See "), m.Placeholder("picture", label="A map"))),
    )
    assert [note.code for note in notes] == ["picture-missing"]


@pytest.mark.parametrize(
    ("markup", "size"),
    [
        ('<img src="a.png" width="50%">', (0, 0, 50)),
        ('<img src="a.png" style="width: 33.3%; height: auto">', (0, 0, 33)),
        ('<img src="a.png" style="max-width:60%">', (0, 0, 60)),
        ('<img src="a.png" width="100%" style="max-width: 100%">', (0, 0, 0)),
        ('<img src="a.png" style="width: 12em">', (192, 0, 0)),
        ('<img src="a.png" style="zoom:50%">', (320, 0, 0)),
        ('<img src="a.png" width="600" style="max-width: 240px">', (240, 0, 0)),
        ('<img src="a.png" width="300" height="40%">', (300, 0, 0)),
    ],
)
def test_a_picture_is_as_wide_as_it_says(markup: str, size: tuple[int, int, int]) -> None:
    (picture,) = found(read(f"<p>{markup}</p>"), m.Image)
    assert (picture.width, picture.height, picture.percent) == size


def test_the_width_of_a_figure_is_that_of_its_picture() -> None:
    resized = '<figure class="image" style="width:45%;"><img src="a.png"><figcaption>A mast</figcaption></figure>'
    both = '<figure style="width:45%"><img src="a.png"><img src="b.png"></figure>'
    assert [picture.percent for picture in found(read(resized), m.Image)] == [45]
    assert [picture.percent for picture in found(read(both), m.Image)] == [0, 0]
