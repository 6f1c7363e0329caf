"""Titles in a row under a rubric are other articles'; the last of them may head the next paragraph."""

from __future__ import annotations

from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

PAGE = f"Why the lamp of the harbour is never late\n\nBy Ada Holm\n\nShare on Facebook\n\n{PROSE}\n\n{MORE}"
ROW = "Ten bridges that no boat can pass in winter\n\nWhat the pilots of the north have for breakfast"


def test_titles_under_read_next_are_left_out() -> None:
    assert sum("teaser" in detail for detail in left_out(f"{PAGE}\n\nRead next\n\n{ROW}")) == len(
        ["rubric", *ROW.split("\n\n")]
    )


def test_the_heading_after_a_row_of_titles_stays() -> None:
    assert headings(read_text(f"{PAGE}\n\nRead next\n\n{ROW}\n\nLow water\n\n{PROSE}\n\n{MORE}")) == ["Low water"]


def test_a_heading_of_the_same_words_stays_in_what_is_no_page() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\nRead next\n\n{PROSE}\n\n{MORE}") == []
