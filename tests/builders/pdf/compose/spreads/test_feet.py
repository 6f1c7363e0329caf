"""The grid, the feet of pages that face each other, and the ends of articles."""

from __future__ import annotations

import pytest

from octavo.builders.pdf.compose.spreads import feet
from octavo.builders.pdf.options import PdfOptions
from octavo.builders.pdf.page import MILLIMETRE, make_page
from octavo.profiles import Paper, profile
from octavo.theme import Theme
from tests.builders.pdf.compose.spreads.pages import LINE, Pages, code, figure, set_pages, text


def mixed() -> Pages:
    items = "".join(f"<li>Item{number}</li>" for number in range(4))
    blocks = [text(f"Text{part}x", 7) + f"<ul>{items}</ul>" + code(5) + figure(4.3) for part in range(8)]
    return set_pages(*blocks)


def test_text_stands_on_the_grid_whatever_is_above() -> None:
    quality = mixed().fragment.quality
    assert quality.lines > 50
    assert quality.gridded >= 0.9 * quality.lines


def uneven(pages: Pages) -> int:
    return sum(fault.kind == "uneven-feet" for fault in pages.fragment.quality.faults)


def test_pages_that_face_each_other_end_on_the_same_line(monkeypatch: pytest.MonkeyPatch) -> None:
    books = [[text(f"T{number}x", 2 + number * step % 8) for number in range(80)] for step in (3, 5, 11)]
    ours = [set_pages(*texts, paper="6x9") for texts in books]
    monkeypatch.setattr(feet, "_even_feet", lambda _: None)
    theirs = [set_pages(*texts, paper="6x9") for texts in books]
    assert sum(map(uneven, theirs)) >= 6
    assert sum(map(uneven, ours)) <= sum(map(uneven, theirs)) / 2
    assert list(map(said, ours)) == list(map(said, theirs))


def test_the_number_of_a_page_that_holds_a_line_more_goes_down_with_its_foot() -> None:
    numbered = "@page { @bottom-center { content: 'F' counter(page); vertical-align: top } }"
    blocks = [text(f"T{number}x", 2 + number * 3 % 8) for number in range(80)]
    pages = set_pages(*blocks, css=numbered, paper="6x9")
    held = {one.page for one in pages.fragment.quality.remedies if one.kind == "add-line"}
    below = {number: pages.pdf.foot_of("F", number + 1) for number in range(len(pages.fragment.pages))}
    high = max(below.values())
    assert held and held < set(below)
    for number, place in below.items():
        assert high - place == pytest.approx(LINE * 0.75 if number in held else 0, abs=0.5)


def test_no_page_holds_a_line_more_where_its_number_would_fall_off_the_edge() -> None:
    blocks = [text(f"T{number}x", 2 + number * 3 % 8) for number in range(80)]
    pages = set_pages(*blocks, css=f"@page {{ size: 340px {20 * LINE + 70}px; margin-bottom: 50px }}", paper="6x9")
    assert {one.kind for one in pages.fragment.quality.remedies} <= {"take-line"}


def said(pages: Pages) -> str:
    return "".join(pages.pdf.all_words().split())


def test_pages_of_a_real_sheet_have_room_for_whole_lines() -> None:
    for name in ("6x9", "a4", "enote-10", "phone", "letter"):
        page = make_page(PdfOptions(paper=profile(Paper, name)), Theme().settings)
        lines = (page.height - page.margins[0] - page.margins[2]) * MILLIMETRE / page.leading
        assert 0 <= lines % 1 < 0.02


def test_text_stays_above_the_notes_of_its_page() -> None:
    note = '<span class="footnote">Note</span>'
    css = "span.footnote { float: footnote; font-size: 9pt }"
    texts = [text(f"T{number}x", 2 + number * 5 % 8, note if number % 7 == 3 else ".") for number in range(60)]
    pages = set_pages(*texts, css=css, paper="6x9")
    for number in range(len(pages.pdf)):
        lines = pages.words(number).split()
        if any(word.startswith("Note") or word.endswith("Note") for word in lines):
            assert len(lines) <= 21  # 19 lines of text and a note with its number


def test_a_heading_at_the_top_of_a_page_stands_where_text_does() -> None:
    blocks = (text("A", 10), text("B", 10), "<h2>Head</h2>", text("C", 10))
    pages = set_pages(*blocks, css=f"h2 {{ margin: {2 * LINE}px 0 0 }}")
    assert pages.first(1) == "Head"
    assert len(pages.words(1).split()) == 11
    assert not any(fault.kind == "hole" for fault in pages.fragment.quality.faults)
    more = set_pages(*blocks[:3], text("C", 19), css=f"h2 {{ margin: {2 * LINE}px 0 0 }}")
    assert len(more.pdf) == 2  # the heading and nineteen lines


@pytest.mark.parametrize("lines", range(61, 65))
def test_no_article_ends_with_a_few_lines_on_a_page(lines: int) -> None:
    pages = set_pages(*[text(f"T{number}x", 4) for number in range(lines // 4)], text("Last", lines % 4 or 4))
    lasting = pages.words(len(pages.pdf) - 1).split()
    assert len(lasting) >= 5
    assert "Last1" in said(pages)
