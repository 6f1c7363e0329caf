"""Classes and ids are names as whole tokens only."""

from __future__ import annotations

import pytest

from octavo.readers.html.boilerplate.class_names import boilerplate_name, is_meta_name


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ("share-buttons", "share-buttons"),
        ("hero shareButtons", "share-buttons"),
        ("c-newsletter__field", "newsletter"),
        ("post-comments-2", "post-comments"),
        ("share-prices", ""),
        ("cookie-recipe", ""),
        ("social-history", ""),
        ("category-water tag-mills", ""),
        ("post-12 hentry sidebar", ""),
        ("entry-content related", ""),
        ("has-sidebar", ""),
        ("content-with-sidebar", ""),
        ("no-sidebar", ""),
    ],
)
def test_what_a_class_calls_boilerplate(names: str, expected: str) -> None:
    assert boilerplate_name(names) == expected


@pytest.mark.parametrize(
    ("names", "expected"), [("byline", True), ("entry-date", True), ("date-palm", False), ("minutes-of-1910", False)]
)
def test_what_a_class_calls_a_byline(names: str, expected: bool) -> None:
    assert is_meta_name(names) is expected
