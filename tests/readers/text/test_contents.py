"""A list of the headings that stand below is left out; any other row of short lines is not."""

from __future__ import annotations

from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

HEADINGS = ["Low water", "High water", "The lamp at noon"]
SECTIONS = "\n\n".join(f"{heading}\n\n{PROSE}\n\n{MORE}" for heading in HEADINGS)


def test_a_list_of_the_headings_below_is_left_out() -> None:
    text = f"The Lamp\n\n{PROSE}\n\n" + "\n\n".join(HEADINGS) + f"\n\n{SECTIONS}"
    assert headings(read_text(text)) == HEADINGS
    assert len(left_out(text)) == len(HEADINGS)


def test_the_numbers_of_its_entries_do_not_matter() -> None:
    entries = "\n\n".join(f"{number}. {heading}" for number, heading in enumerate(HEADINGS, 1))
    assert headings(read_text(f"The Lamp\n\n{PROSE}\n\n{entries}\n\n{SECTIONS}")) == HEADINGS


def test_short_lines_that_head_nothing_below_stay() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\nRope\n\nTar\n\nOil\n\n{PROSE}\n\n{MORE}") == []


def test_two_lines_are_no_list() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\nLow water\n\nHigh water\n\n{SECTIONS}") == []
