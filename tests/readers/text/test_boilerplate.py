"""Buttons and counters of a saved page go where they stand with their like; a heading of the same words stays."""

from __future__ import annotations

import pytest

from tests.readers.text.reading import MORE, PROSE, headings, left_out, read_text

PAGE = (
    f"Why the lamp of the harbour is never late\n\nBy Ada Holm\n\nMay 3, 2021\n\nShare on Facebook\n\n{PROSE}\n\n{MORE}"
)


@pytest.mark.parametrize(
    "line",
    [
        "Facebook0 Pinterest0 0 Likes",
        "Zurück zum Hafen",
        "Retour à la liste",
        "Keine Kommentare",
        "12 commentaires",
        "Sie befinden sich hier:",
        "Klick, um über Twitter zu teilen (Wird in neuem Fenster geöffnet)",
        "Read more about lamps",
    ],
)
def test_buttons_after_an_article_are_left_out(line: str) -> None:
    assert any(line in detail for detail in left_out(f"{PAGE}\n\n{line}"))


def test_a_heading_that_a_button_might_be_stays() -> None:
    assert headings(read_text(f"{PAGE}\n\nBack to the quay\n\n{PROSE}\n\n{MORE}")) == ["Back to the quay"]


def test_nothing_is_left_out_of_what_is_no_page() -> None:
    assert left_out(f"The Lamp\n\n{PROSE}\n\nBack to the quay\n\n{MORE}\n\n{PROSE}") == []
