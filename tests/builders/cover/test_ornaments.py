"""Ornaments: leaves of the cover, the same in both formats, seen by day and night, silent, and untouched by edits."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree

import pydyf
import pypdfium2
import pytest
from PIL import Image

from octavo.builders.cover.identity import find_identity
from octavo.builders.cover.leaves import Leaf, choose_leaves
from octavo.builders.cover.ornaments import GREY, Inks, Ornament, _shape, draw_ornaments, make_inks, write_svg
from octavo.builders.cover.palette import PALETTES, Colour, contrast
from octavo.builders.cover.pattern import draw_leaf
from octavo.builders.epub.options import EpubOptions
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.ornaments import write_operators
from octavo.model import Book, Part, Person, ThematicBreak
from octavo.pictures.limits import Limits
from octavo.pictures.rasterise import rasterise
from octavo.profiles import Paper, ReadingSystem, profile
from octavo.theme import Theme
from tests.builders.epub.reading import Epub
from tests.builders.making import epub, pdf
from tests.builders.pdf.reading import Pdf
from tests.making import article, book_of, paragraph
from tests.passes.test_kept import MemoryStore

_SVG = "{http://www.w3.org/2000/svg}"
BLACK_ON_WHITE = ((255, 255, 255), (0, 0, 0))


def broken(words: str = "After the break.", title: str = "A Book") -> Book:
    chapter = article("Chapter", paragraph("Before the break."), ThematicBreak(), paragraph(words))
    return book_of(
        Part(title="Spring", articles=(chapter,), id="spring"), title=title, creators=(Person("Ada Reader"),)
    )


def inks_of(drawing: bytes) -> set[str]:
    return {shape.get("fill", "") for shape in ElementTree.fromstring(drawing).iter() if shape.get("fill")}


def files_of(content: bytes) -> set[str]:
    return {name.removeprefix("ornaments/") for name in Epub(content).names() if name.startswith("ornaments/")}


@pytest.mark.parametrize("colours", PALETTES)
def test_inks_are_seen_on_white_and_on_black(colours: tuple[Colour, Colour]) -> None:
    first = make_inks(colours[1], opaque=False).first
    assert all(contrast(first, ground) >= 3 for ground in BLACK_ON_WHITE)
    assert make_inks(colours[1], opaque=True).opacity == 1


def test_a_leaf_is_drawn_as_it_is_on_the_cover() -> None:
    """Each fold in each turn, as a path and in pixels."""
    for fold in range(4):
        for turn in range(4):
            pixels = Image.new("RGB", (96, 96), "white")
            draw_leaf(pixels, (0, 0, 96, 96), Leaf(fold, turn, 0, 1), BLACK_ON_WHITE)
            drawn = Image.new("RGB", (96, 96), "white")
            path = _pixels_of(Leaf(fold, turn, 0, 4))
            drawn.paste(path, (0, 0), path)
            pairs = zip(pixels.convert("L").tobytes(), drawn.convert("L").tobytes(), strict=True)
            assert sum(abs(a - b) > 100 for a, b in pairs) < 96 * 96 / 50, (fold, turn)


def _pixels_of(leaf: Leaf) -> Image.Image:
    drawing = write_svg(Ornament((_shape(leaf, 0, 0, Inks((0, 0, 0), (0, 0, 0))),), 24, 24))
    picture = Image.open(BytesIO(rasterise(drawing, Limits(density=4.0))))
    return picture.convert("RGBA")


def test_ornaments_are_the_first_leaves_of_the_cover_and_the_same_each_time() -> None:
    identity = find_identity(broken())
    drawn = draw_ornaments(identity, GREY)
    assert drawn == draw_ornaments(identity, GREY)
    paths = [shape.get("d") for shape in ElementTree.fromstring(write_svg(drawn["leaves"]).content).iter(f"{_SVG}path")]
    assert len(paths) == 3
    assert len({leaf.fold for leaf in choose_leaves(identity.family, identity.own[1:], 3)}) == len(set(paths))
    assert drawn != draw_ornaments(find_identity(broken(title="Another Book")), GREY)


def test_an_epub_brings_the_ornaments_that_its_theme_shows_where_it_has_use_for_them() -> None:
    assert files_of(epub(broken()).content) == {"leaves.svg", "head-piece.svg", "part-piece.svg"}
    assert files_of(epub(broken(), theme=Theme(name="report")).content) == {"leaf-rule.svg"}
    assert files_of(epub(broken(), theme=Theme(name="large-print")).content) == set()
    assert files_of(epub(book_of(article("Plain", paragraph("Words.")))).content) == {"head-piece.svg"}


def test_readers_that_show_no_drawings_get_pixels() -> None:
    kindle = EpubOptions(reader=profile(ReadingSystem, "kindle"))
    assert files_of(epub(broken(), options=kindle).content) == {"leaves.png", "head-piece.png", "part-piece.png"}


def test_an_edit_changes_no_ornament_and_another_title_does() -> None:
    one, edited, other = (
        Epub(epub(book).content) for book in (broken(), broken("Other words."), broken(title="Another Book"))
    )
    name = "EPUB/ornaments/leaves.svg"
    assert one.zip.read(name) == edited.zip.read(name) != other.zip.read(name)
    assert inks_of(one.zip.read(name))


@pytest.mark.parametrize(("paper", "coloured"), [("enote-10", True), ("ereader-6", False), ("a4", False)])
def test_ornaments_on_paper_are_grey_and_in_the_colour_of_the_cover_on_screens(paper: str, coloured: bool) -> None:
    options = PdfOptions(paper=profile(Paper, paper))
    document = pypdfium2.PdfDocument(pdf(broken(), options=options).content)
    shown = [page.render(scale=1).to_pil().convert("HSV") for page in document]
    assert any(page.getchannel("S").getextrema()[1] > 60 for page in shown) == coloured


def test_on_paper_ornaments_are_drawn_as_in_the_other_book() -> None:
    """Each fold in each turn: its drawing in the EPUB, and what the PDF draws, in pixels of the same size."""
    for fold in range(4):
        for turn in range(4):
            shape = _shape(Leaf(fold, turn, 0, 4), 0, 0, Inks((90, 40, 20), (0, 0, 0)))
            ornament = Ornament((shape,), 24, 24)
            there = Image.open(BytesIO(rasterise(write_svg(ornament), Limits(density=4.0)))).convert("RGBA")
            ground = Image.new("RGBA", there.size, "white")
            ground.alpha_composite(there)
            here = _render(write_operators(ornament), there.width)
            pairs = zip(ground.convert("L").tobytes(), here.convert("L").tobytes(), strict=True)
            assert sum(abs(a - b) > 100 for a, b in pairs) < there.width**2 / 50, (fold, turn)


def _render(operators: bytes, side: int) -> Image.Image:
    """Operators on a page of 24 points, whose units go down from its upper edge, in so many pixels."""
    drawn = pydyf.Stream([b"1 0 0 -1 0 24 cm", operators])
    file, written = pydyf.PDF(), BytesIO()
    file.add_object(drawn)
    file.add_page(
        pydyf.Dictionary(
            {
                "Type": "/Page",
                "Parent": file.pages.reference,
                "MediaBox": pydyf.Array([0, 0, 24, 24]),
                "Contents": drawn.reference,
            }
        )
    )
    file.write(written)
    picture: Image.Image = pypdfium2.PdfDocument(written.getvalue())[0].render(scale=side / 24).to_pil()
    return picture


def test_another_title_changes_the_ornaments_of_pages_that_are_kept() -> None:
    chapters = [article(name, paragraph("Words. " * 300), ThematicBreak()) for name in ("One", "Two", "Three")]
    one, other = (book_of(*chapters, title=title) for title in ("A Book", "Another Book"))
    store = MemoryStore()
    first = pdf(one, store=store).content
    before = find_fragments(store)
    second = pdf(other, store=store).content
    assert second == pdf(other).content != first
    assert len(before) > len(chapters)
    assert len(find_fragments(store) - before) <= len(before) - len(chapters)


def find_fragments(store: MemoryStore) -> set[str]:
    return {key for key in store.kept if key.startswith("fragment")}


def test_ornaments_are_no_part_of_the_text() -> None:
    kinds = [kind for _, kind, _ in Pdf(pdf(broken()).content).structure()]
    assert "Figure" not in kinds
