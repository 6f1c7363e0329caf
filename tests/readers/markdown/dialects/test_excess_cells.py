"""Cells for which a table has no column."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import noted


@pytest.mark.parametrize(
    ("row", "lost"),
    [("| gig | 4 | red |", ["red"]), ("gig | 4 | red | new", ["red", "new"]), ("| gig | 4 |  |", []), ("| gig |", [])],
)
def test_what_is_not_shown_is_noted(row: str, lost: list[str]) -> None:
    found = noted(f"| Boat | Oars |\n|---|---|\n| skiff | 2 |\n{row}\n\nAfter.")
    assert found == [("text-dropped", f"a cell that has no column: “{cell}”") for cell in lost]
