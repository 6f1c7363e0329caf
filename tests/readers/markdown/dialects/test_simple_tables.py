"""Tables whose columns are ruled by dashes."""

from __future__ import annotations

import re

import pytest

from tests.readers.markdown.reading import markup


def rows(source: str) -> list[list[str]]:
    """The words of each cell, row by row."""
    return [
        [" ".join(re.sub("<[^>]+>", " ", cell).split()) for cell in re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL)]
        for row in re.findall(r"<tr>.*?</tr>", markup(source), re.DOTALL)
    ]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        (
            "  Boat    Oars\n-------   ----\n  Skiff      2\n    Gig      4\n\nAfter.",
            [["Boat", "Oars"], ["Skiff", "2"], ["Gig", "4"]],
        ),
        ("-----  ----\nSkiff  2\nGig    4\n-----  ----\n", [["Skiff", "2"], ["Gig", "4"]]),
        (
            "------------------\nBoat       Oars\n---------- -------\nA long     2 or\n*skiff*    3\n\nGig        4\n"
            "------------------\n",
            [["Boat", "Oars"], ["A long skiff", "2 or 3"], ["Gig", "4"]],
        ),
    ],
)
def test_columns_stand_under_their_dashes(source: str, found: list[list[str]]) -> None:
    assert rows(source) == found


@pytest.mark.parametrize("source", ["Words.\n\n-- -- --\n\nMore.", "Words\n-----\n\nMore.", "---\n\nWords.\n\n---\n"])
def test_other_lines_of_dashes_are_no_tables(source: str) -> None:
    assert "<table" not in markup(source)


def test_dashes_that_would_cut_words_rule_no_columns() -> None:
    found = markup("So it goes on and on\n---- ----\nand on and on.\n")
    assert "<table" not in found
    assert "So it goes on and on" in found
