"""Boxes between colons."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import boxes, markup


@pytest.mark.parametrize(
    ("opening", "title", "role"),
    [
        ("::: tip", "", "doc-tip"),
        ("::: warning Wet paint", "Wet paint", "doc-notice"),
        (":::caution[Wet paint]", "Wet paint", "doc-notice"),
        (":::{tip} Dry it", "Dry it", "doc-tip"),
        (":::{admonition} Dry it\n:class: tip", "Dry it", "doc-tip"),
        ('::: {.callout-note title="Of paint"}', "Of paint", "doc-notice"),
        ("::: {.callout-important}\n## Of paint", "Of paint", "doc-notice"),
        ("::: {.tip #x}", "", "doc-tip"),
        ("::: details Open me", "Open me", ""),
    ],
)
def test_every_dialect_names_its_boxes(opening: str, title: str, role: str) -> None:
    assert boxes(f"{opening}\n\nWait a day.\n\n:::\n\nAfter.") == [(title, role, "Wait a day.")]


def test_boxes_stand_in_boxes() -> None:
    inner = [("", "doc-tip", "In.")]
    assert boxes(":::: note\nOut.\n\n::: tip\nIn.\n:::\n\n::::\n\nAfter.")[1:] == inner
    assert boxes("::: note\nOut.\n\n::: tip\nIn.\n:::\n\n:::\n\nAfter.")[1:] == inner


@pytest.mark.parametrize("source", ["::: who knows where this goes", "::: so it goes ::: on"])
def test_three_colons_before_a_sentence_are_characters(source: str) -> None:
    assert markup(source) == f"<p>{source}</p>\n"


def test_a_division_keeps_its_words_and_says_nothing() -> None:
    assert markup("::: {.columns}\nOne.\n:::\n") == "<p>One.</p>\n"
    assert markup("::: wide\nOne.\n:::\n") == "<p>One.</p>\n"


@pytest.mark.parametrize("colons", [":::    1. left", "::: note"])
def test_colons_to_the_left_of_a_list_end_no_line_of_it(colons: str) -> None:
    assert "strand" in markup(f"- strand\n{colons}\n    2. right\n- task\n")
