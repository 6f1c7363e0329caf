"""Boxes and tabs of MkDocs."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import boxes, markup


@pytest.mark.parametrize(
    ("opening", "title", "role"),
    [
        ("!!! tip", "", "doc-tip"),
        ('!!! danger "Deep water"', "Deep water", "doc-notice"),
        ('!!! note inline end "Deep water"', "Deep water", "doc-notice"),
        ("!!! warning Deep water", "Deep water", "doc-notice"),
        ('???+ question "Why?"', "Why?", "doc-notice"),
        ("??? hint", "Hint", "doc-tip"),
    ],
)
def test_a_box_holds_what_is_indented(opening: str, title: str, role: str) -> None:
    assert boxes(f"{opening}\n    Swim.\n\n    - Or row.\n\nAfter.") == [(title, role, "Swim. Or row.")]


@pytest.mark.parametrize("source", ["!!! Wow that was close", "??? who knows", "!!! so", "!!!"])
def test_marks_before_a_sentence_are_characters(source: str) -> None:
    assert markup(f"{source}\n\nOn.") == f"<p>{source}</p>\n<p>On.</p>\n"


def test_all_tabs_stand_after_their_labels() -> None:
    source = '=== "With sail"\n\n    Hoist it.\n\n    ```sh\n    up\n    ```\n\n===+ "With oars"\n\n    Row.\n\nAfter.'
    found = markup(source)
    assert "===" not in found
    assert [found.index(words) for words in ("With sail", "Hoist it.", "up", "With oars", "Row.", "After.")] == sorted(
        found.index(words) for words in ("With sail", "Hoist it.", "up", "With oars", "Row.", "After.")
    )
    assert found.count("<pre>") == 1


def test_a_line_under_words_is_still_a_heading() -> None:
    assert "<h1>Sails</h1>" in markup("Sails\n===\n\nWords.")


def test_boxes_between_slashes() -> None:
    assert boxes("/// tip | Of oars\nRow.\n///\n\nAfter.") == [("Of oars", "doc-tip", "Row.")]
    assert markup("/// so it goes\n\n// on") == "<p>/// so it goes</p>\n<p>// on</p>\n"
