"""The last lines of pages: none ends in the middle of a word where a line more or less can be had."""

from __future__ import annotations

import pytest

from octavo.builders.pdf.layout import page_ends
from tests.builders.pdf.compose.setting import css_for, set_lines
from tests.builders.pdf.pieces import link_alone
from tests.builders.pdf.reading import Pdf

WORDS = "Incomprehensible responsibilities notwithstanding, administrators characteristically underestimated them. "


def ends(pages: Pdf) -> list[str]:
    """The last letter of each page but the last one."""
    return [pages.lines(page).rstrip()[-1] for page in range(1, len(pages))]


def set_pages(width: int) -> Pdf:
    _, fragment = set_lines(f"<p>{WORDS * 60}</p>", css_for(width, "p { orphans: 2; widows: 2 }"))
    return Pdf(link_alone(fragment))


def test_hardly_a_page_ends_in_the_middle_of_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    widths = range(150, 230, 10)
    ours = [set_pages(width) for width in widths]
    monkeypatch.setattr(page_ends, "_ends_in_word", lambda *_: False)
    theirs = [set_pages(width) for width in widths]
    assert [said(pages) for pages in ours] == [said(pages) for pages in theirs]
    assert count_parted(theirs) > 20
    assert count_parted(ours) < count_parted(theirs) / 8  # of lines that end in hyphens there may be three in a row


def count_parted(books: list[Pdf]) -> int:
    """How many pages end in the middle of a word."""
    return sum(is_hyphen(letter) for pages in books for letter in ends(pages))


def is_hyphen(letter: str) -> bool:
    return letter in "\u00ad\u2010\ufffe\x02-"


def said(pages: Pdf) -> str:
    return pages.all_words().replace(" ", "")
