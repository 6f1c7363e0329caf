"""Alerts of GitHub and callouts of Obsidian."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import boxes, markup


@pytest.mark.parametrize(
    ("opening", "title", "role"),
    [
        ("> [!NOTE]", "", "doc-notice"),
        ("> [!tip] Of *oars*", "Of oars", "doc-tip"),
        ("> [!warning]- Of `oars`", "Of oars", "doc-notice"),
        ("> [!example|right]+ Of oars", "Of oars", "doc-example"),
        ("> **Warning**", "Warning", "doc-notice"),
        ("> [!harbour] Of oars", "Of oars", "doc-notice"),
    ],
)
def test_a_quotation_with_a_kind_is_a_box(opening: str, title: str, role: str) -> None:
    assert boxes(f"{opening}\n> Row *hard*.\n>\n> - Or sail.\n\nAfter.") == [(title, role, "Row hard. Or sail.")]


def test_alerts_stand_in_alerts() -> None:
    assert [title for title, _, _ in boxes("> [!note] Out\n> > [!tip] In\n> > Row.\n>\n> Sail.")] == ["Out", "In"]


def test_a_title_alone_is_a_box() -> None:
    assert boxes("> [!tip] Row\n\nAfter.") == [("Row", "doc-tip", "")]


@pytest.mark.parametrize("source", ["> **Ada** rows.", "> **Row**\n> hard.", "> [see] it.", "> Note\n> this."])
def test_other_quotations_stay(source: str) -> None:
    assert markup(source).startswith("<blockquote>")
    assert not boxes(source)
