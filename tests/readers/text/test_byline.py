"""What a line says of an article's writers."""

from __future__ import annotations

import pytest

from octavo.readers.text.byline import read_names


@pytest.mark.parametrize("name", ["The Valley Museum", "The Octavo Project", "Ada Holm", "The Harbour Trust"])
def test_who_is_named_after_by_may_be_an_organisation(name: str) -> None:
    assert read_names(f"By {name}") == (name,)


@pytest.mark.parametrize("line", ["By The Sea", "By the old mill", "By The 1990s"])
def test_places_and_times_are_nobody(line: str) -> None:
    assert read_names(line) == ()
