"""Citations, whose entries a book does not have, stay as they were written."""

from __future__ import annotations

import pytest

from tests.readers.markdown.reading import markup


@pytest.mark.parametrize(
    "source",
    [
        "as [@holm2020] says",
        "as [@holm2020, p. 3; see @lind:boats] say",
        "as @holm2020 [p. 3] says",
        "so [-@holm_1] says",
        "as [@holm2020]{.cite} says",
    ],
)
def test_citations_stay(source: str) -> None:
    kept = source.replace("[@holm2020]{.cite}", "@holm2020")
    assert markup(source) == f"<p>{kept}</p>\n"
