"""Words marked with a pen, inserted words, keys."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("A ==bright *red* line==.", "A <mark>bright <em>red</em> line</mark>."),
        ("(==x== and 「==青==」)", "(<mark>x</mark> and 「<mark>青</mark>」)"),
        ("==two\nlines==", "<mark>two\nlines</mark>"),
        ("A ++new++ word; press ++ctrl+c++.", "A <ins>new</ins> word; press <kbd>ctrl+c</kbd>."),
    ],
)
def test_marks_enclose_words(source: str, found: str) -> None:
    assert markup(source).split() == f"<p>{found}</p>".split()


@pytest.mark.parametrize(
    "source", ["if a == b or c == d", "x==y and z==w", "i++ and j++", "C++ and D++ and ++i", "a === b ==="]
)
def test_signs_of_programs_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"
