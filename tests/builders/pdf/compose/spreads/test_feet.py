"""The grid, the feet of pages that face each other, and the ends of articles."""

from __future__ import annotations

import pytest

from octavo.builders.pdf.compose.spreads import feet
from tests.builders.pdf.compose.spreads.pages import Pages, code, figure, set_pages, text


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


def said(pages: Pages) -> str:
    return "".join(pages.pdf.all_words().split())


@pytest.mark.parametrize("lines", range(61, 65))
def test_no_article_ends_with_a_few_lines_on_a_page(lines: int) -> None:
    pages = set_pages(*[text(f"T{number}x", 4) for number in range(lines // 4)], text("Last", lines % 4 or 4))
    lasting = pages.words(len(pages.pdf) - 1).split()
    assert len(lasting) >= 5
    assert "Last1" in said(pages)
