"""What is called boilerplate, by element, role, class and id."""

from __future__ import annotations

import pytest
from lxml import html

from octavo.readers.html.boilerplate import is_meta, reason


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("<nav>", "nav"),
        ("<div role=navigation>", "navigation"),
        ("<footer>", "footer"),
        ("<article><footer>", ""),
        ("<div hidden>", "hidden"),
        ("<div style='display: none'>", "hidden"),
        ("<div class=shareButtons>", "share-buttons"),
        ("<div id=comments>", "comments"),
        ("<span id=comments>", ""),
        ("<div class='post-content sidebar'>", ""),
        ("<p class=share>", ""),
        ("<pre><span class=share>", ""),
        ("<div class=prose>", ""),
    ],
)
def test_what_a_page_calls_its_boilerplate(markup: str, why: str) -> None:
    element = next(found for found in html.fragment_fromstring(markup).iter() if not len(found))
    assert reason(element) == why


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<time>", True),
        ("<span class=byline>", True),
        ("<p class='post-meta'>", True),
        ("<a rel=author>", False),
        ("<span rel=author>", True),
        ("<h1 class=date>", False),
        ("<div class=text>", False),
    ],
)
def test_bylines_and_dates(markup: str, expected: bool) -> None:
    assert is_meta(html.fragment_fromstring(markup)) is expected
