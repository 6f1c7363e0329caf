"""Numbers of lists that CommonMark does not know."""

from __future__ import annotations

import pytest

from octavo.model import List
from octavo.walk import line, visit
from tests.readers.markdown.reading import markup, read_markdown


def lists(source: str) -> list[tuple[str | None, int, list[str]]]:
    """Numbering, first number and items of each list."""
    found = read_markdown(f"# Title\n\n{source}")
    return [
        (node.numbering, node.start, [line(item.body) for item in node.items])
        for node in visit(found)
        if isinstance(node, List)
    ]


@pytest.mark.parametrize(
    ("source", "numbering", "start"),
    [
        ("a. Skiff\nb. Gig", "lower-alpha", 1),
        ("(a) Skiff\n(b) Gig", "lower-alpha", 1),
        ("i. Skiff\nii. Gig", "lower-roman", 1),
        ("A)  Skiff\n\nB)  Gig", "upper-alpha", 1),
        ("I.  Skiff\nII.  Gig", "upper-roman", 1),
        ("#. Skiff\n#. Gig", "decimal", 1),
        ("(1) Skiff\n(2) Gig", "decimal", 1),
        ("(@) Skiff\n(@gig) Gig", "decimal", 1),
    ],
)
def test_lists_are_counted_in_many_ways(source: str, numbering: str, start: int) -> None:
    assert lists(source) == [(numbering, start, ["Skiff", "Gig"])]


def test_items_hold_blocks() -> None:
    found = markup("a. Skiff\n\n    Red.\n\n    - Oar\n\nb. Gig\n\nAfter.")
    assert found.count("<li>") == 3
    assert "<p>Red.</p>" in found
    assert found.endswith("<p>After.</p>\n")


def test_examples_are_counted_on_and_named() -> None:
    found = read_markdown("# Title\n\n(@) Skiff\n(@gig) Gig\n\nWords.\n\n(@) Punt\n\nAs (@gig) shows, not (@none).")
    assert [node.start for node in visit(found) if isinstance(node, List)] == [1, 3]
    assert line(found.body).endswith("As (2) shows, not (@none).")


@pytest.mark.parametrize(
    "source",
    [
        "(c) 2020 Ada Holm",
        "A. Holm wrote\nB. Lind read",
        "i. e. a boat",
        "b. second\nc. third",
        "x) a boat",
        "Mr. Holm rows",
    ],
)
def test_letters_before_a_sentence_are_characters(source: str) -> None:
    assert markup(source).split() == f"<p>{source}</p>".split()
