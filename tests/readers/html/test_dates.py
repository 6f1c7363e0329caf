"""Dates as pages write them."""

from __future__ import annotations

import pytest

from octavo.readers.html.dates import find_moment


@pytest.mark.parametrize(
    ("written", "language", "moment"),
    [
        ("2021-05-03T10:00:00.000+02:00", "", "2021-05-03T10:00:00+02:00"),
        ("20210503", "", "2021-05-03"),
        ("Mon Aug 03 12:45:00 EDT 2015", "", "2015-08-03"),
        ("2021年5月3日", "", "2021-05-03"),
        ("3 May '2021", "", "2021-05-03"),
        ("3. toukokuuta 2021", "fi", "2021-05-03"),
        ("5. listopada 2020", "pl", "2020-11-05"),
        ("5. listopada 2020", "hr", "2020-10-05"),
        ("3/4/2021", "en-US", "2021-03-04"),
        ("3/4/2021", "en-GB", "2021-04-03"),
        ("3-4-2021", "en-US", "2021-04-03"),
        ("Version 12, 2021", "en", ""),
        ("1 May 1789", "en", ""),
    ],
)
def test_a_moment_is_read_as_the_language_of_the_page_writes_it(written: str, language: str, moment: str) -> None:
    assert find_moment(written, language) == moment
