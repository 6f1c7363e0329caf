"""Emoji by their names."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"), [(":rocket: Up", "🚀 Up"), ("Yes :+1:!", "Yes 👍!"), ("(:smile:)", "(😄)")]
)
def test_known_names_are_characters(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


@pytest.mark.parametrize("source", [":boatswain: row", "at 10:100:20", "a:rocket:b", ":date: today", "std::fire::x"])
def test_other_words_between_colons_are_words(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"
