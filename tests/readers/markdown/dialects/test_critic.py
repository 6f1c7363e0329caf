"""Changes as CriticMarkup writes them."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("a {++red++} boat", "a <ins>red</ins> boat"),
        ("a {--red--} boat", "a <del>red</del> boat"),
        ("a {~~red~>*blue*~~} boat", "a <del>red</del><ins><em>blue</em></ins> boat"),
        ("a {==red==} boat", "a <mark>red</mark> boat"),
    ],
)
def test_changes_are_shown(source: str, found: str) -> None:
    assert markup(source) == f"<p>{found}</p>\n"


def test_a_comment_goes_with_a_note() -> None:
    assert markup("a boat{>>which?<<} sank") == "<p>a boat sank</p>\n"
    assert noted("a boat{>>which?<<} sank") == [("text-dropped", "a comment: “which?”")]


@pytest.mark.parametrize("source", ["a {-- boat", "{+ b +}", "{= c =}", "{> d <}"])
def test_other_braces_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source.replace('<', '&lt;').replace('>', '&gt;')}</p>\n"
