"""Private comments."""

from __future__ import annotations

import pytest

from octavo.notes import Notes
from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("The barn %%ask Per%% burned.", "<p>The barn  burned.</p>\n"),
        ("One.\n\n%%\nnot for print\n\nnor this\n%%\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("One.\n\n%% all\nof this %%\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
    ],
)
def test_a_comment_is_left_out_and_noted(source: str, found: str) -> None:
    assert markup(source).replace("  ", " ") == found.replace("  ", " ")
    assert [code for code, _ in noted(source)] == ["text-dropped"]


def test_a_comment_that_is_asked_for_is_kept() -> None:
    notes = Notes(keep=("ask per",))
    assert "ask Per" in markup("The barn %%ask Per%% burned.", notes)


@pytest.mark.parametrize(
    "source", ["Add 10%% of it and 20%% of that", "100 %% or 50 %% it is", "A lone %% here", "a%%b%%c"]
)
def test_other_pairs_of_signs_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"
