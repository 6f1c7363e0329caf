"""Names of blocks."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup, noted


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("The wheel turns. ^wheel", "wheel"),
        ("The wheel turns ^3f2a9c", "3f2a9c"),
        ("“It turns!” ^first-turn", "first-turn"),
    ],
)
def test_a_name_at_the_end_is_the_id_of_its_block(source: str, name: str) -> None:
    assert markup(source) == f'<p id="{name}">{source.rpartition(" ^")[0]}</p>\n'
    assert noted(source) == [("text-dropped", f"the name of a block: “^{name}”")]


@pytest.mark.parametrize("source", ["It is a raised to the ^n", "Press ^c to stop", "x ^y"])
def test_a_caret_in_a_sentence_is_a_character(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"
