"""Moments are written as ISO 8601 in UTC."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from octavo.moments import format_utc


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (datetime(216, 1, 1), "0216-01-01T00:00:00Z"),
        (datetime(2024, 5, 31, 1, 2, 3, 999, timezone(timedelta(hours=2))), "2024-05-30T23:02:03Z"),
        (datetime(9999, 12, 31, 23, 59, 59), "9999-12-31T23:59:59Z"),
    ],
)
def test_moments_are_written_in_utc_with_four_figures_of_the_year(moment: datetime, written: str) -> None:
    assert format_utc(moment) == written
