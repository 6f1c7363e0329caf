"""What is shown and has no room: it is made smaller, lets text pass, or stands above it, and is read in its place."""

from __future__ import annotations

import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image as Pixels

from octavo.locale.pointing import points_ahead
from octavo.model import Figure, Image
from octavo.resources import Assets, make_asset
from tests.builders.making import pdf
from tests.builders.pdf.compose.spreads.pages import code, figure, set_pages, text
from tests.making import article, book_of
from tests.making import paragraph as p
from tests.tools.places import program


def test_a_picture_that_nearly_fits_is_made_smaller() -> None:
    pages = set_pages(text("Before", 11), figure(9), text("After", 6))
    assert [(kind, page) for kind, page, _ in pages.moves] == [("shrink", 0)]
    assert 0.8 <= pages.moves[0][2] < 0.9
    assert pages.first(1) == "After1"


def test_a_picture_without_room_lets_the_text_pass_that_follows() -> None:
    pages = set_pages(text("Before", 12), figure(12), text("After", 5), text("Then", 9))
    assert pages.moves == [("pass", 0, 2)]
    assert "Then3" in pages.words(0)
    assert pages.first(1) == "Then4"
    assert len(pages.pdf) == 2


def test_text_that_passes_is_indented_as_what_follows_text_is() -> None:
    formula = '<p class="math">formula</p>'
    blocks = (text("Some", 1), text("Before", 11), figure(12), text("After", 5), formula, text("Then", 9))
    pages = set_pages(*blocks, css="p + p { text-indent: 20px } .math, figure + p, .math + p { text-indent: 0 }")
    assert ("pass", 0) in {(kind, page) for kind, page, _ in pages.moves}
    begins = {word: pages.pdf.left_of(word) for word in ("Some1", "Before1", "After1")}
    assert begins["After1"] == pytest.approx(begins["Before1"], abs=0.5)
    assert begins["Before1"] > begins["Some1"] + 10


def test_no_more_than_three_paragraphs_pass_it() -> None:
    texts = [text(name, 2) for name in ("One", "Two", "Three", "Four")]
    pages = set_pages(text("Before", 10), figure(14), *texts)
    assert max(amount for *_, amount in pages.moves) <= 3
    assert "Four1" in pages.words(1)


@pytest.mark.parametrize("end", [":", ". The following shows it.", ". It is shown below."])
def test_a_picture_stays_behind_the_sentence_that_leads_to_it(end: str) -> None:
    pages = set_pages(text("Before", 15, end), figure(14), text("After", 6))
    assert pages.moves == []
    assert "After1" in pages.words(1)


def test_it_does_not_leave_its_section_but_stands_above_the_text_before_it() -> None:
    first = f"<section><h2>Head</h2>{text('Before', 12)}{figure(12)}</section>"
    pages = set_pages(first, f"<section><h2>Next</h2>{text('After', 30)}</section>")
    assert pages.moves == [("pass", 0, 1)]
    assert pages.words(0).split()[1] == "Before1"
    assert "Before5" in pages.words(0)
    assert pages.first(1).startswith("Before")


def test_what_is_shown_keeps_its_order() -> None:
    pages = set_pages(text("Before", 12), figure(12, "First"), figure(12, "Second"), text("After", 9), text("Then", 30))
    words = pages.pdf.all_words()
    assert words.index("First") < words.index("Second")
    assert "After2" in pages.words(0)


def test_a_paragraph_that_leads_to_a_list_does_not_pass_without_it() -> None:
    pages = set_pages(text("Before", 12), figure(12), text("Leads", 3), "<ul><li>Item</li></ul>", text("After", 5))
    assert "Leads1" not in pages.words(0)


def test_short_code_is_divided_where_the_page_would_be_white() -> None:
    pages = set_pages(text("Before", 13), code(12), text("After", 3))
    assert [kind for kind, *_ in pages.moves] == ["divide"]
    assert "code1" in pages.words(0)
    assert "code12" in pages.words(1)


def test_the_sentence_that_leads_to_code_goes_with_it() -> None:
    pages = set_pages(text("Before", 10), text("Lead", 9, ":"), code(16), text("After", 3))
    assert pages.first(1) == "Lead8"


@pytest.fixture(scope="module")
def moved() -> bytes:
    """A book in which a picture stands behind text that follows it."""
    assets, written = Assets(), BytesIO()
    Pixels.new("L", (500, 500)).save(written, "PNG")
    name = assets.keep(make_asset(written.getvalue(), "image/png", (500, 500)))
    long = "The bridge was measured twice before anybody believed that it could be repaired at so low a price. "
    body = (p(long * 12), Figure((p(Image(name, alt="Plan")),)), p("Second. " + long * 4), p("Third. " + long * 20))
    made = pdf(book_of(article("Only", *body)), assets)
    places = [(place.id, place.offset) for place in made.built.pagemap.breaks if place.id == "only"]
    assert places == sorted(places)
    return made.content


def test_it_is_read_where_the_text_has_it(moved: bytes, tmp_path: Path) -> None:
    (tmp_path / "moved.pdf").write_bytes(moved)
    command = [program("pdfinfo"), "-struct-text", str(tmp_path / "moved.pdf")]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert printed.index("Figure") < printed.index("Second.") < printed.index("Third.")


@pytest.mark.parametrize(
    ("words", "language", "points"),
    [
        ("Here is the result:", "en", True),
        ("We look below. Then we go.", "en", False),
        ("As the following table shows.", "en-GB", True),
        ("Das folgende Bild zeigt es.", "de", True),
        ("Le tableau suivant le montre.", "fr", True),
        ("The words are these.", "xx", False),
    ],
)
def test_sentences_point_at_what_comes_next(words: str, language: str, *, points: bool) -> None:
    assert points_ahead(words, language) is points
