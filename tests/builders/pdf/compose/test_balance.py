"""Titles of several lines: even ones, parted where they pause."""

from __future__ import annotations

import pytest

from tests.builders.pdf.compose.setting import css_for, set_lines

CSS = "h1, h2, .subtitle { margin: 0; font-size: 24px; text-align: start; hyphens: none }"


def lines_of(title: str, width: float = 460, around: str = "h1") -> list[str]:
    """The lines of a title on so many CSS pixels."""
    name, _, kind = around.partition(".")
    found, _ = set_lines(f'<{name} class="{kind}">{title}</{name}>', css_for(width, CSS))
    return [one.text for one in found]


def test_a_title_is_parted_at_its_colon() -> None:
    title = "The Slow Harbour: A Report on Tides, Silt and the People Who Measure Them"
    for width in (260, 300, 380):
        assert lines_of(title, width)[0] == "The Slow Harbour:"
        assert " ".join(lines_of(title, width)) == title


@pytest.mark.parametrize("around", ["h1", "h2", "p.subtitle"])
@pytest.mark.parametrize("width", [260, 330, 460])
def test_no_last_line_is_a_third_of_the_longest(around: str, width: float) -> None:
    for title in (
        "What the keepers of the old harbour wrote down of it",
        "A method for the measurement of silt in tidal rivers and of the mud in them",
        "How a town without a harbour came to have one",
    ):
        found = [len(line) for line in lines_of(title, width, around)]
        assert len(found) > 1
        assert found[-1] > 0.45 * max(found)


def test_a_title_takes_no_more_lines_than_it_needs() -> None:
    title = "Water: how it was measured in the harbour"
    assert len(lines_of(title, 460)) == 2
    assert len(lines_of(title, 1000)) == 1


def test_text_is_filled_as_before() -> None:
    found, _ = set_lines(
        "<p>What the keepers of the old harbour wrote down</p>", css_for(300, "p { text-align: start }")
    )
    assert found[0].width > found[-1].width * 2
