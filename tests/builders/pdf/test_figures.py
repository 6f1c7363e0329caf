"""Figures on paper: rows of a group, and lead pictures across a screen."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from PIL import Image as Pictures

from octavo.builders.pdf.options import PdfOptions
from octavo.model import Figure, FigureGroup, Image
from octavo.notes import Notes
from octavo.profiles import Paper, profile
from octavo.resources import Assets, make_asset
from octavo.theme import Theme
from tests.builders.making import pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of
from tests.making import paragraph as p

SHAPES = [(900, 600), (600, 900), (800, 800), (1600, 900), (1800, 500), (700, 500)]
MILLIMETRE = 72 / 25.4


def paint(assets: Assets, width: int, height: int) -> Image:
    """A picture of that size, in the store and in the model."""
    file = BytesIO()
    Pictures.new("L", (width, height), width % 255).save(file, "PNG")
    name = assets.keep(make_asset(file.getvalue(), "image/png", (width, height)))
    return Image(name, alt=f"{width} by {height}", width=width, height=height)


def group(assets: Assets) -> FigureGroup:
    figures = (Figure((p(paint(assets, *shape)),), caption=(p(f"Said{n}x."),)) for n, shape in enumerate(SHAPES))
    return FigureGroup(tuple(figures), caption=(p("All of them."),))


def shown(content: bytes) -> list[list[tuple[float, float, float, float]]]:
    """Left, bottom, right and top of the pictures of each page, in points."""
    pages = pypdfium2.PdfDocument(content)
    return [[one.get_bounds() for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])] for page in pages]


def build(*blocks: object, paper: str, assets: Assets) -> bytes:
    options = PdfOptions(paper=profile(Paper, paper))
    book = book_of(article("First", *blocks))  # type: ignore[arg-type]
    return pdf(book, assets, Theme(), options, Notes()).content


@pytest.mark.parametrize(("paper", "rows"), [("a4", [2, 2, 1, 1]), ("tablet-mini", [2, 2, 1, 1]), ("phone", [1] * 6)])
def test_rows_of_a_group_are_equally_high_and_within_the_measure(paper: str, rows: list[int]) -> None:
    assets = Assets()
    content = build(group(assets), paper=paper, assets=assets)
    pages, page = shown(content), profile(Paper, paper)
    found: list[list[tuple[float, float, float, float]]] = []
    for pictures in pages:
        tops = list(dict.fromkeys(round(picture[3]) for picture in pictures))
        found += [[picture for picture in pictures if round(picture[3]) == top] for top in tops]
    assert [len(row) for row in found] == rows
    measure = (page.width - page.margins[1] - page.margins[3]) * MILLIMETRE
    for row in found:
        heights = [top - bottom for _, bottom, _, top in row]
        assert max(heights) - min(heights) < 0.75
        assert row[-1][2] - row[0][0] <= measure + 0.1


def test_each_picture_of_a_group_is_a_figure_with_its_caption() -> None:
    assets = Assets()
    read = Pdf(build(group(assets), paper="a4", assets=assets))
    kinds = [(kind, words) for _, kind, words in read.structure() if kind in ("Figure", "Caption")]
    assert [words for kind, words in kinds if kind == "Figure"] == [f"{w} by {h}" for w, h in SHAPES]
    assert len([kind for kind, _ in kinds if kind == "Caption"]) == len(SHAPES) + 1


def test_a_group_without_descriptions_takes_the_words_of_each_caption() -> None:
    assets = Assets()
    one, two = (Image(paint(assets, *shape).asset, width=9, height=9) for shape in SHAPES[:2])
    pair = FigureGroup((Figure((p(one),), caption=(p("A mill"),)), Figure((p(two),))), caption=(p("Two mills"),))
    read = Pdf(build(pair, paper="a4", assets=assets))
    assert [words for _, kind, words in read.structure() if kind == "Figure"] == ["A mill", "Two mills"]


@pytest.mark.parametrize(("paper", "whole"), [("tablet", True), ("phone", True), ("a4", False)])
def test_a_lead_picture_reaches_the_edges_of_a_screen(paper: str, whole: bool) -> None:
    assets = Assets()
    image = Image(paint(assets, 1600, 800).asset, alt="A quay", percent=100)
    content = build(Figure((p(image),), caption=(p("A quay"),)), p("Words."), paper=paper, assets=assets)
    ((left, _, right, _),) = (picture for page in shown(content) for picture in page)
    width = profile(Paper, paper).width * MILLIMETRE
    assert (right - left == pytest.approx(width, abs=1)) is whole
