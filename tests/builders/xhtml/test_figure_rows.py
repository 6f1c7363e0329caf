"""Rows of figures: their widths fill the line and no more, and their pictures are equally high."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from octavo.builders.xhtml.figure_rows import GAP, divide_into_rows, row_widths
from octavo.model import Figure, Image, Paragraph

sides = st.integers(1, 4000)


def figure(width: int, height: int) -> Figure:
    return Figure((Paragraph((Image("a.png", width=width, height=height),)),))


figures = st.lists(st.builds(figure, sides, sides), min_size=1, max_size=14)
heights, ratios = st.integers(200, 4000), st.floats(0.3, 2.4)
usual = st.builds(lambda height, ratio: figure(int(height * ratio), height), heights, ratios)


@given(figures, st.integers(1, 3))
def test_rows_hold_all_figures_in_their_order(shown: list[Figure], most: int) -> None:
    rows = divide_into_rows(shown, most)
    assert [one for row in rows for one in row] == shown
    assert all(1 <= len(row) <= most for row in rows)


@given(figures)
def test_no_row_is_wider_than_the_line(shown: list[Figure]) -> None:
    for row in divide_into_rows(shown, 3):
        assert sum(row_widths(row)) + GAP * (len(row) - 1) <= 100


@given(st.lists(usual, min_size=2, max_size=3), st.integers(200, 1200))
def test_pictures_of_a_row_are_equally_high_within_a_pixel(row: list[Figure], line: int) -> None:
    heights = []
    for shown, width in zip(row, row_widths(row), strict=True):
        (image,) = shown.body[0].content  # type: ignore[union-attr]
        heights.append(width * line / 100 * image.height / image.width)  # type: ignore[union-attr]
    assert max(heights) - min(heights) <= 1


def test_rows_are_even_and_a_panorama_has_its_own() -> None:
    square, wide = figure(500, 500), figure(1500, 500)
    assert [len(row) for row in divide_into_rows([square] * 4, 3)] == [2, 2]
    assert [len(row) for row in divide_into_rows([square] * 7, 3)] == [3, 2, 2]
    assert [len(row) for row in divide_into_rows([square, square, wide, square], 3)] == [2, 1, 1]


def test_small_pictures_are_not_enlarged() -> None:
    assert sum(row_widths([figure(150, 100)] * 2)) < 60
    assert sum(row_widths([figure(1500, 1000)] * 2)) > 96


def test_a_picture_that_is_left_over_is_no_higher_than_the_rows() -> None:
    assert row_widths([figure(500, 500)]) == [45]
    assert row_widths([figure(1500, 500)]) == [100]
